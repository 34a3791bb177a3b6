package org.vggscope.export;

import java.util.List;
import java.util.function.Consumer;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Contrast;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Anchor;
import org.vggscope.report.Figure.Mark;

/**
 * A field of numbers, each written on the colour that it has.
 *
 * @param columns cells in a row
 * @param cellWidth of a cell, in pixels
 * @param cellHeight of a cell, in pixels
 * @param cells row by row
 * @param map the colours
 * @param scale the numbers that their ends stand for
 */
public record Cells(
    int columns,
    double cellWidth,
    double cellHeight,
    List<Cell> cells,
    ColourMap map,
    ColourMap.Scale scale)
    implements Block {
  private static final double HATCHING = 5;

  public Cells {
    cells = List.copyOf(cells);
  }

  /**
   * One of them.
   *
   * @param value what its colour stands for; not a number for what is only there as padding
   * @param text what is written; may be empty
   */
  public record Cell(double value, String text) {
    /** A zero beyond the border of a map. */
    public static final Cell PADDING = new Cell(Double.NaN, "0");
  }

  private int rows() {
    return (cells.size() + columns - 1) / columns;
  }

  @Override
  public double width() {
    return columns * cellWidth + 1;
  }

  @Override
  public double height() {
    return rows() * cellHeight + 1;
  }

  @Override
  public void paint(double x, double y, Look look, Consumer<Mark> onto) {
    for (int i = 0; i < cells.size(); i++) {
      int row = i / columns;
      double left = x + 0.5 + i % columns * cellWidth;
      double top = y + 0.5 + row * cellHeight;
      paint(cells.get(i), left, top, look, onto);
    }
    double right = x + columns * cellWidth + 1;
    double bottom = y + rows() * cellHeight + 1;
    for (int i = 0; i <= columns; i++) {
      double at = x + 0.5 + i * cellWidth;
      onto.accept(new Figure.Line(at, y, at, bottom, 1, look.line()));
    }
    for (int i = 0; i <= rows(); i++) {
      double at = y + 0.5 + i * cellHeight;
      onto.accept(new Figure.Line(x, at, right, at, 1, look.line()));
    }
  }

  private void paint(Cell cell, double left, double top, Look look, Consumer<Mark> onto) {
    boolean padding = Double.isNaN(cell.value());
    int colour = padding ? look.ground() : look.colours(map).colour(cell.value(), scale);
    onto.accept(new Figure.Rectangle(left, top, cellWidth, cellHeight, colour & 0xFFFFFF));
    if (padding) {
      hatch(left, top, look, onto);
    }
    if (!cell.text().isEmpty()) {
      onto.accept(
          new Figure.Text(
              left + cellWidth / 2,
              top + cellHeight / 2 + Words.SMALL * 0.36,
              Words.SMALL,
              Contrast.isDark(colour) ? 0xFFFFFF : 0,
              cell.text(),
              Anchor.MIDDLE));
    }
  }

  /** Lines from lower left to upper right, no longer than the cell has room for. */
  private void hatch(double left, double top, Look look, Consumer<Mark> onto) {
    for (double at = HATCHING; at < cellWidth + cellHeight; at += HATCHING) {
      double from = Math.max(0, at - cellHeight);
      double to = Math.min(cellWidth, at);
      onto.accept(
          new Figure.Line(left + from, top + at - from, left + to, top + at - to, 1, look.line()));
    }
  }
}
