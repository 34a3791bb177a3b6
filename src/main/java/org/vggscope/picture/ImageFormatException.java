package org.vggscope.picture;

import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/**
 * A picture that cannot be read. The message is one line for people: what is wrong and what would
 * help.
 */
public class ImageFormatException extends ProblemException {
  private static final long serialVersionUID = 1L;

  public ImageFormatException(Problem problem) {
    super(problem);
  }

  public ImageFormatException(Problem problem, Throwable cause) {
    super(problem, cause);
  }
}
