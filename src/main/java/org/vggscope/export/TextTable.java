package org.vggscope.export;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Anchor;
import org.vggscope.report.Figure.Mark;

/**
 * Words in rows and columns, each column as wide as its longest.
 *
 * @param columns what stands over each column and where its words stand in it
 * @param rows a cell for every column
 */
public record TextTable(List<Column> columns, List<List<String>> rows) implements Block {
  private static final double GAP = 18;
  private static final double LINE = 1;
  private static final double ROW = 1.5 * Words.PLAIN;
  private static final double HEAD = 1.7 * Words.PLAIN;

  /**
   * A column.
   *
   * @param title may be empty
   * @param anchor {@link Anchor#END} for numbers
   */
  public record Column(String title, Anchor anchor) {
    /** Of words. */
    public static Column words(String title) {
      return new Column(title, Anchor.START);
    }

    /** Of numbers, whose last digits are below each other. */
    public static Column numbers(String title) {
      return new Column(title, Anchor.END);
    }

    private Words head() {
      return new Words(List.of(title), Words.PLAIN, Look::faint, Anchor.START, 0);
    }
  }

  public TextTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  private double width(int column) {
    return Math.max(
        columns.get(column).head().width(),
        rows.stream().mapToDouble(row -> Words.plain(row.get(column)).width()).max().orElse(0));
  }

  @Override
  public double width() {
    return IntStream.range(0, columns.size()).mapToDouble(this::width).sum()
        + GAP * (columns.size() - 1);
  }

  @Override
  public double height() {
    return HEAD + LINE + ROW * rows.size();
  }

  @Override
  public void paint(double x, double y, Look look, Consumer<Mark> onto) {
    onto.accept(new Figure.Line(x, y + HEAD, x + width(), y + HEAD, LINE, look.line()));
    double left = x;
    for (int column = 0; column < columns.size(); column++) {
      Anchor anchor = columns.get(column).anchor();
      double width = width(column);
      columns.get(column).head().placed(anchor, width).paint(left, y, look, onto);
      double top = y + HEAD + 2 * LINE;
      for (List<String> row : rows) {
        Words.plain(row.get(column)).placed(anchor, width).paint(left, top, look, onto);
        top += ROW;
      }
      left += width + GAP;
    }
  }
}
