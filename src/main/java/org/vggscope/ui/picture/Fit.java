package org.vggscope.ui.picture;

import org.vggscope.picture.CropBox;

/**
 * Where a picture lies in a view: as large as it fits, in the middle.
 *
 * @param x left edge in the view
 * @param y upper edge in the view
 * @param scale view pixels for one picture pixel
 * @param width of the picture in the view
 * @param height of the picture in the view
 */
record Fit(double x, double y, double scale, double width, double height) {

  /** The picture in a view of that size. */
  static Fit of(int pictureWidth, int pictureHeight, double viewWidth, double viewHeight) {
    double scale = Math.min(viewWidth / pictureWidth, viewHeight / pictureHeight);
    return scaled(pictureWidth, pictureHeight, viewWidth, viewHeight, Math.max(0, scale));
  }

  /**
   * As {@link #of}, but a picture that has room to double grows by a whole number, so that all its
   * pixels become squares of one size.
   */
  static Fit ofWholePixels(
      int pictureWidth, int pictureHeight, double viewWidth, double viewHeight) {
    Fit fit = of(pictureWidth, pictureHeight, viewWidth, viewHeight);
    return fit.scale < 2
        ? fit
        : scaled(pictureWidth, pictureHeight, viewWidth, viewHeight, Math.floor(fit.scale));
  }

  private static Fit scaled(
      int pictureWidth, int pictureHeight, double viewWidth, double viewHeight, double scale) {
    double width = pictureWidth * scale;
    double height = pictureHeight * scale;
    return new Fit((viewWidth - width) / 2, (viewHeight - height) / 2, scale, width, height);
  }

  /** A box of the picture, in coordinates of the view. */
  CropBox inView(CropBox box) {
    return new CropBox(
        x + box.x() * scale, y + box.y() * scale, box.width() * scale, box.height() * scale);
  }
}
