package org.vggscope.ui.receptivefield;

import org.vggscope.export.field.FieldPicture;
import org.vggscope.report.Mix;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.Raster;

/**
 * Paints the picture as the network sees it with what is beyond its border, and the effective field
 * over it. Each pixel stays a square, for boxes end at pixels.
 *
 * @param field the picture, and what of it counts
 */
record FieldPainter(FieldPicture field) {
  private static final double HATCH = 0.45;
  private static final int HATCH_STEP = 8;

  void paint(Raster raster, Inks inks, FieldPlacement placement) {
    int[] columns = new int[raster.width()];
    for (int x = 0; x < columns.length; x++) {
      columns[x] = (int) Math.floor(placement.column(x + 0.5));
    }
    for (int y = 0; y < raster.height(); y++) {
      int row = (int) Math.floor(placement.row(y + 0.5));
      for (int x = 0; x < columns.length; x++) {
        int column = columns[x];
        raster.pixels()[y * raster.width() + x] =
            field.isInside(row, column)
                ? field.colour(row, column, inks.ground())
                : beyond(row, column, x + y, inks);
      }
    }
  }

  /** Beyond the border the network reads zeros; the part of it that is read is hatched. */
  private int beyond(int row, int column, int diagonal, Inks inks) {
    if (!field.box().contains(row, column)) {
      return inks.ground();
    }
    return diagonal % HATCH_STEP == 0 ? Mix.of(inks.faint(), inks.mark(), HATCH) : inks.faint();
  }
}
