package org.vggscope.ui.maps;

import org.vggscope.export.maps.MapSheet;
import org.vggscope.report.ColourMap;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.Raster;

/** Paints single units as bars on a zero line: positive ones upwards, negative ones downwards. */
final class BarPainter {
  private static final int ROOM_FOR_GAP = 3;

  private BarPainter() {}

  static void paint(Raster raster, Inks inks, MapSheet sheet, BarLayout layout) {
    raster.clear(inks.ground());
    for (int strip = 0; strip < layout.strips(); strip++) {
      raster.fill(
          layout.left(),
          layout.top(strip),
          layout.right() - layout.left(),
          layout.stripHeight(),
          inks.faint());
    }
    // Where there are both signs, their colours are those of signed numbers everywhere else.
    boolean signed = layout.minimum() < 0;
    ColourMap colours = inks.colours(ColourMap.DIVERGING);
    int positive = signed ? colours.colour(1) : inks.bar();
    int negative = colours.colour(0);
    for (int rank = 0; rank < layout.count(); rank++) {
      bar(
          raster,
          positive,
          negative,
          sheet.activations().values()[sheet.channelAt(rank)],
          layout,
          rank);
    }
    for (int strip = 0; strip < layout.strips(); strip++) {
      int zero = layout.y(strip, 0);
      raster.fill(layout.left(), zero, layout.right() - layout.left(), 1, inks.mark());
    }
  }

  private static void bar(
      Raster raster, int positive, int negative, float value, BarLayout layout, int rank) {
    int strip = layout.stripOf(rank);
    int zero = layout.y(strip, 0);
    int end = layout.y(strip, value);
    int left = layout.barLeft(rank);
    int room = layout.barRight(rank) - left;
    int width = room >= ROOM_FOR_GAP ? room - 1 : room;
    if (value > 0) {
      raster.fill(left, end, width, zero - end, positive);
    } else if (value < 0) {
      raster.fill(left, zero + 1, width, end - zero, negative);
    }
  }
}
