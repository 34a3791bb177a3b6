package org.vggscope.explain;

import org.vggscope.model.Shape;
import org.vggscope.support.Problem;

/**
 * How much each number that {@code conv1_1} reads speaks for a class.
 *
 * @param input the input's shape, {@code (3, height, width)}
 * @param values planar {@code (3, height, width)}; not to be written to
 */
public record Attribution(Shape input, float[] values) {
  public Attribution {
    if (values.length != input.size()) {
      throw Problem.refused("%s has not %d values", input, values.length);
    }
  }

  /** One number a pixel: the sum over its colours, for attributions that add up. */
  public Evidence sums() {
    float[] sums = new float[input.area()];
    for (int i = 0; i < values.length; i++) {
      sums[i % sums.length] += values[i];
    }
    return new Evidence(input.height(), input.width(), sums);
  }

  /** One number a pixel: the sum of the sizes over its colours, for those with no sign of worth. */
  public Evidence magnitudes() {
    float[] sums = new float[input.area()];
    for (int i = 0; i < values.length; i++) {
      sums[i % sums.length] += Math.abs(values[i]);
    }
    return new Evidence(input.height(), input.width(), sums);
  }
}
