package org.vggscope.ui.kit.painted;

import org.vggscope.report.Contrast;
import org.vggscope.ui.kit.pixels.CaptionGlyphs;
import org.vggscope.ui.kit.pixels.Raster;

/** Writes digits into cells where they fit. */
final class CellText {
  /** Height of a glyph, in units of the layout. */
  private static final double LINE = 15;

  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;
  private static final Raster NOWHERE = Raster.of(0, 0);

  private CaptionGlyphs glyphs;
  private double density;

  /** Writes into the middle of a rectangle of one colour, all in pixels of the raster. */
  void write(
      Raster raster,
      String text,
      int left,
      int top,
      int width,
      int height,
      int colour,
      double densityNow) {
    int high = (int) Math.round(LINE * densityNow);
    if (high > height) {
      return;
    }
    if (glyphs == null || density != densityNow) {
      density = densityNow;
      glyphs = new CaptionGlyphs(density);
    }
    int wide = glyphs.write(NOWHERE, text, 0, 0, 0);
    if (wide < width) {
      // Black or white, whichever is easier to read there; either theme's text would fail on some.
      int ink = Contrast.isDark(colour) ? WHITE : BLACK;
      glyphs.write(raster, text, left + (width - wide) / 2, top + (height - high) / 2, ink);
    }
  }
}
