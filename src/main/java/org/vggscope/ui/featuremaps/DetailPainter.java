package org.vggscope.ui.featuremaps;

import org.vggscope.inference.SourceImage;
import org.vggscope.model.Shape;
import org.vggscope.ui.colour.ColourMap;
import org.vggscope.ui.colour.ColourMap.Scale;
import org.vggscope.ui.pixels.Inks;
import org.vggscope.ui.pixels.Mix;
import org.vggscope.ui.pixels.Raster;
import org.vggscope.ui.pixels.ZoomWindow;

/**
 * Paints one feature map large, over the picture if wanted. The map keeps its square pixels; the
 * picture, which is only there to find one's way, is smoothed, and grey, so that every colour is
 * one of the colour map.
 */
final class DetailPainter {
  private final MapSheet sheet;
  private final int channel;
  private final SourceImage picture;
  private final double opacity;

  /**
   * @param picture what the network sees; null shows the map alone
   * @param opacity of the map over the picture, 0 to 1
   */
  DetailPainter(MapSheet sheet, int channel, SourceImage picture, double opacity) {
    this.sheet = sheet;
    this.channel = channel;
    this.picture = picture;
    this.opacity = opacity;
  }

  /** Paints the map where it is placed, and the ground around it. */
  void paint(Raster raster, Inks inks, ZoomWindow.Placement placement) {
    raster.clear(inks.ground());
    int left = (int) Math.max(0, Math.round(placement.left()));
    int right = (int) Math.min(raster.width(), Math.round(placement.left() + placement.width()));
    int top = (int) Math.max(0, Math.round(placement.top()));
    int bottom = (int) Math.min(raster.height(), Math.round(placement.top() + placement.height()));
    if (left >= right) {
      return;
    }
    Shape shape = sheet.shape();
    int[] colours = colours();
    int[] columns = new int[right - left];
    for (int x = left; x < right; x++) {
      columns[x - left] = index(placement.shareX(x + 0.5), shape.width());
    }
    int[] pictureLine = new int[right - left];
    for (int y = top; y < bottom; y++) {
      int row = index(placement.shareY(y + 0.5), shape.height()) * shape.width();
      int target = y * raster.width() + left;
      if (picture != null) {
        pictureLine(pictureLine, placement, left, y);
      }
      for (int x = 0; x < columns.length; x++) {
        int colour = colours[row + columns[x]];
        raster.pixels()[target + x] =
            picture == null ? colour : Mix.of(pictureLine[x], colour, opacity);
      }
    }
  }

  private static int index(double share, int length) {
    return Math.max(0, Math.min(length - 1, (int) (share * length)));
  }

  private int[] colours() {
    int area = sheet.shape().area();
    int[] colours = new int[area];
    ColourMap map = sheet.colourMap();
    Scale scale = sheet.scale(channel);
    float[] values = sheet.activations().values();
    for (int i = 0; i < area; i++) {
      colours[i] = map.colour(values[channel * area + i], scale);
    }
    return colours;
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
