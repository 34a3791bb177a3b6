package org.vggscope.weights.download;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of a file a server says it sends: HTTP's {@code Content-Range}.
 *
 * @param first position of the first byte
 * @param last position of the last byte
 * @param total size of the file in bytes, or -1 when the server does not say
 */
record ContentRange(long first, long last, long total) {
  private static final Pattern FORM =
      Pattern.compile("\\s*bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)\\s*");

  /** Reads a header's value; empty when it makes no sense. */
  static Optional<ContentRange> parse(String value) {
    Matcher matcher = FORM.matcher(value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String total = matcher.group(3);
    return Optional.of(
        new ContentRange(
            Long.parseLong(matcher.group(1)),
            Long.parseLong(matcher.group(2)),
            total.equals("*") ? -1 : Long.parseLong(total)));
  }
}
