package org.vggscope.weights.download;

import java.io.IOException;
import java.time.Duration;

/** The line was cut, stalled, or the server is busy: what may have passed in a moment. */
final class LineException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Duration wanted;

  LineException(String message, Throwable cause) {
    this(message, Duration.ZERO, cause);
  }

  /**
   * @param wanted how long the server asks to be left alone
   */
  LineException(String message, Duration wanted, Throwable cause) {
    super(message, cause);
    this.wanted = wanted;
  }

  Duration wanted() {
    return wanted;
  }
}
