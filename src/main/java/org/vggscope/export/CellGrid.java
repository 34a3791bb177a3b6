package org.vggscope.export;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.vggscope.report.Contrast;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Anchor;
import org.vggscope.report.Figure.Mark;
import org.vggscope.report.Lettering;

/**
 * A cell of colour for each row and column, with names at the left and above. Where there are too
 * many columns to be named, they have the numbers of their names.
 *
 * @param rows names of the rows
 * @param columns names of the columns
 * @param ends what stands behind each row; empty for nothing
 * @param cells what is in them
 */
public record CellGrid(List<String> rows, List<String> columns, List<String> ends, Content cells)
    implements Block {
  private static final double HEIGHT = 24;
  private static final double LEAST_WIDTH = 38;
  private static final double GAP = 6;
  private static final double LINE = Words.SMALL * 1.3;
  private static final int MOST_NAMED = 24;

  /** What is in the cells of a grid, row and column from 0. */
  public interface Content {
    /** Its colour, {@code 0xRRGGBB}. */
    int colour(int row, int column, Look look);

    /** What is written on it; empty for nothing. */
    String text(int row, int column);
  }

  public CellGrid {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    ends = List.copyOf(ends);
  }

  private boolean numbered() {
    return columns.size() > MOST_NAMED;
  }

  /** What stands over a column, a line each: it is broken at spaces where it has some. */
  private List<String> head(int column) {
    return numbered()
        ? List.of(String.valueOf(column))
        : Arrays.asList(columns.get(column).strip().split("\\s+"));
  }

  private String name(int row) {
    return numbered() ? row + " " + rows.get(row) : rows.get(row);
  }

  private double cellWidth() {
    return Math.max(
        LEAST_WIDTH,
        GAP
            + IntStream.range(0, columns.size())
                .mapToObj(this::head)
                .flatMap(List::stream)
                .mapToDouble(CellGrid::wide)
                .max()
                .orElse(0));
  }

  private double top() {
    return GAP + LINE * IntStream.range(0, columns.size()).map(i -> head(i).size()).max().orElse(0);
  }

  private double left() {
    return GAP + IntStream.range(0, rows.size()).mapToDouble(i -> wide(name(i))).max().orElse(0);
  }

  private double right() {
    return ends.isEmpty() ? 0 : GAP + ends.stream().mapToDouble(CellGrid::wide).max().orElse(0);
  }

  private static double wide(String words) {
    return Lettering.width(words, Words.SMALL);
  }

  @Override
  public double width() {
    return left() + cellWidth() * columns.size() + right();
  }

  @Override
  public double height() {
    return top() + HEIGHT * rows.size();
  }

  @Override
  public void paint(double x, double y, Look look, Consumer<Mark> onto) {
    double wide = cellWidth();
    double left = x + left();
    double top = y + top();
    for (int column = 0; column < columns.size(); column++) {
      List<String> head = head(column);
      double middle = left + (column + 0.5) * wide;
      for (int i = 0; i < head.size(); i++) {
        double base = top - GAP - (head.size() - 1 - i) * LINE;
        words(head.get(i), middle, base, look.ink(), Anchor.MIDDLE, onto);
      }
    }
    for (int row = 0; row < rows.size(); row++) {
      double upper = top + row * HEIGHT;
      double base = upper + HEIGHT / 2 + Words.SMALL * 0.35;
      words(name(row), left - GAP, base, look.ink(), Anchor.END, onto);
      for (int column = 0; column < columns.size(); column++) {
        int colour = cells.colour(row, column, look) & 0xffffff;
        double from = left + column * wide;
        onto.accept(new Figure.Rectangle(from, upper, wide - 1, HEIGHT - 1, colour));
        String text = cells.text(row, column);
        if (!text.isEmpty()) {
          int ink = Contrast.isDark(colour) ? 0xffffff : 0;
          words(text, from + (wide - 1) / 2, base, ink, Anchor.MIDDLE, onto);
        }
      }
      if (!ends.isEmpty()) {
        double end = left + wide * columns.size() + right();
        words(ends.get(row), end, base, look.faint(), Anchor.END, onto);
      }
    }
  }

  private static void words(
      String words, double x, double y, int colour, Anchor anchor, Consumer<Mark> onto) {
    onto.accept(new Figure.Text(x, y, Words.SMALL, colour, words, anchor));
  }
}
