package org.vggscope.export.training;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.vggscope.export.chart.ChartScale;
import org.vggscope.export.chart.Curve;
import org.vggscope.text.Texts;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.RunEpoch;
import org.vggscope.training.record.RunPoint;

/**
 * A run over its steps, as lines of charts, and another run's lines behind them.
 *
 * @param run that is watched
 * @param lines of it
 * @param other run that is laid behind it; null for none
 * @param otherLines of that; without places where there is none
 */
public record RunCurves(RunRecord run, Lines lines, RunRecord other, Lines otherLines) {
  /** Of accuracies. */
  public static final ChartScale PERCENT = new ChartScale(0, 100, 25);

  /** A loss of so many times that of chance leaves the chart, unless it is still there. */
  private static final double MOST_CHANCES = 3;

  /**
   * The lines of a run.
   *
   * @param loss of each batch, averaged over neighbours
   * @param epochLoss mean of an epoch
   * @param accuracy of each batch, in percent
   * @param validation accuracy at the end of an epoch, in percent
   * @param rate of learning, its power of ten
   * @param speed in pictures a second
   */
  public record Lines(
      Curve loss, Curve epochLoss, Curve accuracy, Curve validation, Curve rate, Curve speed) {
    private static final Lines NONE =
        new Lines(Curve.NONE, Curve.NONE, Curve.NONE, Curve.NONE, Curve.NONE, Curve.NONE);

    private static Lines of(RunRecord run) {
      return new Lines(
          steps(run, RunPoint::loss),
          epochs(run, RunEpoch::loss),
          steps(run, point -> 100 * point.accuracy()),
          epochs(run, epoch -> 100 * epoch.validation()),
          steps(run, RunPoint::rate).logarithmic(),
          steps(run, RunPoint::picturesPerSecond));
    }

    private static Curve steps(RunRecord run, ToDoubleFunction<RunPoint> what) {
      return Curve.of(run.points(), RunPoint::step, what, Curve.MOST);
    }

    private static Curve epochs(RunRecord run, ToDoubleFunction<RunEpoch> what) {
      return Curve.of(run.epochs(), RunEpoch::step, what, Curve.MOST);
    }
  }

  /**
   * The curves of a run.
   *
   * @param other run behind it; null for none
   */
  public static RunCurves of(RunRecord run, RunRecord other) {
    return new RunCurves(run, Lines.of(run), other, other == null ? Lines.NONE : Lines.of(other));
  }

  /** Both runs, or the only one. */
  public List<RunRecord> runs() {
    return other == null ? List.of(run) : List.of(run, other);
  }

  /**
   * What a line of the other run is called.
   *
   * @param line what the watched run's is called
   */
  public String nameOfOther(String line) {
    return Texts.of("%s: %s", other.name(), line);
  }

  /** Of the longer one. */
  public ChartScale steps() {
    return ChartScale.ofSteps(
        runs().stream().mapToLong(RunRecord::steps).max().orElse(0),
        runs().stream().mapToLong(RunRecord::allSteps).max().orElse(0));
  }

  /** The loss of a network that knows nothing of the run's classes; NaN before that is known. */
  public double chance() {
    return RunFigures.chance(run);
  }

  /** What that loss is called. */
  public String chanceName() {
    return RunFigures.chanceName(RunFigures.classes(run), chance());
  }

  /** The steps at which the rate was cut. */
  public List<Double> cuts(boolean byHand) {
    return RateCut.steps(RateCut.of(run), byHand);
  }

  /** From 0 to the largest loss that is of interest. */
  public ChartScale lossScale() {
    double most = most(lossShown(lines.loss), lossShown(otherLines.loss));
    double chance = chance();
    return ChartScale.upTo(Double.isNaN(chance) ? most : most(chance, most));
  }

  private double lossShown(Curve loss) {
    double enough = MOST_CHANCES * chance();
    return loss.most() > enough && loss.last() < enough ? enough : loss.most();
  }

  /** The larger of two numbers, one of which may be none. */
  private static double most(double one, double other) {
    return Double.isNaN(one) || other > one ? other : one;
  }

  private static double least(double one, double other) {
    return Double.isNaN(one) || other < one ? other : one;
  }

  /** The powers of ten of the rates. */
  public ChartScale rateScale() {
    return ChartScale.powers(
        Math.pow(10, least(lines.rate.least(), otherLines.rate.least())),
        Math.pow(10, most(lines.rate.most(), otherLines.rate.most())));
  }

  /** Of the speeds. */
  public ChartScale speedScale() {
    return ChartScale.upTo(most(lines.speed.most(), otherLines.speed.most()));
  }
}
