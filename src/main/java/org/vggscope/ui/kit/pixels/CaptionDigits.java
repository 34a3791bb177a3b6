package org.vggscope.ui.kit.pixels;

import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;

/**
 * Writes channel numbers into a raster, from ten digits that are drawn once. Only for speed:
 * hundreds of numbers are written in a frame.
 */
public final class CaptionDigits {
  private static final double SIZE = 11;
  private static final int DIGITS = 10;

  private final int[][] coverage = new int[DIGITS][];
  private final int[] widths = new int[DIGITS];
  private final int[] heights = new int[DIGITS];

  /** Digits for a screen with so many pixels to the unit. Make it on the window's thread. */
  public CaptionDigits(double density) {
    for (int digit = 0; digit < DIGITS; digit++) {
      draw(digit, density);
    }
  }

  private void draw(int digit, double density) {
    Text text = new Text(Integer.toString(digit));
    text.setFont(Font.font(SIZE));
    // Black on white whatever the theme: only how much of a pixel is covered is kept.
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(Color.WHITE);
    parameters.setTransform(new Scale(density, density));
    WritableImage image = text.snapshot(parameters, null);
    PixelReader reader = image.getPixelReader();
    widths[digit] = (int) image.getWidth();
    // Not the same for all: some are a row higher than others.
    heights[digit] = (int) image.getHeight();
    coverage[digit] = new int[widths[digit] * heights[digit]];
    for (int y = 0; y < heights[digit]; y++) {
      for (int x = 0; x < widths[digit]; x++) {
        coverage[digit][y * widths[digit] + x] = 255 - (reader.getArgb(x, y) >> 8 & 0xFF);
      }
    }
  }

  /** Writes a number with its upper left corner at {@code (left, top)}. */
  public void write(Raster raster, int number, int left, int top, int ink) {
    int divisor = 1;
    while (number / divisor >= DIGITS) {
      divisor *= DIGITS;
    }
    int x = left;
    for (int rest = number; divisor > 0; rest %= divisor, divisor /= DIGITS) {
      int digit = rest / divisor;
      stamp(raster, digit, x, top, ink);
      x += widths[digit];
    }
  }

  private void stamp(Raster raster, int digit, int left, int top, int ink) {
    for (int y = Math.max(0, -top); y < Math.min(heights[digit], raster.height() - top); y++) {
      for (int x = 0; x < widths[digit]; x++) {
        int share = coverage[digit][y * widths[digit] + x];
        if (share > 0 && left + x >= 0 && left + x < raster.width()) {
          int below = raster.at(left + x, top + y);
          raster.set(left + x, top + y, Mix.of(below, ink, share / 255.0));
        }
      }
    }
  }
}
