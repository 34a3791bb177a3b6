package org.vggscope.export.chart;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * An axis of a chart.
 *
 * @param title of its numbers, with their unit; empty where another chart says it
 * @param scale what it goes from and to
 * @param words of a number at it
 * @param logarithmic whether its numbers are powers of ten
 */
public record ChartAxis(
    String title, ChartScale scale, DoubleFunction<String> words, boolean logarithmic) {
  private static final double SLACK = 1e-9;

  /** Of numbers as they are. */
  public static ChartAxis plain(String title, ChartScale scale) {
    return new ChartAxis(title, scale, ChartScale::plain, false);
  }

  /** Of powers of ten, see {@link ChartScale#powers}. */
  public static ChartAxis powers(String title, ChartScale scale) {
    return new ChartAxis(title, scale, ChartScale::power, true);
  }

  /** Of places that have names, the first of which is 0. */
  public static ChartAxis named(String title, List<String> names) {
    return new ChartAxis(
        title,
        new ChartScale(0, Math.max(1, names.size() - 1), 1),
        place -> place < names.size() ? names.get((int) place) : "",
        false);
  }

  /** Where a number lies on it, 0 to 1 from one end to the other. */
  public double share(double value) {
    return (value - scale.lower()) / (scale.upper() - scale.lower());
  }

  /** The numbers that are written at it. */
  List<Double> ticks() {
    int count = (int) Math.floor((scale.upper() - scale.lower()) / scale.tick() + SLACK);
    return IntStream.rangeClosed(0, count).mapToObj(i -> scale.lower() + i * scale.tick()).toList();
  }

  /** Between powers of ten that follow each other: 2 to 9 times each; nothing else. */
  List<Double> between() {
    if (!logarithmic || scale.tick() > 1) {
      return List.of();
    }
    return ticks().stream()
        .flatMapToDouble(
            power -> IntStream.rangeClosed(2, 9).mapToDouble(times -> power + Math.log10(times)))
        .filter(value -> value < scale.upper())
        .boxed()
        .toList();
  }
}
