package org.vggscope.support;

import java.io.IOException;

/** Something could not be done for a reason that a person can read and mend. */
public class ProblemException extends IOException implements Problem.Carrier {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    this(problem, null);
  }

  public ProblemException(Problem problem, Throwable cause) {
    super(problem.english(), cause);
    this.problem = problem;
  }

  @Override
  public Problem problem() {
    return problem;
  }

  /** What is wrong by whatever was thrown: its problem, or its message as it is. */
  public static Problem of(Throwable failure) {
    return failure instanceof Problem.Carrier known && known.problem() != null
        ? known.problem()
        : Problem.of("%s", failure.getMessage());
  }
}
