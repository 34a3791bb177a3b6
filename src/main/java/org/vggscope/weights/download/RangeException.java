package org.vggscope.weights.download;

import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** The server answered another range of the file than the one that was asked for. */
final class RangeException extends ProblemException {
  private static final long serialVersionUID = 1L;

  RangeException(Problem problem) {
    super(problem);
  }
}
