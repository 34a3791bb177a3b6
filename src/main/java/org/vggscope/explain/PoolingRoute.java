package org.vggscope.explain;

import org.vggscope.model.Layer;
import org.vggscope.model.Window;

/** The way back through a max pooling: to the candidate that won, the first one where more did. */
final class PoolingRoute {
  private final Layer layer;
  private final Window pooled;
  private final Window read;

  /**
   * @param layer a pooling
   * @param pooled the window of its outputs
   * @param read what it reads for them, inside of the maps below
   */
  PoolingRoute(Layer layer, Window pooled, Window read) {
    this.layer = layer;
    this.pooled = pooled;
    this.read = read;
  }

  /**
   * Passes a gradient on.
   *
   * @param gradient by the outputs, {@code (channels, pooled.height(), pooled.width())}
   * @param inputs the maps below, {@code (channels, read.height(), read.width())}
   * @return the gradient by the inputs, in their shape
   */
  float[] back(float[] gradient, float[] inputs) {
    float[] result = new float[inputs.length];
    int channels = inputs.length / read.area();
    int i = 0;
    for (int channel = 0; channel < channels; channel++) {
      for (int y = 0; y < pooled.height(); y++) {
        int top = (pooled.top() + y) * layer.stride() - read.top();
        for (int x = 0; x < pooled.width(); x++, i++) {
          if (gradient[i] != 0) {
            int left = (pooled.left() + x) * layer.stride() - read.left();
            result[winner(inputs, channel, top, left)] += gradient[i];
          }
        }
      }
    }
    return result;
  }

  private int winner(float[] inputs, int channel, int top, int left) {
    int first = (channel * read.height() + top) * read.width() + left;
    int best = first;
    for (int dy = 0; dy < layer.kernel(); dy++) {
      for (int dx = 0; dx < layer.kernel(); dx++) {
        int index = first + dy * read.width() + dx;
        if (inputs[index] > inputs[best]) {
          best = index;
        }
      }
    }
    return best;
  }
}
