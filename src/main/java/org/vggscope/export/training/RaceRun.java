package org.vggscope.export.training;

import org.vggscope.export.chart.Curve;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.RunEpoch;
import org.vggscope.training.record.RunPoint;
import org.vggscope.training.record.RunStart;

/**
 * A run of a race: its record, and the lines that are drawn of it.
 *
 * @param record the run
 * @param lane its place among the colours, from 0
 * @param otherRecipe whether more than the start is another than the watched run's
 * @param loss by step
 * @param validation accuracy in percent by step
 * @param activations deviation at the start by layer, its power of ten; layers from 0
 * @param gradients the same of the weights' gradients
 */
public record RaceRun(
    RunRecord record,
    int lane,
    boolean otherRecipe,
    Curve loss,
    Curve validation,
    Curve activations,
    Curve gradients) {

  /**
   * A run.
   *
   * @param most dots of a line at most
   */
  public static RaceRun of(RunRecord run, int lane, boolean otherRecipe, int most) {
    return new RaceRun(
        run,
        lane,
        otherRecipe,
        Curve.of(run.points(), RunPoint::step, RunPoint::loss, most),
        Curve.of(run.epochs(), RunEpoch::step, epoch -> 100 * epoch.validation(), most),
        LayerCurves.start(run, RunStart.Spread::activations),
        LayerCurves.start(run, RunStart.Spread::gradients));
  }

  /** What it starts from, in a word. */
  public String start() {
    return RaceStarts.title(record.setup(), record.recipe());
  }

  /** Epochs that ended. */
  public int epochs() {
    return record.epochs().isEmpty() ? 0 : record.epochs().get(record.epochs().size() - 1).epoch();
  }

  /** The loss of the batch of the last step; NaN before the first. */
  public double lastLoss() {
    return record.points().isEmpty()
        ? Double.NaN
        : record.points().get(record.points().size() - 1).loss();
  }
}
