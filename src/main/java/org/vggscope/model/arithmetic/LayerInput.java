package org.vggscope.model.arithmetic;

import org.vggscope.model.Position;
import org.vggscope.model.Shape;
import org.vggscope.support.Problem;

/**
 * What a layer reads: the activations of the layer below it, or the preprocessed picture. Float32,
 * planar {@code (channel, height, width)}.
 *
 * @param shape its shape
 * @param values {@code shape.size()} numbers; not to be written to
 * @param from the shape that it had before it was averaged for the layer, or the same shape
 */
public record LayerInput(Shape shape, float[] values, Shape from) {
  /** What a layer reads as it is. */
  public LayerInput(Shape shape, float[] values) {
    this(shape, values, shape);
  }

  public LayerInput {
    if (values.length != shape.size()) {
      throw Problem.refused("%s needs %d values, not %d", shape, shape.size(), values.length);
    }
  }

  /** Whether it is an average of smaller maps. */
  public boolean isAveraged() {
    return !shape.equals(from);
  }

  /** The position of the smaller maps from which a position's average begins, or the same one. */
  public Position origin(int y, int x) {
    return new Position(y * from.height() / shape.height(), x * from.width() / shape.width());
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
