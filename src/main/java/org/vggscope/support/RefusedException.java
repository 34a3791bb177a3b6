package org.vggscope.support;

/** What was asked for cannot be done, for a reason that a person can read and mend. */
public final class RefusedException extends IllegalArgumentException implements Problem.Carrier {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public RefusedException(Problem problem) {
    this(problem, null);
  }

  public RefusedException(Problem problem, Throwable cause) {
    super(problem.english(), cause);
    this.problem = problem;
  }

  @Override
  public Problem problem() {
    return problem;
  }
}
