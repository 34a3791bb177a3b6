package org.vggscope.ui.pixels;

import org.vggscope.inference.SourceImage;

/**
 * A map laid over a picture. The map keeps its square pixels; the picture, which is only there to
 * find one's way, is smoothed, and grey, so that every colour is one of the colour map.
 */
public final class Overlay {
  /** Of a position that is left out: the picture is seen as it is. */
  public static final int NOTHING = 0;

  private final int height;
  private final int width;
  private final int[] colours;
  private final SourceImage picture;
  private final double opacity;

  /**
   * @param height rows of the map
   * @param width columns of the map
   * @param colours of the map's positions, opaque {@code 0xAARRGGBB} or {@link #NOTHING}
   * @param picture what the network sees; null shows the map alone
   * @param opacity of the map over the picture, 0 to 1
   */
  public Overlay(int height, int width, int[] colours, SourceImage picture, double opacity) {
    this.height = height;
    this.width = width;
    this.colours = colours;
    this.picture = picture;
    this.opacity = opacity;
  }

  /** Paints the map where it is placed, and the ground around it. */
  public void paint(Raster raster, Inks inks, ZoomWindow.Placement placement) {
    raster.clear(inks.ground());
    int left = (int) Math.max(0, Math.round(placement.left()));
    int right = (int) Math.min(raster.width(), Math.round(placement.left() + placement.width()));
    int top = (int) Math.max(0, Math.round(placement.top()));
    int bottom = (int) Math.min(raster.height(), Math.round(placement.top() + placement.height()));
    if (left >= right) {
      return;
    }
    int[] columns = new int[right - left];
    for (int x = left; x < right; x++) {
      columns[x - left] = index(placement.shareX(x + 0.5), width);
    }
    int[] pictureLine = new int[right - left];
    for (int y = top; y < bottom; y++) {
      int row = index(placement.shareY(y + 0.5), height) * width;
      int target = y * raster.width() + left;
      if (picture != null) {
        pictureLine(pictureLine, placement, left, y);
      }
      for (int x = 0; x < columns.length; x++) {
        int below = picture == null ? inks.ground() : pictureLine[x];
        int colour = colours[row + columns[x]];
        raster.pixels()[target + x] =
            colour == NOTHING ? below : picture == null ? colour : Mix.of(below, colour, opacity);
      }
    }
  }

  private static int index(double share, int length) {
    return Math.max(0, Math.min(length - 1, (int) (share * length)));
  }

  private void pictureLine(int[] line, ZoomWindow.Placement placement, int left, int y) {
    double sourceY = clamp(placement.shareY(y + 0.5) * picture.height() - 0.5, picture.height());
    int above = (int) sourceY * picture.width();
    int below = Math.min(picture.height() - 1, (int) sourceY + 1) * picture.width();
    double shareY = sourceY - (int) sourceY;
    int[] pixels = picture.pixels();
    for (int x = 0; x < line.length; x++) {
      double sourceX =
          clamp(placement.shareX(left + x + 0.5) * picture.width() - 0.5, picture.width());
      int first = (int) sourceX;
      int second = Math.min(picture.width() - 1, first + 1);
      double shareX = sourceX - first;
      int upper = Mix.of(pixels[above + first], pixels[above + second], shareX);
      int lower = Mix.of(pixels[below + first], pixels[below + second], shareX);
      line[x] = Mix.grey(Mix.of(upper, lower, shareY));
    }
  }

  private static double clamp(double position, int length) {
    return Math.max(0, Math.min(length - 1, position));
  }
}
