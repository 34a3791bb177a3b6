package org.vggscope.ui.training.matrix;

import org.vggscope.ui.kit.pixels.CaptionGlyphs;
import org.vggscope.ui.kit.pixels.Contrast;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.Mix;
import org.vggscope.ui.kit.pixels.Raster;

/** Paints a confusion matrix: one hue, the stronger the more of a row; counts where they fit. */
final class ConfusionPainter {
  /** From so many pixels on, squares have a line between them. */
  static final double SEPARATE = 6;

  /** Height of a digit's glyph. */
  private static final double LINE = 15;

  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;
  private static final Raster NOWHERE = Raster.of(0, 0);

  private CaptionGlyphs glyphs;
  private double density;

  /**
   * Paints all of it.
   *
   * @param figures null for nothing
   * @param densityNow pixels of the screen to one unit of the layout
   */
  void paint(ConfusionFigures figures, Raster raster, Inks inks, double densityNow) {
    raster.clear(inks.ground());
    if (figures == null) {
      return;
    }
    if (glyphs == null || density != densityNow) {
      density = densityNow;
      glyphs = new CaptionGlyphs(density);
    }
    int classes = figures.classes();
    int line = (double) raster.width() / classes >= SEPARATE ? 1 : 0;
    for (int right = 0; right < classes; right++) {
      int all = figures.of(right);
      int top = right * raster.height() / classes;
      int bottom = (right + 1) * raster.height() / classes;
      for (int answer = 0; answer < classes; answer++) {
        int left = answer * raster.width() / classes;
        int end = (answer + 1) * raster.width() / classes;
        int count = figures.count(right, answer);
        int colour = Mix.of(inks.faint(), inks.bar(), all == 0 ? 0 : (double) count / all);
        raster.fill(left, top, end - left - line, bottom - top - line, colour);
        if (count > 0) {
          write(raster, count, left, top, end - left - line, colour);
        }
      }
    }
  }

  private void write(Raster raster, int count, int left, int top, int side, int colour) {
    int height = (int) Math.round(LINE * density);
    if (height > side) {
      return;
    }
    String digits = Integer.toString(count);
    int width = glyphs.write(NOWHERE, digits, 0, 0, 0);
    if (width < side) {
      // Black or white, whichever is easier to read there; either theme's text would fail on some.
      int ink = Contrast.isDark(colour) ? WHITE : BLACK;
      glyphs.write(raster, digits, left + (side - width) / 2, top + (side - height) / 2, ink);
    }
  }
}
