package org.vggscope.model;

import org.vggscope.support.Problem;

/**
 * The activations of one layer, copied out of the engine: float32, planar {@code (channel, height,
 * width)}, after the ReLU where the layer has one.
 *
 * @param layer the layer
 * @param shape its shape
 * @param values {@code shape.size()} numbers; not to be written to
 */
public record LayerActivations(Layer layer, Shape shape, float[] values) {
  public LayerActivations {
    if (values.length != shape.size()) {
      throw Problem.refused("%s needs %d values, not %d", shape, shape.size(), values.length);
    }
  }

  /** The activation of one unit. */
  public float at(int channel, int y, int x) {
    return values[(channel * shape.height() + y) * shape.width() + x];
  }

  /** Statistics of one feature map. */
  public MapStatistics statistics(int channel) {
    return MapStatistics.of(values, channel * shape.area(), shape.area());
  }

  /** Statistics of all feature maps together. */
  public MapStatistics statistics() {
    return MapStatistics.of(values, 0, values.length);
  }
}
