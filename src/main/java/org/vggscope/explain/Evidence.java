package org.vggscope.explain;

import org.vggscope.model.ReceptiveField;
import org.vggscope.model.Shape;
import org.vggscope.support.Problem;

/**
 * How much each place of a picture speaks for a class: one number a pixel of the network's input,
 * or a position of a layer's feature maps.
 *
 * @param height rows
 * @param width columns
 * @param values row by row; more speaks more for the class; not to be written to
 */
public record Evidence(int height, int width, float[] values) {
  public Evidence {
    if (values.length != Math.multiplyExact(height, width)) {
      throw Problem.refused("(%d, %d) has not %d values", height, width, values.length);
    }
  }

  /**
   * Bilinearly enlarged to the input's size. Each position stands for a square of 1, 2, 4, 8, 16 or
   * 32 pixels, whose middle takes its value: what poolings have left of the input. Pixels beyond
   * the middle of the last square take that one's value. For inputs whose sides are multiples of
   * the square it is what PyTorch's {@code interpolate} gives with {@code align_corners=False}.
   *
   * @param input the input's shape
   * @throws IllegalArgumentException when the input is smaller than this
   */
  public Evidence enlargedTo(Shape input) {
    return enlargedTo(input.height(), input.width());
  }

  /** As {@link #enlargedTo(Shape)}. */
  public Evidence enlargedTo(int rows, int columns) {
    // Poolings round down, so a side is one to less than two strides a position.
    int stride = Math.max(1, Integer.highestOneBit(Math.min(rows / height, columns / width)));
    return enlargedTo(rows, columns, stride, (stride - 1) / 2.0);
  }

  /** Enlarged bilinearly to the input, each number at the centre of what its unit sees. */
  public Evidence enlargedTo(Shape input, ReceptiveField field) {
    return enlargedTo(input.height(), input.width(), field.jump(), field.firstCentre());
  }

  private Evidence enlargedTo(int rows, int columns, int jump, double firstCentre) {
    if (rows < height || columns < width) {
      throw Problem.refused(
          "%d x %d is smaller than %d x %d (height x width)", rows, columns, height, width);
    }
    if (rows == height && columns == width) {
      return this;
    }
    float[] enlarged = new float[Math.multiplyExact(rows, columns)];
    for (int y = 0; y < rows; y++) {
      double v = place(y, jump, firstCentre, height);
      int top = (int) v;
      int bottom = Math.min(top + 1, height - 1);
      double down = v - top;
      for (int x = 0; x < columns; x++) {
        double u = place(x, jump, firstCentre, width);
        int left = (int) u;
        int right = Math.min(left + 1, width - 1);
        double across = u - left;
        double upper = mix(values[top * width + left], values[top * width + right], across);
        double lower = mix(values[bottom * width + left], values[bottom * width + right], across);
        enlarged[y * columns + x] = (float) mix(upper, lower, down);
      }
    }
    return new Evidence(rows, columns, enlarged);
  }

  private static double place(int pixel, int jump, double firstCentre, int length) {
    return Math.max(0, Math.min(length - 1, (pixel - firstCentre) / jump));
  }

  private static double mix(double a, double b, double share) {
    return a + (b - a) * share;
  }

  /** The sum of all values. */
  public double sum() {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  /** The largest distance of a value from zero. */
  public float largest() {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
