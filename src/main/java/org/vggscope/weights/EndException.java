package org.vggscope.weights;

import java.io.EOFException;
import org.vggscope.support.Problem;

/** A file ends before its data does, and says so in any language. */
final class EndException extends EOFException implements Problem.Carrier {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  EndException(Problem problem) {
    super(problem.english());
    this.problem = problem;
  }

  @Override
  public Problem problem() {
    return problem;
  }
}
