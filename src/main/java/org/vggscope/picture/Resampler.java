package org.vggscope.picture;

import java.util.Arrays;
import org.vggscope.support.Problem;

/**
 * Scales pictures exactly as Pillow's {@code Image.resize(size, Image.BILINEAR)} does, bit for bit.
 *
 * <p>The networks were trained on, and their published accuracies measured with, pictures that
 * Pillow scaled. A library's triangle filter (TwelveMonkeys' {@code ResampleOp} has one) differs in
 * its support, its rounding and its order of passes by a level or two in many pixels, enough to
 * change logits in the second decimal, so the arithmetic is followed to the bit: a triangle filter
 * whose support grows with the factor when shrinking, the horizontal pass first, coefficients as
 * whole numbers with 22 fractional bits, and rounding to 8 bits after each pass.
 *
 * <p>Source: Pillow, {@code src/libImaging/Resample.c} ({@code precompute_coeffs}, {@code
 * normalize_coeffs_8bpc}, {@code ImagingResampleHorizontal_8bpc}, {@code
 * ImagingResampleVertical_8bpc}).
 */
final class Resampler {

  /** Pillow's {@code PRECISION_BITS}: 8 bits for the value, 2 for overshoot. */
  private static final int PRECISION_BITS = 32 - 8 - 2;

  private static final int HALF = 1 << (PRECISION_BITS - 1);

  private Resampler() {}

  /**
   * The whole picture in another size.
   *
   * @param width columns of the result, at least 1
   * @param height rows of the result, at least 1
   */
  static SourceImage resize(SourceImage image, int width, int height) {
    return resize(image, width, height, 0, 0, width, height);
  }

  /**
   * A window of the scaled picture. Only what the window needs is computed, so memory and time go
   * with the window and the source however large the scaled picture would be.
   *
   * @param scaledWidth columns of the whole scaled picture
   * @param scaledHeight rows of the whole scaled picture
   * @param left first column of the window, in scaled pixels
   * @param top first row of the window, in scaled pixels
   * @param width columns of the window
   * @param height rows of the window
   * @throws IllegalArgumentException when the window is not inside the scaled picture
   */
  static SourceImage resize(
      SourceImage image,
      int scaledWidth,
      int scaledHeight,
      int left,
      int top,
      int width,
      int height) {
    if (left < 0
        || top < 0
        || width < 1
        || height < 1
        || left > scaledWidth - width
        || top > scaledHeight - height) {
      throw Problem.refused(
          "%d x %d at (%d, %d) is not inside %d x %d",
          width, height, left, top, scaledWidth, scaledHeight);
    }
    // A side that has its length already needs no pass, and no rows but the window's.
    Kernels vertical =
        scaledHeight == image.height()
            ? null
            : Kernels.of(image.height(), scaledHeight, top, height);
    int firstRow = vertical == null ? top : vertical.first();
    int rows = vertical == null ? height : vertical.end() - firstRow;
    int[] across;
    if (scaledWidth == image.width()) {
      across = columns(image, left, width, firstRow, rows);
    } else {
      across =
          horizontal(
              image, Kernels.of(image.width(), scaledWidth, left, width), width, firstRow, rows);
    }
    int[] pixels = vertical == null ? across : vertical(across, vertical, width, firstRow, height);
    return new SourceImage(image.name(), width, height, pixels);
  }

  private static int[] columns(SourceImage image, int left, int width, int firstRow, int rows) {
    int[] result = new int[Math.multiplyExact(width, rows)];
    for (int y = 0; y < rows; y++) {
      System.arraycopy(
          image.pixels(), (firstRow + y) * image.width() + left, result, y * width, width);
    }
    return result;
  }

  private static int[] horizontal(
      SourceImage image, Kernels kernels, int width, int firstRow, int rows) {
    int[] source = image.pixels();
    int[] result = new int[Math.multiplyExact(width, rows)];
    for (int y = 0; y < rows; y++) {
      int row = (firstRow + y) * image.width();
      for (int x = 0; x < width; x++) {
        int[] kernel = kernels.weights[x];
        int at = row + kernels.starts[x];
        int red = HALF;
        int green = HALF;
        int blue = HALF;
        for (int weight : kernel) {
          int pixel = source[at++];
          red += (pixel >> 16 & 0xff) * weight;
          green += (pixel >> 8 & 0xff) * weight;
          blue += (pixel & 0xff) * weight;
        }
        result[y * width + x] = level(red) << 16 | level(green) << 8 | level(blue);
      }
    }
    return result;
  }

  private static int[] vertical(
      int[] source, Kernels kernels, int width, int firstRow, int height) {
    int[] result = new int[Math.multiplyExact(width, height)];
    int[] red = new int[width];
    int[] green = new int[width];
    int[] blue = new int[width];
    for (int y = 0; y < height; y++) {
      Arrays.fill(red, HALF);
      Arrays.fill(green, HALF);
      Arrays.fill(blue, HALF);
      int at = (kernels.starts[y] - firstRow) * width;
      // Row by row, not column by column, so that memory is read in order.
      for (int weight : kernels.weights[y]) {
        for (int x = 0; x < width; x++) {
          int pixel = source[at++];
          red[x] += (pixel >> 16 & 0xff) * weight;
          green[x] += (pixel >> 8 & 0xff) * weight;
          blue[x] += (pixel & 0xff) * weight;
        }
      }
      for (int x = 0; x < width; x++) {
        result[y * width + x] = level(red[x]) << 16 | level(green[x]) << 8 | level(blue[x]);
      }
    }
    return result;
  }

  private static int level(int sum) {
    return Math.max(0, Math.min(255, sum >> PRECISION_BITS));
  }

  /**
   * For each pixel of one side of the window, which source pixels it is made of and how much of
   * each.
   *
   * @param starts first source pixel
   * @param weights one whole number a source pixel, 22 fractional bits
   */
  private record Kernels(int[] starts, int[][] weights) {

    static Kernels of(int sourceSize, int scaledSize, int from, int count) {
      int[] starts = new int[count];
      int[][] weights = new int[count][];
      double scale = (double) sourceSize / scaledSize;
      double support = Math.max(scale, 1.0);
      double inverse = 1.0 / support;
      for (int i = 0; i < count; i++) {
        double center = (from + i + 0.5) * scale;
        int start = Math.max(0, (int) (center - support + 0.5));
        int end = Math.min(sourceSize, (int) (center + support + 0.5));
        double[] exact = new double[end - start];
        double sum = 0;
        for (int x = 0; x < exact.length; x++) {
          exact[x] = Math.max(0.0, 1.0 - Math.abs((x + start - center + 0.5) * inverse));
          sum += exact[x];
        }
        starts[i] = start;
        weights[i] = new int[exact.length];
        for (int x = 0; x < exact.length; x++) {
          double weight = sum == 0 ? exact[x] : exact[x] / sum;
          weights[i][x] = (int) (0.5 + weight * (1 << PRECISION_BITS));
        }
      }
      return new Kernels(starts, weights);
    }

    int first() {
      return starts[0];
    }

    int end() {
      int last = starts.length - 1;
      return starts[last] + weights[last].length;
    }
  }
}
