package org.vggscope.weights;

import java.io.IOException;
import java.nio.FloatBuffer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;

/**
 * Weights that want another preprocessing than their file says: somebody knows better.
 *
 * @param source the weights
 * @param preprocessing what they want
 */
public record PreparedWeights(LayerWeights source, Preprocessing preprocessing)
    implements LayerWeights {
  @Override
  public NetworkSpec architecture() {
    return source.architecture();
  }

  @Override
  public void readWeights(String layer, int firstRow, FloatBuffer target) throws IOException {
    source.readWeights(layer, firstRow, target);
  }

  @Override
  public void readBias(String layer, FloatBuffer target) throws IOException {
    source.readBias(layer, target);
  }
}
