package org.vggscope.ui.kit.pixels;

import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import org.vggscope.report.Mix;

/**
 * Writes channel numbers and the letters of colours into a raster, from glyphs that are drawn once.
 * Only for speed: hundreds of numbers are written in a frame.
 */
public final class CaptionGlyphs {
  private static final double SIZE = 11;
  private static final String GLYPHS = "0123456789RGB";

  private final int[][] coverage = new int[GLYPHS.length()][];
  private final int[] widths = new int[GLYPHS.length()];
  private final int[] heights = new int[GLYPHS.length()];

  /** Glyphs for a screen with so many pixels to the unit. Make it on the window's thread. */
  public CaptionGlyphs(double density) {
    for (int glyph = 0; glyph < GLYPHS.length(); glyph++) {
      draw(glyph, density);
    }
  }

  private void draw(int glyph, double density) {
    Text text = new Text(GLYPHS.substring(glyph, glyph + 1));
    text.setFont(Font.font(SIZE));
    // Black on white whatever the theme: only how much of a pixel is covered is kept.
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(Color.WHITE);
    parameters.setTransform(new Scale(density, density));
    WritableImage image = text.snapshot(parameters, null);
    PixelReader reader = image.getPixelReader();
    widths[glyph] = (int) image.getWidth();
    // Not the same for all: some are a row higher than others.
    heights[glyph] = (int) image.getHeight();
    coverage[glyph] = new int[widths[glyph] * heights[glyph]];
    for (int y = 0; y < heights[glyph]; y++) {
      for (int x = 0; x < widths[glyph]; x++) {
        coverage[glyph][y * widths[glyph] + x] = 255 - (reader.getArgb(x, y) >> 8 & 0xFF);
      }
    }
  }

  /** Writes a number with its upper left corner at {@code (left, top)}. */
  public void write(Raster raster, int number, int left, int top, int ink) {
    write(raster, Integer.toString(number), left, top, ink);
  }

  /**
   * Writes glyphs, or R, G and B, with their upper left corner at {@code (left, top)}.
   *
   * @return where the text ends
   */
  public int write(Raster raster, String text, int left, int top, int ink) {
    int x = left;
    for (int i = 0; i < text.length(); i++) {
      int glyph = GLYPHS.indexOf(text.charAt(i));
      stamp(raster, glyph, x, top, ink);
      x += widths[glyph];
    }
    return x;
  }

  private void stamp(Raster raster, int glyph, int left, int top, int ink) {
    for (int y = Math.max(0, -top); y < Math.min(heights[glyph], raster.height() - top); y++) {
      for (int x = 0; x < widths[glyph]; x++) {
        int share = coverage[glyph][y * widths[glyph] + x];
        if (share > 0 && left + x >= 0 && left + x < raster.width()) {
          int below = raster.at(left + x, top + y);
          raster.set(left + x, top + y, Mix.of(below, ink, share / 255.0));
        }
      }
    }
  }
}
