package org.vggscope.export;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Mark;

/** A part of a drawing that has a size and is put anywhere. Lengths are in pixels. */
public interface Block {
  double width();

  double height();

  /**
   * Draws it.
   *
   * @param x its left edge
   * @param y its upper edge
   * @param onto takes the marks
   */
  void paint(double x, double y, Look look, Consumer<Mark> onto);

  /** Pixels that stay squares, as they are. */
  static Block pixels(int columns, int[] colours, double side) {
    Figure.Pixels pixels = new Figure.Pixels(0, 0, side, columns, colours);
    return of(
        columns * side,
        pixels.rows() * side,
        (x, y, look, onto) -> onto.accept(new Figure.Pixels(x, y, side, columns, colours)));
  }

  /** Nothing, of a size. */
  static Block space(double width, double height) {
    return of(width, height, (x, y, look, onto) -> {});
  }

  /** A block with a thin line round it. */
  static Block framed(Block inside) {
    return of(
        inside.width() + 2,
        inside.height() + 2,
        (x, y, look, onto) -> {
          onto.accept(
              new Figure.Rectangle(x, y, inside.width() + 2, inside.height() + 2, look.line()));
          inside.paint(x + 1, y + 1, look, onto);
        });
  }

  /** How a block of a known size is drawn. */
  interface Painter {
    void paint(double x, double y, Look look, Consumer<Mark> onto);
  }

  /** A block of a known size. */
  static Block of(double width, double height, Painter painter) {
    return new Block() {
      @Override
      public double width() {
        return width;
      }

      @Override
      public double height() {
        return height;
      }

      @Override
      public void paint(double x, double y, Look look, Consumer<Mark> onto) {
        painter.paint(x, y, look, onto);
      }
    };
  }

  /** Blocks below each other. */
  static Block column(double gap, List<? extends Block> parts) {
    double width = parts.stream().mapToDouble(Block::width).max().orElse(0);
    double height = parts.stream().mapToDouble(Block::height).sum() + gap * (parts.size() - 1);
    return of(
        width,
        Math.max(0, height),
        (x, y, look, onto) -> {
          double top = y;
          for (Block part : parts) {
            part.paint(x, top, look, onto);
            top += part.height() + gap;
          }
        });
  }

  /** Blocks beside each other, their upper edges at one height. */
  static Block row(double gap, List<? extends Block> parts) {
    double width = parts.stream().mapToDouble(Block::width).sum() + gap * (parts.size() - 1);
    double height = parts.stream().mapToDouble(Block::height).max().orElse(0);
    return of(
        Math.max(0, width),
        height,
        (x, y, look, onto) -> {
          double left = x;
          for (Block part : parts) {
            part.paint(left, y, look, onto);
            left += part.width() + gap;
          }
        });
  }

  /** Blocks in rows of a number, each column and row as large as its largest. */
  static Block grid(int columns, double gap, List<? extends Block> parts) {
    int rows = (parts.size() + columns - 1) / columns;
    double[] widths = new double[Math.min(columns, Math.max(1, parts.size()))];
    double[] heights = new double[rows];
    for (int i = 0; i < parts.size(); i++) {
      widths[i % columns] = Math.max(widths[i % columns], parts.get(i).width());
      heights[i / columns] = Math.max(heights[i / columns], parts.get(i).height());
    }
    return of(
        Arrays.stream(widths).sum() + gap * (widths.length - 1),
        Arrays.stream(heights).sum() + gap * Math.max(0, rows - 1),
        (x, y, look, onto) -> {
          double top = y;
          for (int row = 0; row < rows; row++) {
            double left = x;
            for (int i = row * columns; i < Math.min(parts.size(), (row + 1) * columns); i++) {
              parts.get(i).paint(left, top, look, onto);
              left += widths[i % columns] + gap;
            }
            top += heights[row] + gap;
          }
        });
  }
}
