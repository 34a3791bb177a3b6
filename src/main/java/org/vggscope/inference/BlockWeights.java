package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.weights.LayerWeights;

/**
 * The weights of a block in the engine, to be written to a file as those of any other network.
 *
 * @param preprocessing what they want
 */
record BlockWeights(ComputeEngine engine, NetworkBlock block, Preprocessing preprocessing)
    implements LayerWeights {
  @Override
  public NetworkSpec architecture() {
    return block.spec();
  }

  @Override
  public void readWeights(String layer, int firstRow, FloatBuffer target) {
    Layer wanted = block.spec().layer(layer);
    NDArray weights = block.layers().get(wanted).parameterArrays().weights();
    int row = Math.toIntExact(wanted.weightCount() / wanted.outputs());
    target.put(engine.memory().view(weights, (long) firstRow * row, target.remaining()));
  }

  @Override
  public void readBias(String layer, FloatBuffer target) {
    NDArray bias = block.layers().get(block.spec().layer(layer)).parameterArrays().bias();
    target.put(engine.memory().view(bias, 0, target.remaining()));
  }
}
