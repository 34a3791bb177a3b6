package org.vggscope.weights;

import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** A weight file that cannot be used. Its problem says what is wrong and what would help. */
public class WeightFileException extends ProblemException {
  private static final long serialVersionUID = 1L;

  public WeightFileException(Problem problem) {
    super(problem);
  }

  public WeightFileException(Problem problem, Throwable cause) {
    super(problem, cause);
  }
}
