package org.vggscope.ui.receptivefield;

import org.vggscope.explain.EffectiveField;
import org.vggscope.model.Window;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Mix;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.Raster;

/**
 * Paints the picture as the network sees it with what is beyond its border, and the effective field
 * over it. Each pixel stays a square, for boxes end at pixels.
 */
final class FieldPainter {
  /** The colour map of the effective field. */
  static final ColourMap COLOURS = ColourMap.MAGMA;

  private static final double HEAT_SHARE = 0.8;
  private static final double DIMMED = 0.4;
  private static final double HATCH = 0.45;
  private static final int HATCH_STEP = 8;

  private final SourceImage picture;
  private final Window box;
  private final EffectiveField heat;

  /**
   * @param picture what the network sees
   * @param box the pixels that count now, also those beyond the border
   * @param heat what is laid over the picture, or null
   */
  FieldPainter(SourceImage picture, Window box, EffectiveField heat) {
    this.picture = picture;
    this.box = box;
    this.heat = heat;
  }

  /** Where on the colour map an influence lies: few pixels count most, the root shows the rest. */
  static double colourShare(double influence) {
    return Math.sqrt(influence);
  }

  void paint(Raster raster, Inks inks, FieldPlacement placement) {
    int[] columns = new int[raster.width()];
    for (int x = 0; x < columns.length; x++) {
      columns[x] = (int) Math.floor(placement.column(x + 0.5));
    }
    for (int y = 0; y < raster.height(); y++) {
      int row = (int) Math.floor(placement.row(y + 0.5));
      boolean inside = row >= 0 && row < picture.height();
      for (int x = 0; x < columns.length; x++) {
        int column = columns[x];
        raster.pixels()[y * raster.width() + x] =
            inside && column >= 0 && column < picture.width()
                ? pixel(row, column, inks)
                : beyond(row, column, x + y, inks);
      }
    }
  }

  private int pixel(int row, int column, Inks inks) {
    int colour = picture.pixels()[row * picture.width() + column] | 0xFF000000;
    if (heat == null) {
      return box.contains(row, column) ? colour : Mix.of(colour, inks.ground(), DIMMED / 2);
    }
    int grey = Mix.grey(colour);
    if (!heat.window().contains(row, column)) {
      return Mix.of(grey, inks.ground(), DIMMED);
    }
    return Mix.of(grey, COLOURS.colour(colourShare(heat.shareAt(row, column))), HEAT_SHARE);
  }

  /** Beyond the border the network reads zeros; the part of it that is read is hatched. */
  private int beyond(int row, int column, int diagonal, Inks inks) {
    if (!box.contains(row, column)) {
      return inks.ground();
    }
    return diagonal % HATCH_STEP == 0 ? Mix.of(inks.faint(), inks.mark(), HATCH) : inks.faint();
  }
}
