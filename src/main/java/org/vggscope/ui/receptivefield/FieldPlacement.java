package org.vggscope.ui.receptivefield;

import org.vggscope.model.Window;

/**
 * Where pixels of the picture lie in a view that shows an extent of the plane around it.
 *
 * @param left of pixel column 0 in the view
 * @param top of pixel row 0 in the view
 * @param scale side of a pixel in the view
 */
record FieldPlacement(double left, double top, double scale) {

  /**
   * The extent as large as it fits, in the middle.
   *
   * @param margin kept free on each side
   */
  static FieldPlacement of(Window extent, double viewWidth, double viewHeight, double margin) {
    double width = Math.max(1, viewWidth - 2 * margin);
    double height = Math.max(1, viewHeight - 2 * margin);
    double scale = Math.min(width / extent.width(), height / extent.height());
    return new FieldPlacement(
        (viewWidth - extent.width() * scale) / 2 - extent.left() * scale,
        (viewHeight - extent.height() * scale) / 2 - extent.top() * scale,
        scale);
  }

  /** The left edge of a pixel column in the view. */
  double x(double column) {
    return left + column * scale;
  }

  /** The upper edge of a pixel row in the view. */
  double y(double row) {
    return top + row * scale;
  }

  /** The pixel column at a place of the view; its whole part is the pixel's index. */
  double column(double x) {
    return (x - left) / scale;
  }

  /** The pixel row at a place of the view. */
  double row(double y) {
    return (y - top) / scale;
  }

  /** The same for a view with so many times as many pixels. */
  FieldPlacement times(double density) {
    return new FieldPlacement(left * density, top * density, scale * density);
  }
}
