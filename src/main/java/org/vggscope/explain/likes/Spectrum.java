package org.vggscope.explain.likes;

import java.util.Random;

/**
 * A picture by its frequencies: the spectrum of a real two-dimensional Fourier transform, each
 * frequency scaled by one over itself, as natural pictures are (Lucid, {@code param/spatial.py},
 * {@code fft_image}). Steps of one size then change coarse and fine shapes alike; of single pixels
 * they make noise.
 *
 * <p>Its numbers are {@code (2, side, planes, side / 2 + 1)}, the real parts first.
 */
final class Spectrum {
  private static final float DEVIATION = 0.01f;

  /** As Lucid has it. */
  private static final float FACTOR = 0.25f;

  private final int planes;
  private final int side;
  private final int columns;
  private final Fft fft;
  private final float[] scales;

  /**
   * @param planes of the picture
   * @param side of the picture, in pixels
   */
  Spectrum(int planes, int side) {
    this.planes = planes;
    this.side = side;
    this.columns = side / 2 + 1;
    this.fft = new Fft(side);
    this.scales = new float[side * planes * columns];
    for (int i = 0; i < scales.length; i++) {
      int row = i / (planes * columns);
      double y = (double) Math.min(row, side - row) / side;
      double x = (double) (i % columns) / side;
      // The root of the pixels' number makes the transform one that keeps lengths.
      scales[i] = (float) (FACTOR * side / (Math.max(Math.hypot(y, x), 1.0 / side) * side * side));
    }
  }

  /** Noise to start from. */
  float[] noise(Random random) {
    float[] numbers = new float[2 * scales.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = DEVIATION * (float) random.nextGaussian();
    }
    return numbers;
  }

  /** The picture of a spectrum, {@code (planes, side, side)}. */
  float[] picture(float[] numbers) {
    int lanes = planes * columns;
    float[] re = new float[scales.length];
    float[] im = new float[scales.length];
    for (int i = 0; i < scales.length; i++) {
      re[i] = numbers[i] * scales[i];
      im[i] = numbers[scales.length + i] * scales[i];
    }
    fft.transform(re, im, true);
    float[] rowsRe = new float[planes * side * side];
    float[] rowsIm = new float[rowsRe.length];
    for (int y = 0; y < side; y++) {
      for (int plane = 0; plane < planes; plane++) {
        int line = plane * side + y;
        int from = y * lanes + plane * columns;
        for (int column = 0; column < columns; column++) {
          if (column > 0) {
            // Of a real picture the other half is the same, mirrored.
            rowsRe[(side - column) * planes * side + line] = re[from + column];
            rowsIm[(side - column) * planes * side + line] = -im[from + column];
          }
          rowsRe[column * planes * side + line] = re[from + column];
          rowsIm[column * planes * side + line] = im[from + column];
        }
      }
    }
    fft.transform(rowsRe, rowsIm, true);
    return turned(rowsRe, side, planes * side);
  }

  /** The gradient by a spectrum's numbers of what has this gradient by the picture. */
  float[] back(float[] gradient) {
    int lanes = planes * columns;
    float[] rowsRe = turned(gradient, planes * side, side);
    float[] rowsIm = new float[rowsRe.length];
    fft.transform(rowsRe, rowsIm, false);
    float[] re = new float[scales.length];
    float[] im = new float[scales.length];
    for (int y = 0; y < side; y++) {
      for (int plane = 0; plane < planes; plane++) {
        int from = plane * side + y;
        int to = y * lanes + plane * columns;
        for (int column = 0; column < columns; column++) {
          re[to + column] = rowsRe[column * planes * side + from];
          im[to + column] = rowsIm[column * planes * side + from];
        }
      }
    }
    fft.transform(re, im, false);
    float[] back = new float[2 * scales.length];
    for (int i = 0; i < scales.length; i++) {
      int column = i % columns;
      // Frequencies that have a mirrored one count twice.
      float times = column == 0 || 2 * column == side ? scales[i] : 2 * scales[i];
      back[i] = times * re[i];
      back[scales.length + i] = times * im[i];
    }
    return back;
  }

  private static float[] turned(float[] matrix, int rows, int columns) {
    float[] turned = new float[matrix.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = matrix[row * columns + column];
      }
    }
    return turned;
  }
}
