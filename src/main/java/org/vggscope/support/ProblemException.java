package org.vggscope.support;

import java.io.IOException;

/** Something could not be done for a reason that a person can read and mend. */
public class ProblemException extends IOException implements Problem.Carrier {
  private static final long serialVersionUID = 1L;

  /** What Unix says of a full disk. */
  private static final String FULL = "No space left on device";

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
        : ofSystem(failure.getMessage());
  }

  /** What is wrong in the words of the system, and what helps where that is known. */
  public static Problem ofSystem(String said) {
    return FULL.equals(said)
        ? Problem.of("No space left on device; free some of the disk, or choose another place")
        : Problem.of("%s", said);
  }
}
