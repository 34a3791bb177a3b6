package org.vggscope.export.network;

import java.util.function.Consumer;
import org.vggscope.export.Block;
import org.vggscope.export.Look;
import org.vggscope.export.Uprights;
import org.vggscope.inference.MeanMap;
import org.vggscope.model.MapStatistics;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Mark;

/**
 * What a layer answers, small: its mean map, or the units of a vector as bars.
 *
 * @param colours of the map
 */
record MeanTile(MeanMap map, ColourMap colours) implements Block {
  static final int SIDE = 64;

  @Override
  public double width() {
    return SIDE;
  }

  @Override
  public double height() {
    return SIDE;
  }

  @Override
  public void paint(double x, double y, Look look, Consumer<Mark> onto) {
    onto.accept(new Figure.Rectangle(x, y, SIDE, SIDE, look.ground()));
    if (map.height() == 1 && map.width() > 1) {
      // Neighbours of a vector have nothing in common: it is no picture.
      paintBars(x, y, look, onto);
    } else {
      paintMap(x, y, look, onto);
    }
  }

  /** Where there are more units than columns, a column reaches as far as the farthest of its. */
  private void paintBars(double x, double y, Look look, Consumer<Mark> onto) {
    float[] values = map.values();
    int columns = Math.min(SIDE, values.length);
    double[] up = new double[columns];
    double[] down = new double[columns];
    for (int i = 0; i < columns; i++) {
      int from = (int) ((long) i * values.length / columns);
      int end = (int) ((i + 1L) * values.length / columns);
      MapStatistics here = MapStatistics.of(values, from, end - from);
      up[i] = Math.max(0, here.maximum());
      down[i] = Math.min(0, here.minimum());
    }
    MapStatistics range = MapStatistics.of(values, 0, values.length);
    double least = Math.min(0, range.minimum());
    double most = Math.max(0, range.maximum());
    double room = (double) SIDE / columns;
    Uprights.of(up, room, SIDE, least, most).paint(x, y, look, onto);
    if (least < 0) {
      Uprights.of(down, room, SIDE, least, most).paint(x, y, look, onto);
    }
  }

  /** In the middle of the tile, each number as many whole pixels as there is room for. */
  private void paintMap(double x, double y, Look look, Consumer<Mark> onto) {
    int longest = Math.max(map.height(), map.width());
    int shrink = (longest + SIDE - 1) / SIDE;
    int rows = (map.height() + shrink - 1) / shrink;
    int columns = (map.width() + shrink - 1) / shrink;
    int side = Math.max(1, SIDE / Math.max(rows, columns));
    MapStatistics range = MapStatistics.of(map.values(), 0, map.values().length);
    ColourMap.Scale scale = colours.scale(range.minimum(), range.maximum());
    ColourMap drawn = look.colours(colours);
    int[] pixels = new int[rows * columns];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = drawn.colour(mean(i / columns * shrink, i % columns * shrink, shrink), scale);
    }
    int left = (SIDE - columns * side) / 2;
    int top = (SIDE - rows * side) / 2;
    onto.accept(new Figure.Pixels(x + left, y + top, side, columns, pixels));
  }

  private double mean(int top, int left, int side) {
    double sum = 0;
    int count = 0;
    for (int y = top; y < Math.min(map.height(), top + side); y++) {
      for (int x = left; x < Math.min(map.width(), left + side); x++) {
        sum += map.values()[y * map.width() + x];
        count++;
      }
    }
    return sum / count;
  }
}
