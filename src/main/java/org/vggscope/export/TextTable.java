package org.vggscope.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Anchor;
import org.vggscope.report.Figure.Mark;
import org.vggscope.report.Lettering;

/**
 * Words and numbers in rows below their headings, as a drawing has them.
 *
 * @param heading of the columns; without any there is no line below it either
 * @param rows each with a cell for every column
 * @param anchors where the words of a column stand: {@link Anchor#START} for words, {@link
 *     Anchor#END} for numbers
 * @param marked index of the row that is meant, or -1
 */
public record TextTable(
    List<String> heading, List<List<String>> rows, List<Anchor> anchors, int marked)
    implements Block {
  private static final double ROW = Words.PLAIN * 1.6;
  private static final double GAP = 18;
  private static final double EDGE = 4;

  public TextTable {
    heading = List.copyOf(heading);
    rows = rows.stream().map(List::copyOf).toList();
    anchors = List.copyOf(anchors);
  }

  /** A table whose first column has words and whose others have numbers. */
  public static TextTable of(List<String> heading, List<List<String>> rows, int marked) {
    int columns = heading.isEmpty() ? rows.get(0).size() : heading.size();
    List<Anchor> anchors = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      anchors.add(i == 0 ? Anchor.START : Anchor.END);
    }
    return new TextTable(heading, rows, anchors, marked);
  }

  private double width(int column) {
    double widest = heading.isEmpty() ? 0 : Lettering.width(heading.get(column), Words.SMALL);
    for (List<String> row : rows) {
      widest = Math.max(widest, Lettering.width(row.get(column), Words.PLAIN));
    }
    return Math.ceil(widest);
  }

  private double top() {
    return heading.isEmpty() ? 0 : ROW + 2;
  }

  @Override
  public double width() {
    double width = 2 * EDGE + GAP * (anchors.size() - 1);
    for (int column = 0; column < anchors.size(); column++) {
      width += width(column);
    }
    return width;
  }

  @Override
  public double height() {
    return top() + rows.size() * ROW;
  }

  @Override
  public void paint(double x, double y, Look look, Consumer<Mark> onto) {
    double whole = width();
    if (marked >= 0) {
      onto.accept(new Figure.Rectangle(x, y + top() + marked * ROW, whole, ROW, look.line()));
    }
    double left = x + EDGE;
    for (int column = 0; column < anchors.size(); column++) {
      double width = width(column);
      if (!heading.isEmpty()) {
        Words.small(heading.get(column))
            .placed(anchors.get(column), width)
            .paint(left, y + 2, look, onto);
      }
      for (int row = 0; row < rows.size(); row++) {
        Words.plain(rows.get(row).get(column))
            .placed(anchors.get(column), width)
            .paint(left, y + top() + row * ROW + 2, look, onto);
      }
      left += width + GAP;
    }
    if (!heading.isEmpty()) {
      double line = y + top() - 2;
      onto.accept(new Figure.Line(x, line, x + whole, line, 1, look.line()));
    }
  }
}
