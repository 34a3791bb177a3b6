package org.vggscope.support;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address of the web as people give it and as browsers show it: in any script, with spaces. */
public final class GivenAddress {
  private static final Pattern PARTS =
      Pattern.compile("(https?://)((?:[^/?#]*@)?)([^/?#@]*?)((?::\\d*)?)([/?#].*)?");

  /** What an address cannot have as it is; a percent sign may only begin a code. */
  private static final Pattern FOREIGN =
      Pattern.compile("[^\\w.~:/?#@!$&'()*+,;=%-]+|%(?!\\p{XDigit}{2})");

  private GivenAddress() {}

  /**
   * The address as servers take it.
   *
   * @throws URISyntaxException when it is none of the web
   * @throws IllegalArgumentException when there can be no host of that name
   */
  public static URI of(String given) throws URISyntaxException {
    Matcher parts = PARTS.matcher(given);
    if (!parts.matches()) {
      throw new URISyntaxException(given, "No address of the web");
    }
    String host = parts.group(3);
    return new URI(
        parts.group(1)
            + coded(parts.group(2))
            + (host.startsWith("[") ? host : IDN.toASCII(host))
            + parts.group(4)
            + (parts.group(5) == null ? "" : coded(parts.group(5))));
  }

  private static String coded(String part) {
    return FOREIGN.matcher(part).replaceAll(found -> codes(found.group()));
  }

  private static String codes(String foreign) {
    StringBuilder codes = new StringBuilder();
    for (byte each : foreign.getBytes(StandardCharsets.UTF_8)) {
      codes.append('%').append("%02X".formatted(each));
    }
    return codes.toString();
  }
}
