package org.vggscope.ui.network;

import org.vggscope.inference.MeanMap;
import org.vggscope.model.MapStatistics;
import org.vggscope.report.ColourMap;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.MapPainter;
import org.vggscope.ui.kit.pixels.Raster;

/** Paints what a layer answers, small: its mean map, or the units of a vector as bars. */
final class TilePainter {
  private TilePainter() {}

  /** Fills the raster; with no map, with the ground. */
  static void paint(Raster raster, Inks inks, MeanMap map, ColourMap colours) {
    raster.clear(inks.faint());
    if (map == null) {
      return;
    }
    MapStatistics range = MapStatistics.of(map.values(), 0, map.values().length);
    if (map.height() == 1 && map.width() > 1) {
      // Neighbours of a vector have nothing in common: it is no picture.
      bars(raster, inks, map.values(), range);
      return;
    }
    MapPainter.fit(
        raster,
        map.values(),
        0,
        map.height(),
        map.width(),
        inks.colours(colours),
        colours.scale(range.minimum(), range.maximum()));
  }

  /** Where there are more units than columns, a column reaches as far as the farthest of its. */
  private static void bars(Raster raster, Inks inks, float[] values, MapStatistics range) {
    double upper = Math.max(0, range.maximum());
    double lower = Math.min(0, range.minimum());
    boolean signed = lower < 0;
    ColourMap colours = inks.colours(ColourMap.DIVERGING);
    double unit = upper > lower ? (raster.height() - 1) / (upper - lower) : 0;
    int zero = (int) Math.round(upper * unit);
    for (int x = 0; x < raster.width(); x++) {
      int from = (int) ((long) x * values.length / raster.width());
      int to = Math.max(from + 1, (int) ((x + 1L) * values.length / raster.width()));
      MapStatistics here = MapStatistics.of(values, from, to - from);
      int up = (int) Math.round(Math.max(0, here.maximum()) * unit);
      int down = (int) Math.round(Math.max(0, -here.minimum()) * unit);
      raster.fill(x, zero - up, 1, up, signed ? colours.colour(1) : inks.bar());
      raster.fill(x, zero + 1, 1, down, colours.colour(0));
    }
    raster.fill(0, zero, raster.width(), 1, inks.mark());
  }
}
