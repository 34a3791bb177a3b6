package org.vggscope.ui.maps;

import org.vggscope.export.maps.MapSheet;
import org.vggscope.report.ColourMap;
import org.vggscope.ui.kit.pixels.CaptionGlyphs;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.MapLayout;
import org.vggscope.ui.kit.pixels.MapPainter;
import org.vggscope.ui.kit.pixels.Raster;

/** Paints the visible part of a grid of feature maps into a raster. */
final class GridPainter {
  private final MapSheet sheet;
  private final MapLayout layout;

  GridPainter(MapSheet sheet, MapLayout layout) {
    this.sheet = sheet;
    this.layout = layout;
  }

  /**
   * Paints.
   *
   * @param scroll pixels of the content above the raster
   * @param digits writes the channel numbers; null leaves them out
   */
  void paint(Raster raster, Inks inks, int scroll, CaptionGlyphs digits) {
    raster.clear(inks.ground());
    MapPainter maps =
        new MapPainter(
            sheet.shape().height(), sheet.shape().width(), layout.mapHeight(), layout.mapWidth());
    ColourMap colours = inks.colours(sheet.colourMap());
    int area = sheet.shape().area();
    int end = layout.endRank(scroll + raster.height());
    for (int rank = layout.firstRank(scroll); rank < end; rank++) {
      int channel = sheet.channelAt(rank);
      int left = layout.left(rank);
      int top = layout.top(rank) - scroll;
      if (sheet.isDead(channel)) {
        hatch(raster, inks, left, top);
      } else {
        maps.paint(
            raster,
            left,
            top,
            sheet.activations().values(),
            channel * area,
            colours,
            sheet.scale(channel));
      }
      if (digits != null && layout.hasCaptions()) {
        digits.write(raster, channel, left, top + layout.mapHeight(), inks.text());
      }
    }
  }

  /** A dead map is crossed out: a hatch tells it from a dark map in any colour map and theme. */
  private void hatch(Raster raster, Inks inks, int left, int top) {
    int width = layout.mapWidth();
    int height = layout.mapHeight();
    raster.fill(left, top, width, height, inks.faint());
    int step = Math.max(4, Math.min(8, width / 4));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean border = x == 0 || y == 0 || x == width - 1 || y == height - 1;
        if (border || (x + y) % step == 0) {
          raster.set(left + x, top + y, inks.mark());
        }
      }
    }
  }
}
