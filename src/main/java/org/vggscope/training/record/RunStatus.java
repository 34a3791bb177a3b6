package org.vggscope.training.record;

/**
 * How a training is.
 *
 * @param state what it does
 * @param problem what went wrong, in a line of English; null when nothing did
 */
public record RunStatus(State state, String problem) {
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
}
