package org.vggscope.ui.kernels;

import org.vggscope.export.kernels.Distribution;
import org.vggscope.report.ColourMap;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.Raster;

/** Paints the bars of a histogram, in the colours of signed numbers. */
final class HistogramPainter {
  private static final int ROOM_FOR_GAP = 3;

  private HistogramPainter() {}

  /**
   * Paints.
   *
   * @param distribution null paints none
   */
  static void paint(Raster raster, Inks inks, Distribution distribution) {
    raster.clear(inks.faint());
    if (distribution == null) {
      return;
    }
    int highest = Math.max(1, distribution.highest());
    int bins = distribution.bins().length;
    int ground = raster.height() - 1;
    for (int bin = 0; bin < bins; bin++) {
      int left = (int) Math.round((double) bin * raster.width() / bins);
      int right = (int) Math.round((bin + 1.0) * raster.width() / bins);
      int width = right - left >= ROOM_FOR_GAP ? right - left - 1 : right - left;
      int count = distribution.bins()[bin];
      // However few there are, a bar that is there can be seen.
      int height =
          count == 0 ? 0 : (int) Math.max(1, Math.round((double) count * ground / highest));
      raster.fill(left, ground - height, width, height, colour(bin, bins, inks));
    }
    raster.fill(0, ground, raster.width(), 1, inks.mark());
  }

  private static int colour(int bin, int bins, Inks inks) {
    if (bin == bins / 2) {
      return inks.mark();
    }
    return inks.colours(ColourMap.DIVERGING).colour(bin < bins / 2 ? 0 : 1);
  }
}
