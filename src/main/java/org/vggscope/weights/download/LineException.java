package org.vggscope.weights.download;

import java.time.Duration;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** The line was cut, stalled, or the server is busy: what may have passed in a moment. */
final class LineException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final Duration wanted;

  LineException(Problem problem, Throwable cause) {
    this(problem, Duration.ZERO, cause);
  }

  /**
   * @param wanted how long the server asks to be left alone
   */
  LineException(Problem problem, Duration wanted, Throwable cause) {
    super(problem, cause);
    this.wanted = wanted;
  }

  Duration wanted() {
    return wanted;
  }
}
