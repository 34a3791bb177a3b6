package org.vggscope.export.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.vggscope.export.chart.ChartScale;
import org.vggscope.export.chart.Curve;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.RunPoint;
import org.vggscope.training.record.RunStart;

/**
 * A run layer by layer over its steps, as lines of charts.
 *
 * @param run whose start is known
 * @param norms of the weights, a line a layer, powers of ten
 * @param gradients their gradients' norms, the same way
 */
public record LayerCurves(RunRecord run, List<Curve> norms, List<Curve> gradients) {
  /** There are many lines; each gets fewer dots, as many as their charts have in common. */
  private static final int MOST = 2400;

  public LayerCurves {
    norms = List.copyOf(norms);
    gradients = List.copyOf(gradients);
  }

  /** The curves of a run whose start is known. */
  public static LayerCurves of(RunRecord run) {
    List<RunPoint> looked = run.points().stream().filter(each -> !each.norms().isEmpty()).toList();
    int layers = run.start().spreads().size();
    return new LayerCurves(
        run, lines(looked, layers, RunPoint::norms), lines(looked, layers, RunPoint::gradients));
  }

  private static List<Curve> lines(
      List<RunPoint> looked, int layers, Function<RunPoint, List<Double>> numbers) {
    int most = Math.min(Curve.MOST, MOST / Math.max(1, layers));
    List<Curve> lines = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      int layer = i;
      lines.add(
          Curve.of(looked, RunPoint::step, point -> at(numbers.apply(point), layer), most)
              .logarithmic());
    }
    return lines;
  }

  private static double at(List<Double> numbers, int layer) {
    return layer < numbers.size() ? numbers.get(layer) : Double.NaN;
  }

  /** Whether nobody has looked at the norms yet. */
  public boolean isEmpty() {
    return norms.stream().allMatch(line -> line.dots().isEmpty());
  }

  /** The layers' names. */
  public List<String> layers() {
    return run.start().spreads().stream().map(RunStart.Spread::layer).toList();
  }

  /** Of the steps. */
  public ChartScale steps() {
    return ChartScale.ofSteps(run.steps(), run.allSteps());
  }

  /** The powers of ten between which some lines lie. */
  public static ChartScale scale(List<Curve> lines) {
    double[] powers =
        lines.stream()
            .flatMap(line -> line.dots().stream())
            .mapToDouble(Curve.Dot::value)
            .sorted()
            .toArray();
    return powers.length == 0
        ? ChartScale.powers(1, 1)
        : ChartScale.powers(Math.pow(10, powers[0]), Math.pow(10, powers[powers.length - 1]));
  }

  /** What spread before a run's first step, a place a layer, powers of ten. */
  static Curve start(RunRecord run, ToDoubleFunction<RunStart.Spread> deviation) {
    List<RunStart.Spread> layers = run.start() == null ? List.of() : run.start().spreads();
    return Curve.of(layers, layers::indexOf, deviation, Math.max(1, layers.size())).logarithmic();
  }
}
