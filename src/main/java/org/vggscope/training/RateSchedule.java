package org.vggscope.training;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.vggscope.support.Problem;

/**
 * How the rate of learning goes down.
 *
 * @param kind which way
 * @param patience epochs without a better validation accuracy before a cut, or between two cuts
 * @param cuts how often it is cut by 10 at most; on a plateau after the last one the training ends
 */
public record RateSchedule(Kind kind, int patience, int cuts) {
  private static final double CUT = 10;

  /** Ways for a rate to go down. */
  public enum Kind {
    /** By 10 when validation accuracy gets no better, some times, then it ends. */
    PLATEAU,
    /** By 10 every so many epochs. */
    STEP,
    /** Along half a wave of the cosine, to zero at the end. */
    COSINE;

    @JsonValue
    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public RateSchedule {
    if (kind == null) {
      throw Recipe.refused("kind", Problem.of("is plateau, step or cosine"));
    }
    if (patience < 1) {
      throw Recipe.refused("patience", Problem.of("is at least %d, not %d", 1, patience));
    }
    if (cuts < 0) {
      throw Recipe.refused("cuts", Problem.of("is at least %d, not %d", 0, cuts));
    }
  }

  static RateSchedule plateau(int patience, int cuts) {
    return new RateSchedule(Kind.PLATEAU, patience, cuts);
  }

  static RateSchedule cosine() {
    return new RateSchedule(Kind.COSINE, 1, 0);
  }

  /**
   * What it remembers from epoch to epoch.
   *
   * @param best the best validation accuracy so far
   * @param since epochs since it
   * @param cuts cuts so far
   * @param over whether the training is to end
   * @param byHand cuts that somebody made, of whatever schedule
   */
  public record State(double best, int since, int cuts, boolean over, int byHand) {
    static final State START = new State(-1, 0, 0, false, 0);

    State cutByHand() {
      return new State(best, since, cuts, over, byHand + 1);
    }
  }

  /**
   * The rate of a step.
   *
   * @param start the rate at the start
   * @param done epochs that are done, with the share of the one that runs
   * @param epochs how many there are
   */
  double rate(State state, double start, double done, int epochs) {
    double scheduled =
        switch (kind) {
          case PLATEAU -> start / Math.pow(CUT, state.cuts);
          case STEP -> start / Math.pow(CUT, Math.min(cuts, (int) done / patience));
          case COSINE -> start * (1 + Math.cos(Math.PI * done / epochs)) / 2;
        };
    return scheduled / Math.pow(CUT, state.byHand);
  }

  /** What it remembers after an epoch that ended with that accuracy on the validation part. */
  State after(State state, double accuracy) {
    boolean better = accuracy > state.best;
    int since = better ? 0 : state.since + 1;
    boolean full = kind == Kind.PLATEAU && since >= patience;
    boolean over = full && state.cuts == cuts;
    return new State(
        Math.max(state.best, accuracy),
        full ? 0 : since,
        state.cuts + (full && !over ? 1 : 0),
        over,
        state.byHand);
  }
}
