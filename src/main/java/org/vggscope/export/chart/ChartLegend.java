package org.vggscope.export.chart;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.vggscope.export.Block;
import org.vggscope.export.Look;
import org.vggscope.export.Words;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Mark;

/** Says which line of some charts is which, in as many rows as that takes. */
public final class ChartLegend {
  private static final double SAMPLE = 28;
  private static final double SPACE = 6;
  private static final double GAP = 18;
  private static final double LINES = 2;

  private ChartLegend() {}

  /**
   * A legend.
   *
   * @param lines each name once; one without a name or without places is left out
   * @param width of the whole, in pixels
   */
  public static Block of(List<ChartLine> lines, double width) {
    List<Block> rows = new ArrayList<>();
    List<Block> row = new ArrayList<>();
    double left = 0;
    Set<String> named = new HashSet<>();
    for (ChartLine line : lines) {
      if (line.name().isEmpty() || line.curve().dots().isEmpty() || !named.add(line.name())) {
        continue;
      }
      Block entry = entry(line);
      if (left > 0 && left + entry.width() > width) {
        rows.add(Block.row(GAP, List.copyOf(row)));
        row.clear();
        left = 0;
      }
      row.add(entry);
      left += entry.width() + GAP;
    }
    if (!row.isEmpty()) {
      rows.add(Block.row(GAP, row));
    }
    return Block.column(LINES, rows);
  }

  /** What a line is called, behind a piece of it. */
  public static Block entry(ChartLine line) {
    Words name = Words.small(line.name()).coloured(Look::ink);
    return Block.row(SPACE, List.of(new Sample(line, name.height()), name));
  }

  /** A piece of the line. */
  private record Sample(ChartLine line, double height) implements Block {
    @Override
    public double width() {
      return SAMPLE;
    }

    @Override
    public void paint(double x, double y, Look look, Consumer<Mark> onto) {
      double middle = y + height / 2;
      int colour = line.colour().applyAsInt(look);
      onto.accept(
          new Figure.Polyline(
              new double[] {x, x + SAMPLE},
              new double[] {middle, middle},
              line.thickness(),
              colour,
              line.dashes()));
      if (line.dotted()) {
        onto.accept(Chart.dot(x + SAMPLE / 2, middle, colour));
      }
    }
  }
}
