package org.vggscope.ui.kit.pixels;

import org.vggscope.picture.SourceImage;
import org.vggscope.report.Mix;

/**
 * A picture in grey, enlarged bilinearly line by line. What is the same in every line is worked out
 * once, for the whole window is painted anew while a person moves through the channels.
 */
final class GreyPicture {
  private static final int ONE = 256;

  private final int width;
  private final int height;
  private final int[] luma;
  private final int[] first;
  private final int[] second;
  private final int[] shares;

  /**
   * @param placement where the whole picture lies on the raster
   * @param left first column of the raster that is wanted
   * @param right the column after the last
   */
  GreyPicture(SourceImage picture, ZoomWindow.Placement placement, int left, int right) {
    width = picture.width();
    height = picture.height();
    int[] pixels = picture.pixels();
    luma = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      luma[i] = Mix.luma(pixels[i]);
    }
    first = new int[right - left];
    second = new int[right - left];
    shares = new int[right - left];
    for (int x = 0; x < first.length; x++) {
      double source = clamp(placement.shareX(left + x + 0.5) * width - 0.5, width);
      first[x] = (int) source;
      second[x] = Math.min(width - 1, first[x] + 1);
      shares[x] = (int) Math.round((source - first[x]) * ONE);
    }
  }

  /**
   * Fills a line.
   *
   * @param line as wide as was wanted; opaque greys come into it
   * @param shareY how far down in the picture the line lies, 0 to 1
   */
  void line(int[] line, double shareY) {
    double source = clamp(shareY * height - 0.5, height);
    int above = (int) source * width;
    int below = Math.min(height - 1, (int) source + 1) * width;
    int down = (int) Math.round((source - (int) source) * ONE);
    for (int x = 0; x < line.length; x++) {
      int share = shares[x];
      int upper = luma[above + first[x]] * (ONE - share) + luma[above + second[x]] * share;
      int lower = luma[below + first[x]] * (ONE - share) + luma[below + second[x]] * share;
      int grey = upper * (ONE - down) + lower * down >>> 16;
      line[x] = 0xFF000000 | grey << 16 | grey << 8 | grey;
    }
  }

  private static double clamp(double position, int length) {
    return Math.max(0, Math.min(length - 1, position));
  }
}
