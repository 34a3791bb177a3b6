package org.vggscope.weights.download;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.weights.Messages;

/** The server that has the file: asks it for bytes and makes sure that it answers the question. */
final class ModelServer {
  private static final int MOST_REDIRECTS = 10;
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final String TUNNELLING = "jdk.http.auth.tunneling.disabledSchemes";

  private final DownloadRequest request;
  private final DownloadSettings settings;
  private final StopSignal stop;
  private final HttpClient client;

  /** Whether a server has answered; set by the client's thread, since a body may fail very soon. */
  private volatile boolean reached;

  ModelServer(DownloadRequest request, DownloadSettings settings, StopSignal stop)
      throws DownloadException {
    this.request = request;
    this.settings = settings;
    this.stop = stop;
    try {
      this.client = client(request.address(), settings);
    } catch (IllegalArgumentException e) {
      throw new DownloadException(ProblemException.of(e), e);
    }
  }

  private static HttpClient client(URI address, DownloadSettings settings) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.stall())
            .proxy(settings.proxies());
    if (settings.proxies() instanceof Proxies own && own.authenticator(address) != null) {
      if (System.getProperty(TUNNELLING) == null) {
        // Java tells no proxy a password on the way to a secured server unless this is empty.
        System.setProperty(TUNNELLING, "");
      }
      builder.authenticator(own.authenticator(address));
    }
    return builder.build();
  }

  /**
   * Asks for the bytes of the file from a position on. A server is free to answer the whole file.
   *
   * @param validator what the server is to compare before it sends a rest, or null
   * @throws RangeException when the server answers other bytes than those
   * @throws LineException when it cannot be reached or is busy, but may be in a moment
   * @throws DownloadException when it will not have the file in a moment either
   * @throws StoppedException when told to stop
   */
  Reply ask(long from, String validator) throws IOException {
    URI address = request.address();
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpResponse<BodyQueue> response = send(address, from, validator);
      boolean taken = false;
      try {
        if (!Answers.isRedirect(response.statusCode())) {
          Reply reply = reply(response, address, from);
          taken = true;
          return reply;
        }
        address = Answers.follow(address, response.headers().firstValue("Location").orElse(null));
      } finally {
        // A proxy's refusal on the way to a secured server has none.
        if (!taken && response.body() != null) {
          response.body().close();
        }
      }
    }
    throw new DownloadException(
        Problem.of(
            "%s leads from one address to the next without end; try a mirror", request.address()));
  }

  private HttpResponse<BodyQueue> send(URI address, long from, String validator)
      throws IOException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(address)
            .header("User-Agent", "VggScope")
            .header("Accept-Encoding", "identity");
    if (from > 0) {
      builder.header("Range", "bytes=" + from + "-");
      if (validator != null) {
        builder.header("If-Range", validator);
      }
    }
    try {
      settings.proxies().select(address);
    } catch (IllegalArgumentException e) {
      throw new DownloadException(ProblemException.of(e), e);
    }
    CompletableFuture<HttpResponse<BodyQueue>> response =
        client.sendAsync(
            builder.build(),
            info -> {
              reached = true;
              return new BodyQueue();
            });
    boolean answered = false;
    try {
      HttpResponse<BodyQueue> answer = await(response, address);
      answered = true;
      return answer;
    } finally {
      if (!answered) {
        response.cancel(true);
      }
    }
  }

  private HttpResponse<BodyQueue> await(
      CompletableFuture<HttpResponse<BodyQueue>> response, URI address) throws IOException {
    long deadline = System.nanoTime() + settings.stall().toNanos();
    while (true) {
      stop.check();
      try {
        return response.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (System.nanoTime() - deadline >= 0) {
          throw unreachable(
              address,
              Problem.of("no answer for %s", BodyQueue.seconds(settings.stall())),
              e,
              false);
        }
      } catch (ExecutionException e) {
        Throwable cause = e.getCause();
        throw unreachable(address, Causes.describe(cause), cause, cause instanceof SSLException);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoppedException();
      }
    }
  }

  /** A server that never answered is not there; one that did may be again. */
  private IOException unreachable(URI address, Problem why, Throwable cause, boolean insecure) {
    if (insecure && !reached) {
      return new DownloadException(
          Problem.of(
              "%s offers no connection that can be trusted (%s); check this machine's clock, or try"
                  + " a mirror",
              address.getHost(), why),
          cause);
    }
    if (!reached) {
      return new DownloadException(unreached(address, why), cause);
    }
    return new LineException(why, cause);
  }

  private Problem unreached(URI address, Problem why) {
    Proxy proxy = settings.proxies().select(address).get(0);
    return proxy.address() instanceof InetSocketAddress place
        ? Problem.of(
            "%s cannot be reached through the proxy %s:%d: %s; check the network, or set a proxy or"
                + " a mirror",
            address.getHost(), place.getHostString(), place.getPort(), why)
        : Problem.of(
            "%s cannot be reached: %s; check the network, or set a proxy or a mirror",
            address.getHost(), why);
  }

  private Reply reply(HttpResponse<BodyQueue> response, URI address, long from) throws IOException {
    HttpHeaders headers = response.headers();
    int status = response.statusCode();
    if (status == 200) {
      checkWhole(address, headers);
      return new Reply(0, headers, response.body());
    }
    if (from > 0 && (status == 206 || status == 416)) {
      checkRange(status, headers, from);
      return new Reply(from, headers, response.body());
    }
    throw Answers.explain(address, status, headers);
  }

  /** Knows a wrong file before its bytes come: another version, or a page that asks to log in. */
  private void checkWhole(URI address, HttpHeaders headers) throws DownloadException {
    String encoding = headers.firstValue("Content-Encoding").orElse("identity");
    OptionalLong length = length(headers);
    String type = headers.firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    Phrase wrong = null;
    if (type.startsWith("text/html")) {
      wrong = Phrase.of("a web page");
    } else if (!encoding.equalsIgnoreCase("identity")) {
      wrong = Phrase.of("packed with %s", Messages.quote(encoding));
    } else if (length.isPresent() && length.getAsLong() != request.size()) {
      wrong = Phrase.of("%d bytes", length.getAsLong());
    }
    if (wrong != null) {
      throw new DownloadException(
          Problem.of(
              "%s is not the file of %s but %s in place of %d bytes; check the network's log-in page, or try a mirror",
              address, request.id(), wrong, request.size()));
    }
  }

  private void checkRange(int status, HttpHeaders headers, long from) throws RangeException {
    Optional<ContentRange> range = headers.firstValue("Content-Range").flatMap(ContentRange::parse);
    OptionalLong length = length(headers);
    boolean right =
        status == 206
            && headers.firstValue("Content-Encoding").isEmpty()
            && range.isPresent()
            && range.get().first() == from
            && range.get().last() >= from
            && range.get().last() < request.size()
            && (range.get().total() < 0 || range.get().total() == request.size())
            && (length.isEmpty()
                || length.getAsLong() == range.get().last() - range.get().first() + 1);
    if (!right) {
      throw new RangeException(
          Problem.of(
              "%s was asked for the bytes from %d on and answered others (HTTP %d, %s)",
              request.address().getHost(),
              from,
              status,
              headers
                  .firstValue("Content-Range")
                  .map(answered -> Phrase.of("%s", Messages.quote(answered)))
                  .orElse(Phrase.of("no range"))));
    }
  }

  private static OptionalLong length(HttpHeaders headers) {
    String value = headers.firstValue("Content-Length").orElse("");
    return value.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(value))
        : OptionalLong.empty();
  }
}
