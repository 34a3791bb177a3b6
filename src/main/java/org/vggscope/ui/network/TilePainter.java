package org.vggscope.ui.network;

import org.vggscope.inference.MeanMap;
import org.vggscope.model.MapStatistics;
import org.vggscope.report.ColourMap;

/**
 * Paints a layer's mean map into a square of pixels. A row of units (a fully connected layer) is
 * folded into rows, one pixel a unit.
 */
final class TilePainter {
  private TilePainter() {}

  /**
   * A square of {@code side * side} colours, {@code 0xAARRGGBB}; see-through beyond the last unit.
   */
  static int[] paint(MeanMap map, int side, ColourMap colours) {
    int height = map.height();
    int width = map.width();
    float[] values = map.values();
    if (height == 1 && width > 1) {
      width = (int) Math.ceil(Math.sqrt(width));
      height = (values.length + width - 1) / width;
    }
    MapStatistics range = MapStatistics.of(values, 0, values.length);
    ColourMap.Scale scale = colours.scale(range.minimum(), range.maximum());
    int[] pixels = new int[side * side];
    for (int y = 0; y < side; y++) {
      int top = y * height / side;
      int bottom = Math.max(top + 1, (y + 1) * height / side);
      for (int x = 0; x < side; x++) {
        int left = x * width / side;
        int right = Math.max(left + 1, (x + 1) * width / side);
        pixels[y * side + x] = colour(values, width, top, bottom, left, right, colours, scale);
      }
    }
    return pixels;
  }

  private static int colour(
      float[] values,
      int width,
      int top,
      int bottom,
      int left,
      int right,
      ColourMap colours,
      ColourMap.Scale scale) {
    double sum = 0;
    int count = 0;
    for (int y = top; y < bottom; y++) {
      for (int i = y * width + left; i < y * width + right && i < values.length; i++) {
        sum += values[i];
        count++;
      }
    }
    return count == 0 ? 0 : colours.colour(sum / count, scale);
  }

  /** A square that is see-through: nothing is known yet. */
  static int[] blank(int side) {
    return new int[side * side];
  }
}
