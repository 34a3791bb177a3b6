package org.vggscope.weights;

import org.vggscope.support.Problem;

/** A weight file that holds infinity, or what is no number, where a layer's weights should be. */
public final class NotFiniteException extends WeightFileException {
  private static final long serialVersionUID = 1L;

  public NotFiniteException(Problem problem) {
    super(problem);
  }

  public NotFiniteException(Problem problem, Throwable cause) {
    super(problem, cause);
  }
}
