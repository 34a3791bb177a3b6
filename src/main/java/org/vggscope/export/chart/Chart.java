package org.vggscope.export.chart;

import java.util.List;
import java.util.function.Consumer;
import org.vggscope.export.Block;
import org.vggscope.export.Look;
import org.vggscope.export.Words;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Mark;
import org.vggscope.report.Lettering;

/**
 * Lines between two axes. What they are called stands in a {@link ChartLegend}, or at their ends.
 *
 * @param width of the whole, in pixels
 * @param plot height of what lies between the axes, in pixels
 * @param across the axis below
 * @param upwards the axis at the left
 * @param lines the earlier below the later
 * @param endNamed whether each line has its name at its right end, in its colour
 */
public record Chart(
    double width,
    double plot,
    ChartAxis across,
    ChartAxis upwards,
    List<ChartLine> lines,
    boolean endNamed)
    implements Block {
  /** All charts have it, so that those below each other have their steps in line. */
  private static final double NUMBERS = 60;

  private static final double RIGHT = 28;
  private static final double GAP = 8;
  private static final double DOT = 5;

  /** From the end of a line to its name. */
  static final double LEADER = 14;

  /** From one line of words to the next. */
  static final double LINE = Words.SMALL * 1.4;

  public Chart {
    lines = List.copyOf(lines);
  }

  /** A chart whose lines are named elsewhere. */
  public static Chart of(
      double width, double plot, ChartAxis across, ChartAxis upwards, List<ChartLine> lines) {
    return new Chart(width, plot, across, upwards, lines, false);
  }

  /** A mark around a place. */
  static Mark dot(double x, double y, int colour) {
    return new Figure.Rectangle(x - DOT / 2, y - DOT / 2, DOT, DOT, colour);
  }

  private double head() {
    return LINE + GAP;
  }

  @Override
  public double height() {
    return head() + plot + GAP + (across.title().isEmpty() ? 1 : 2) * LINE;
  }

  /** Lines that have an end to be named. */
  List<ChartLine> named() {
    return lines.stream()
        .filter(line -> endNamed && !line.name().isEmpty() && !line.curve().dots().isEmpty())
        .toList();
  }

  private double right() {
    double longest =
        named().stream()
            .mapToDouble(line -> Lettering.width(line.name(), Words.SMALL))
            .max()
            .orElse(0);
    return Math.max(RIGHT, longest + LEADER + GAP);
  }

  @Override
  public void paint(double x, double y, Look look, Consumer<Mark> onto) {
    Words.small(upwards.title()).coloured(Look::ink).paint(x, y, look, onto);
    new ChartPainter(this, x + NUMBERS, y + head(), width - NUMBERS - right(), look, onto).paint();
  }
}
