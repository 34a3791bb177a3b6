package org.vggscope.export.training;

import java.util.List;
import org.vggscope.text.Texts;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;
import org.vggscope.training.record.RunEpoch;
import org.vggscope.training.record.RunLog;
import org.vggscope.training.record.RunPoint;
import org.vggscope.training.record.RunStatus;
import org.vggscope.training.record.Steer;

/**
 * A run in numbers, as they were at a step; NaN for what was not known then.
 *
 * @param step steps made
 * @param allSteps of the whole run; 0 when that is not known
 * @param epoch from 1; 0 before the first step
 * @param epochs of the whole run
 * @param loss of the batch
 * @param accuracy of the batch, 0 to 1
 * @param validation of the last epoch that had ended, 0 to 1
 * @param best of the epochs that had ended, 0 to 1
 * @param rate of learning, as it is in force since
 * @param picturesPerSecond over the last steps
 * @param secondsLeft until the end of the run, from now on, whatever step is looked at; NaN when it
 *     does not run
 */
public record RunFigures(
    long step,
    long allSteps,
    int epoch,
    int epochs,
    double loss,
    double accuracy,
    double validation,
    double best,
    double rate,
    double picturesPerSecond,
    double secondsLeft) {
  /** Steps that a speed is taken over: a single one says little. */
  private static final int LATEST = 20;

  private static final long MINUTE = 60;
  private static final long HOUR = 3600;
  private static final long DAY = 86_400;

  /** The numbers at a moment, or with null at the newest step. */
  public static RunFigures of(RunRecord run, Moment moment) {
    long at = moment == null ? Long.MAX_VALUE : moment.step();
    List<RunPoint> points = run.points();
    int last = lastAt(points, at);
    double validation = Double.NaN;
    double best = Double.NaN;
    for (RunEpoch epoch : run.epochs()) {
      if (epoch.step() <= at) {
        validation = epoch.validation();
        best = Double.isNaN(best) ? validation : Math.max(best, validation);
      }
    }
    RunPoint point = last < 0 ? null : points.get(last);
    return new RunFigures(
        point == null ? 0 : point.step(),
        run.allSteps(),
        point == null ? 0 : point.epoch(),
        run.recipe().epochs(),
        point == null ? Double.NaN : point.loss(),
        point == null ? Double.NaN : point.accuracy(),
        validation,
        best,
        point == null ? Double.NaN : rate(run, point),
        speed(points, last),
        secondsLeft(run));
  }

  /** A cut by hand after the newest step is in force, though no step was made with it yet. */
  private static double rate(RunRecord run, RunPoint point) {
    double rate = point.rate();
    for (RunLog.ByHand done : run.byHand()) {
      if (done.what() == Steer.CUT && done.step() == run.steps() && done.step() == point.step()) {
        rate = done.rate();
      }
    }
    return rate;
  }

  /** The index of the last point at a step or before it; -1 for none. */
  static int lastAt(List<RunPoint> points, long step) {
    int low = 0;
    int high = points.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (points.get(middle).step() <= step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** Pictures a second over some steps: of as many pictures each, so that their times add up. */
  private static double speed(List<RunPoint> points, int last) {
    double time = 0;
    int count = 0;
    for (int i = Math.max(0, last - LATEST + 1); i <= last; i++) {
      double speed = points.get(i).picturesPerSecond();
      if (speed > 0) {
        time += 1 / speed;
        count++;
      }
    }
    return count == 0 ? Double.NaN : count / time;
  }

  private static double secondsLeft(RunRecord run) {
    if (run.status().state() != RunStatus.State.RUNNING || run.start() == null) {
      return Double.NaN;
    }
    double pictures = (double) run.start().training() / Math.max(1, run.start().stepsAnEpoch());
    long steps = Math.max(0, run.allSteps() - run.steps());
    return steps * pictures / speed(run.points(), run.points().size() - 1);
  }

  /** The loss of a network that knows nothing of its classes; NaN when there are none to tell. */
  public static double chance(RunRecord run) {
    int classes = classes(run);
    return classes < 2 ? Double.NaN : Math.log(classes);
  }

  /** What the loss of chance is called in a legend. */
  static String chanceName(int classes, double chance) {
    return Texts.of("Chance: a loss of ln %d = %.3f", classes, chance);
  }

  /** How many classes there are; 0 before that is known. */
  public static int classes(RunRecord run) {
    return run.start() == null ? 0 : run.start().classes().size();
  }

  /** A time for people: two units at most. */
  public static String duration(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "–";
    }
    long whole = Math.round(seconds);
    if (whole < MINUTE) {
      return Texts.of("%d s", whole);
    }
    if (whole < HOUR) {
      return Texts.of("%d min %d s", whole / MINUTE, whole % MINUTE);
    }
    return whole < DAY
        ? Texts.of("%d h %d min", whole / HOUR, whole % HOUR / MINUTE)
        : Texts.of("%d d %d h", whole / DAY, whole % DAY / HOUR);
  }
}
