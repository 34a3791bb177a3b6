package org.vggscope.export.training;

import org.vggscope.text.Texts;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;

/** How a run is, in a sentence. */
public final class StateTexts {
  private StateTexts() {}

  /** What it does, and how far it is. */
  public static String of(RunRecord run) {
    long steps = run.steps();
    return switch (run.status().state()) {
      case RUNNING ->
          run.start() == null
              ? Texts.of("It measures how its numbers spread before the first step …")
              : Texts.of(
                  "%s learns: step %,d of %,d", title(run), steps, Math.max(steps, run.allSteps()));
      case PAUSED -> Texts.of("%s waits after step %,d, with a checkpoint", title(run), steps);
      case DONE -> Texts.of("%s is done: %,d steps, best %s", title(run), steps, best(run));
      case PLATEAU ->
          Texts.of(
              "%s ended on a plateau after its last cut: %,d steps, best %s",
              title(run), steps, best(run));
      case STOPPED -> Texts.of("%s was stopped after step %,d; it can go on", title(run), steps);
      case FAILED -> Texts.of("%s failed: %s", title(run), run.status().why());
      case KILLED ->
          Texts.of(
              "%s ended without a word after step %,d; it can go on from its last checkpoint",
              title(run), steps);
    };
  }

  /**
   * When a moment of a run is.
   *
   * @param run null while nothing is read of it
   */
  public static String moment(RunRecord run, Moment moment) {
    return run == null || run.start() == null
        ? Texts.of("step %,d", moment.step())
        : Texts.of(
            "step %,d · epoch %.2f",
            moment.step(), (double) moment.step() / run.start().stepsAnEpoch());
  }

  /** Its network. */
  static String title(RunRecord run) {
    return Texts.of(
        "%s × %s", run.setup().network().name(), trimmed(run.setup().network().width()));
  }

  private static String trimmed(double width) {
    return width == Math.rint(width) ? String.valueOf((long) width) : String.valueOf(width);
  }

  private static String best(RunRecord run) {
    return Double.isNaN(run.best()) ? "–" : Texts.of("%.2f %%", 100 * run.best());
  }
}
