package org.vggscope.model;

import org.vggscope.support.Problem;

/**
 * A rectangle of positions of one layer's feature maps, or of the picture's pixels. It may reach
 * beyond the border.
 *
 * @param top first row
 * @param left first column
 * @param height rows
 * @param width columns
 */
public record Window(int top, int left, int height, int width) {
  public Window {
    if (height < 1 || width < 1) {
      throw Problem.refused("A window has at least one position, not %d x %d", height, width);
    }
  }

  /** A single position. */
  public static Window at(int y, int x) {
    return new Window(y, x, 1, 1);
  }

  /** All positions of maps of that shape. */
  public static Window all(Shape shape) {
    return new Window(0, 0, shape.height(), shape.width());
  }

  /** Positions of the window. */
  public int area() {
    return height * width;
  }

  /** What a layer reads of the layer below for this window, with the padding that it reads. */
  public Window readBy(Layer layer) {
    return new Window(
        top * layer.stride() - layer.padding(),
        left * layer.stride() - layer.padding(),
        (height - 1) * layer.stride() + layer.kernel(),
        (width - 1) * layer.stride() + layer.kernel());
  }

  /**
   * The part inside of maps of that shape.
   *
   * @throws IllegalArgumentException when no part is
   */
  public Window clippedTo(Shape shape) {
    int firstRow = Math.max(0, top);
    int firstColumn = Math.max(0, left);
    return new Window(
        firstRow,
        firstColumn,
        Math.min(shape.height(), top + height) - firstRow,
        Math.min(shape.width(), left + width) - firstColumn);
  }

  /**
   * A window of the same size that is moved inside of maps of that shape, so that all of this one
   * that is inside is in it; a window larger than the maps becomes all of them.
   */
  public Window movedInto(Shape shape) {
    int rows = Math.min(height, shape.height());
    int columns = Math.min(width, shape.width());
    return new Window(
        Math.max(0, Math.min(shape.height() - rows, top)),
        Math.max(0, Math.min(shape.width() - columns, left)),
        rows,
        columns);
  }

  /**
   * How many rows and columns this window has more than the other one on each of its four sides, or
   * -1 when they are not equally many.
   */
  public int cropTo(Window other) {
    int crop = other.top - top;
    return other.equals(new Window(top + crop, left + crop, other.height, other.width))
            && height == other.height + 2 * crop
            && width == other.width + 2 * crop
        ? crop
        : -1;
  }

  /** The smallest window that has both in it. */
  public Window with(Window other) {
    int firstRow = Math.min(top, other.top);
    int firstColumn = Math.min(left, other.left);
    return new Window(
        firstRow,
        firstColumn,
        Math.max(top + height, other.top + other.height) - firstRow,
        Math.max(left + width, other.left + other.width) - firstColumn);
  }

  /** Whether a position lies in the window. */
  public boolean contains(int y, int x) {
    return y >= top && y < top + height && x >= left && x < left + width;
  }

  /** Whether the other window lies wholly in this one. */
  public boolean contains(Window other) {
    return other.top >= top
        && other.left >= left
        && other.top + other.height <= top + height
        && other.left + other.width <= left + width;
  }
}
