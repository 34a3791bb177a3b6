package org.vggscope.ui.kit.pixels;

import java.util.Arrays;
import org.vggscope.report.ColourMap;
import org.vggscope.report.ColourMap.Scale;

/**
 * Paints one feature map in a rectangle: nearest neighbour where it is enlarged, so that every
 * activation is a square of one colour, and the mean of the area that a pixel covers where it is
 * shrunk, so that no activation is left out. One painter serves many maps of one size; it keeps its
 * buffers because hundreds of maps are painted in a frame.
 */
public final class MapPainter {
  private final int mapHeight;
  private final int mapWidth;
  private final int height;
  private final int width;
  private final float[] columnSums;
  private final int[] line;

  /**
   * @param mapHeight rows of a map
   * @param mapWidth columns of a map
   * @param height rows of the rectangle, in pixels
   * @param width columns of the rectangle, in pixels
   */
  public MapPainter(int mapHeight, int mapWidth, int height, int width) {
    this.mapHeight = mapHeight;
    this.mapWidth = mapWidth;
    this.height = height;
    this.width = width;
    this.columnSums = new float[mapWidth];
    this.line = new int[width];
  }

  /** Paints a map as large as a raster has room for all of it, in its middle. */
  public static void fit(
      Raster target,
      float[] values,
      int offset,
      int rows,
      int columns,
      ColourMap map,
      Scale scale) {
    double unit = Math.min((double) target.width() / columns, (double) target.height() / rows);
    int width = Math.max(1, (int) Math.round(columns * unit));
    int height = Math.max(1, (int) Math.round(rows * unit));
    new MapPainter(rows, columns, height, width)
        .paint(
            target,
            (target.width() - width) / 2,
            (target.height() - height) / 2,
            values,
            offset,
            map,
            scale);
  }

  /**
   * Paints a map with its upper left corner at {@code (left, top)}.
   *
   * @param values planar activations
   * @param offset index of the map's first value
   */
  public void paint(
      Raster target, int left, int top, float[] values, int offset, ColourMap map, Scale scale) {
    boolean shrunk = height < mapHeight || width < mapWidth;
    int painted = -1;
    for (int row = Math.max(0, -top); row < Math.min(height, target.height() - top); row++) {
      int source = (int) ((long) row * mapHeight / height);
      if (shrunk) {
        averageLine(row, values, offset, map, scale);
      } else if (source != painted) {
        repeatLine(values, offset + source * mapWidth, map, scale);
        painted = source;
      }
      copyLine(target, left, top + row);
    }
  }

  private void repeatLine(float[] values, int from, ColourMap map, Scale scale) {
    int start = 0;
    for (int x = 0; x < mapWidth; x++) {
      // The first pixel whose nearest activation is the next one.
      int end = (int) (((long) (x + 1) * width + mapWidth - 1) / mapWidth);
      Arrays.fill(line, start, end, map.colour(values[from + x], scale));
      start = end;
    }
  }

  private void averageLine(int row, float[] values, int offset, ColourMap map, Scale scale) {
    double rows = (double) mapHeight / height;
    double columns = (double) mapWidth / width;
    Arrays.fill(columnSums, 0);
    double upper = row * rows;
    double lower = Math.min(mapHeight, upper + rows);
    for (int y = (int) upper; y < lower; y++) {
      float share = (float) (Math.min(lower, y + 1) - Math.max(upper, y));
      int from = offset + y * mapWidth;
      for (int x = 0; x < mapWidth; x++) {
        columnSums[x] += share * values[from + x];
      }
    }
    double area = (lower - upper) * columns;
    for (int column = 0; column < width; column++) {
      double first = column * columns;
      double last = Math.min(mapWidth, first + columns);
      double sum = 0;
      for (int x = (int) first; x < last; x++) {
        sum += columnSums[x] * (Math.min(last, x + 1) - Math.max(first, x));
      }
      line[column] = map.colour(sum / area, scale);
    }
  }

  private void copyLine(Raster target, int left, int y) {
    int from = Math.max(0, -left);
    int count = Math.min(width, target.width() - left) - from;
    if (count > 0) {
      System.arraycopy(line, from, target.pixels(), y * target.width() + left + from, count);
    }
  }
}
