package org.vggscope.picture;

import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** A {@code .npy} file that cannot be used. Its problem says what is wrong and what would help. */
public class NumpyFormatException extends ProblemException {
  private static final long serialVersionUID = 1L;

  public NumpyFormatException(Problem problem) {
    super(problem);
  }

  public NumpyFormatException(Problem problem, Throwable cause) {
    super(problem, cause);
  }
}
