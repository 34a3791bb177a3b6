package org.vggscope.export.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * A line over the steps of a run, thinned by averaging.
 *
 * @param dots in the order of their steps
 */
public record Curve(List<Curve.Dot> dots) {
  /** More dots than a chart has pixels would cost time and show nothing. */
  public static final int MOST = 600;

  public static final Curve NONE = new Curve(List.of());

  /**
   * A place of the line.
   *
   * @param step the mean of the steps that it stands for
   * @param value the mean of their values
   */
  public record Dot(double step, double value) {}

  public Curve {
    dots = List.copyOf(dots);
  }

  /**
   * A line through values; what is no finite number is left out. As many neighbours are averaged as
   * it takes, always a power of two: while the run goes on, the dots that are there stay as they
   * are for as long as there is room for more.
   *
   * @param most dots at most
   */
  public static <T> Curve of(
      List<T> all, ToLongFunction<? super T> step, ToDoubleFunction<? super T> value, int most) {
    double[] steps = new double[all.size()];
    double[] values = new double[all.size()];
    int count = 0;
    for (T each : all) {
      double found = value.applyAsDouble(each);
      if (Double.isFinite(found)) {
        steps[count] = step.applyAsLong(each);
        values[count] = found;
        count++;
      }
    }
    int together = 1;
    while ((count + together - 1) / together > most) {
      together *= 2;
    }
    List<Dot> dots = new ArrayList<>();
    for (int from = 0; from < count; from += together) {
      int to = Math.min(count, from + together);
      dots.add(new Dot(mean(steps, from, to), mean(values, from, to)));
    }
    return new Curve(dots);
  }

  private static double mean(double[] numbers, int from, int to) {
    return Arrays.stream(numbers, from, to).average().orElse(Double.NaN);
  }

  /** A level from one step to another. */
  public static Curve level(double from, double to, double value) {
    return Double.isFinite(value)
        ? new Curve(List.of(new Dot(from, value), new Dot(to, value)))
        : NONE;
  }

  /**
   * Upright lines at some steps, each through the whole height of a chart: they are one line, whose
   * ways from one to the next lie outside of the chart.
   */
  public static Curve upright(List<Double> at, ChartScale height) {
    double beyond = (height.upper() - height.lower()) / 4;
    List<Dot> dots = new ArrayList<>();
    boolean upwards = true;
    for (double step : at) {
      Dot low = new Dot(step, height.lower() - beyond);
      Dot high = new Dot(step, height.upper() + beyond);
      dots.add(upwards ? low : high);
      dots.add(upwards ? high : low);
      upwards = !upwards;
    }
    return new Curve(dots);
  }

  /** The same with its values' powers of ten; what has none is left out. */
  public Curve logarithmic() {
    return new Curve(
        dots.stream()
            .filter(dot -> dot.value > 0)
            .map(dot -> new Dot(dot.step, Math.log10(dot.value)))
            .toList());
  }

  /** Its smallest value; NaN without dots. */
  public double least() {
    return dots.stream().mapToDouble(Dot::value).min().orElse(Double.NaN);
  }

  /** Its largest value; NaN without dots. */
  public double most() {
    return dots.stream().mapToDouble(Dot::value).max().orElse(Double.NaN);
  }

  /** Its newest value; NaN without dots. */
  public double last() {
    return dots.isEmpty() ? Double.NaN : dots.get(dots.size() - 1).value();
  }
}
