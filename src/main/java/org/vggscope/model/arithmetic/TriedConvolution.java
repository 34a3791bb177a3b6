package org.vggscope.model.arithmetic;

import org.vggscope.support.Problem;

/**
 * One kernel over one square map with a padding and a stride of one's choice: what a convolution
 * would write, without bias and ReLU.
 *
 * @param map {@code side * side} numbers, row by row; not to be written to
 * @param side the map's height and width
 * @param kernel {@code width * width} weights, row by row; not to be written to
 * @param width the kernel's height and width
 * @param padding zeros put round the map, on each side
 * @param stride from one window to the next
 */
public record TriedConvolution(
    float[] map, int side, float[] kernel, int width, int padding, int stride) {
  public TriedConvolution {
    if (side + 2 * padding < width || stride < 1 || padding < 0) {
      throw Problem.refused(
          "A kernel of %d does not fit a map of %d with a padding of %d", width, side, padding);
    }
  }

  /** Side of what comes out: ⌊(side + 2 padding − width) / stride⌋ + 1. */
  public int outputs() {
    return (side + 2 * padding - width) / stride + 1;
  }

  /** First row or column of a window; negative in the padding. */
  public int start(int output) {
    return output * stride - padding;
  }

  /** All that comes out, {@code outputs * outputs} numbers, row by row. */
  public float[] values() {
    float[] values = new float[outputs() * outputs()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) sum(start(i / outputs()), start(i % outputs()));
    }
    return values;
  }

  private double sum(int top, int left) {
    double sum = 0;
    for (int i = 0; i < kernel.length; i++) {
      int y = top + i / width;
      int x = left + i % width;
      if (y >= 0 && y < side && x >= 0 && x < side) {
        sum += (double) kernel[i] * map[y * side + x];
      }
    }
    return sum;
  }
}
