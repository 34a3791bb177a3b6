package org.vggscope.training.record;

import java.util.List;
import org.vggscope.support.Problem;

/**
 * How a training is.
 *
 * @param state what it does
 * @param problem what went wrong, in a line of English; null when nothing did
 * @param said the same to be worded, as far as numbers and texts can say it; null when nothing did,
 *     and in the folder of an earlier version
 */
public record RunStatus(State state, String problem, Problem said) {
  /** What a training does. */
  public enum State {
    RUNNING,
    PAUSED,
    /** All epochs are done. */
    DONE,
    /** The schedule has no more cuts. */
    PLATEAU,
    /** Somebody stopped it; it can go on. */
    STOPPED,
    /** Something went wrong; it may go on from its checkpoint. */
    FAILED,
    /** It ended without a word, as after {@code kill -9}; it can go on from its checkpoint. */
    KILLED;

    /** Whether it is at work, or would be but for a pause. */
    public boolean isUnderWay() {
      return this == RUNNING || this == PAUSED;
    }

    /** Whether there is something to go on with. */
    public boolean canResume() {
      return this == STOPPED || this == FAILED || this == KILLED;
    }
  }

  /** Nothing went wrong. */
  public RunStatus(State state) {
    this(state, null, null);
  }

  /** That something went wrong. */
  public static RunStatus failed(Problem why) {
    List<Object> plain =
        why.arguments().stream()
            .map(each -> each instanceof Number || each == null ? each : inEnglish(each))
            .toList();
    return new RunStatus(
        State.FAILED, why.english(), new Problem(why.subject(), why.code(), plain));
  }

  private static Object inEnglish(Object argument) {
    return argument instanceof Problem problem ? problem.english() : argument.toString();
  }

  /** What went wrong, to be worded; null when nothing did. */
  public Problem why() {
    return said != null || problem == null ? said : Problem.of("%s", problem);
  }
}
