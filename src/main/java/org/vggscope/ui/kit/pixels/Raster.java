package org.vggscope.ui.kit.pixels;

import java.util.Arrays;

/**
 * A rectangle of opaque pixels to paint into; whatever lies outside is cut off.
 *
 * @param pixels {@code 0xAARRGGBB}, row by row
 * @param width columns
 * @param height rows
 */
public record Raster(int[] pixels, int width, int height) {
  public static Raster of(int width, int height) {
    return new Raster(new int[width * height], width, height);
  }

  public int at(int x, int y) {
    return pixels[y * width + x];
  }

  public void set(int x, int y, int colour) {
    if (x >= 0 && x < width && y >= 0 && y < height) {
      pixels[y * width + x] = colour;
    }
  }

  public void fill(int x, int y, int columns, int rows, int colour) {
    int left = Math.max(0, x);
    int right = Math.min(width, x + columns);
    if (left < right) {
      for (int row = Math.max(0, y); row < Math.min(height, y + rows); row++) {
        Arrays.fill(pixels, row * width + left, row * width + right, colour);
      }
    }
  }

  public void clear(int colour) {
    Arrays.fill(pixels, colour);
  }
}
