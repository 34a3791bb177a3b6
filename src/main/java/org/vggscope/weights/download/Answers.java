package org.vggscope.weights.download;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.vggscope.support.Problem;
import org.vggscope.weights.Messages;

/** What servers' answers mean that are not the file. */
final class Answers {
  private static final Set<Integer> BUSY = Set.of(408, 425, 429, 500, 502, 503, 504);
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** No server is waited for longer than that between two tries. */
  private static final Duration LONGEST_WANTED = Duration.ofMinutes(1);

  private Answers() {}

  static boolean isRedirect(int status) {
    return REDIRECTS.contains(status);
  }

  /**
   * Where a redirect leads.
   *
   * @param location the server's words, or null
   * @throws DownloadException when it leads nowhere, or from a secured address to one that is not
   */
  static URI follow(URI from, String location) throws DownloadException {
    URI to = null;
    try {
      to = location == null ? null : from.resolve(location);
    } catch (IllegalArgumentException e) {
      // It is no address.
    }
    String scheme = to == null || to.getScheme() == null ? "" : to.getScheme();
    boolean secured = scheme.equalsIgnoreCase("https");
    if (!secured && !scheme.equalsIgnoreCase("http") || to.getHost() == null) {
      throw new DownloadException(
          Problem.of(
              "%s leads to '%s', which is no address of a web server; try a mirror",
              from, Messages.quote(String.valueOf(location))));
    }
    if (!secured && from.getScheme().toLowerCase(Locale.ROOT).equals("https")) {
      throw new DownloadException(
          Problem.of(
              "%s leads to %s, which is not secured; that is refused, try a mirror",
              from, Messages.quote(to.toString())));
    }
    return to;
  }

  /**
   * What a status means.
   *
   * @return what may pass, for another try
   * @throws DownloadException for what will not
   */
  static LineException explain(URI address, int status, HttpHeaders headers)
      throws DownloadException {
    if (BUSY.contains(status)) {
      return new LineException(
          Problem.of("%s is busy or out of order (HTTP %d)", address.getHost(), status),
          wanted(headers),
          null);
    }
    throw new DownloadException(
        switch (status) {
          case 404, 410 ->
              Problem.of(
                  "%s does not exist there (HTTP %d); check the mirror's address or try another",
                  address, status);
          case 401, 403 ->
              Problem.of(
                  "%s refuses to hand out %s (HTTP %d); try a mirror",
                  address.getHost(), address, status);
          case 407 ->
              Problem.of(
                  "The proxy wants a user name and a password (HTTP 407); set them in https_proxy or"
                      + " http_proxy, like http://user:password@host:port");
          default ->
              Problem.of("%s answers HTTP %d in place of the file; try a mirror", address, status);
        });
  }

  private static Duration wanted(HttpHeaders headers) {
    String value = headers.firstValue("Retry-After").orElse("");
    if (!value.matches("\\d{1,9}")) {
      return Duration.ZERO;
    }
    Duration wanted = Duration.ofSeconds(Long.parseLong(value));
    return wanted.compareTo(LONGEST_WANTED) < 0 ? wanted : LONGEST_WANTED;
  }
}
