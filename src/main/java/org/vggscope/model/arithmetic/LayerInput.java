package org.vggscope.model.arithmetic;

import org.vggscope.model.Shape;
import org.vggscope.support.Problem;

/**
 * What a layer reads: the activations of the layer below it, or the preprocessed picture. Float32,
 * planar {@code (channel, height, width)}.
 *
 * @param shape its shape
 * @param values {@code shape.size()} numbers; not to be written to
 */
public record LayerInput(Shape shape, float[] values) {
  public LayerInput {
    if (values.length != shape.size()) {
      throw Problem.refused("%s needs %d values, not %d", shape, shape.size(), values.length);
    }
  }

  /** The number at a position; 0 beyond the border, as padding has it. */
  public float at(int channel, int y, int x) {
    return isInside(y, x) ? values[(channel * shape.height() + y) * shape.width() + x] : 0;
  }

  /** Whether a position is one of the map's and not padding. */
  public boolean isInside(int y, int x) {
    return y >= 0 && y < shape.height() && x >= 0 && x < shape.width();
  }
}
