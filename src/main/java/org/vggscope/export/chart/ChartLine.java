package org.vggscope.export.chart;

import java.util.List;
import java.util.function.ToIntFunction;
import org.vggscope.export.Look;

/**
 * A line of a chart.
 *
 * @param name what it is called in the legend
 * @param curve in the numbers of the chart's axes; what lies beyond them is cut off
 * @param colour which of the look's
 * @param thickness in pixels
 * @param dashes lengths of what is drawn and of what is left out in turn; empty for a whole line
 * @param dotted whether each place of it is marked
 */
public record ChartLine(
    String name,
    Curve curve,
    ToIntFunction<Look> colour,
    double thickness,
    List<Double> dashes,
    boolean dotted) {
  private static final double THICKNESS = 1.5;
  private static final List<Double> DASHES = List.of(6.0, 4.0);

  /** A whole line. */
  public static ChartLine of(String name, Curve curve, ToIntFunction<Look> colour) {
    return new ChartLine(name, curve, colour, THICKNESS, List.of(), false);
  }

  /** The same, of another thickness. */
  public ChartLine thick(double other) {
    return new ChartLine(name, curve, colour, other, dashes, dotted);
  }

  /** The same in dashes of other lengths. */
  public ChartLine dashed(List<Double> other) {
    return new ChartLine(name, curve, colour, thickness, other, dotted);
  }

  /** The same in dashes. */
  public ChartLine dashed() {
    return dashed(DASHES);
  }

  /** The same, with a mark at each place of it. */
  public ChartLine withDots() {
    return new ChartLine(name, curve, colour, thickness, dashes, true);
  }
}
