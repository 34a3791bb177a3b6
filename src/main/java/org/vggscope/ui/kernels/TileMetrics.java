package org.vggscope.ui.kernels;

import org.vggscope.export.kernels.KernelSheet;
import org.vggscope.ui.kit.pixels.MapLayout;

/** Distances between kernels, which are much smaller than feature maps. */
final class TileMetrics {
  private static final int MARGIN = 8;
  private static final int CAPTION = 15;
  private static final int CAPTIONED = 30;
  private static final int GAP = 4;
  private static final int FILTER_GAP = 14;

  private TileMetrics() {}

  /** For a screen with so many pixels to the unit. */
  static MapLayout.Metrics of(KernelSheet sheet, double density) {
    int side = sheet.kernels().side();
    int gap = sheet.isFilters() ? FILTER_GAP : side == 1 ? 1 : GAP;
    // What a person can still tell apart, and what is pleasant when not all fit anyway.
    int legible = sheet.tiles().width() * (side == 1 ? 6 : side > 3 ? 3 : 5);
    return new MapLayout.Metrics(
        scaled(gap, density),
        scaled(MARGIN, density),
        scaled(CAPTION, density),
        scaled(CAPTIONED, density),
        scaled(legible, density),
        scaled(sheet.isFilters() ? legible : legible + 2 * side, density));
  }

  private static int scaled(int length, double density) {
    return (int) Math.round(length * density);
  }
}
