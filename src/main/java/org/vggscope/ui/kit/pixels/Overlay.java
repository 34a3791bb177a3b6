package org.vggscope.ui.kit.pixels;

import java.util.Arrays;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.Mix;

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
    GreyPicture grey = picture == null ? null : new GreyPicture(picture, placement, left, right);
    int[] line = new int[right - left];
    Arrays.fill(line, inks.ground());
    int share = Mix.share(opacity);
    for (int y = top; y < bottom; y++) {
      int row = index(placement.shareY(y + 0.5), height) * width;
      int target = y * raster.width() + left;
      if (grey != null) {
        grey.line(line, placement.shareY(y + 0.5));
      }
      for (int x = 0; x < columns.length; x++) {
        int colour = colours[row + columns[x]];
        raster.pixels()[target + x] =
            colour == NOTHING
                ? line[x]
                : picture == null ? colour : Mix.ofShare(line[x], colour, share);
      }
    }
  }

  private static int index(double share, int length) {
    return Math.max(0, Math.min(length - 1, (int) (share * length)));
  }
}
