package org.vggscope.picture;

import org.vggscope.model.Shape;
import org.vggscope.support.Problem;

/**
 * What the first convolution reads: float32, planar {@code (channels, height, width)},
 * preprocessed.
 *
 * @param shape 3 colours or 1 of grey, rows and columns
 * @param values {@code shape.size()} numbers; not to be written to
 */
public record InputTensor(Shape shape, float[] values) {
  public InputTensor {
    if (values.length != shape.size()) {
      throw Problem.refused("%s needs %d values, not %d", shape, shape.size(), values.length);
    }
  }

  /** One of three colours. */
  public InputTensor(int height, int width, float[] values) {
    this(new Shape(3, height, width), values);
  }

  public int height() {
    return shape.height();
  }

  public int width() {
    return shape.width();
  }

  /** Other numbers in the same shape. */
  public InputTensor with(float[] others) {
    return new InputTensor(shape, others);
  }
}
