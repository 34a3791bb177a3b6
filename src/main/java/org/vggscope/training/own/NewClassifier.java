package org.vggscope.training.own;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.vggscope.model.Labels;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.weights.LayerWeights;

/**
 * A network's weights with another last layer.
 *
 * @param source the weights of all layers below
 * @param architecture the network, with the new number of classes
 * @param preprocessing what the new layer was learned with
 * @param classes what they are called
 * @param weights {@code (classes, in, height, width)} of the last layer
 * @param bias one number a class
 */
record NewClassifier(
    LayerWeights source,
    NetworkSpec architecture,
    Preprocessing preprocessing,
    Labels classes,
    float[] weights,
    float[] bias)
    implements LayerWeights {
  private boolean isNew(String layer) {
    return architecture.classifier().orElseThrow().name().equals(layer);
  }

  @Override
  public void readWeights(String layer, int firstRow, FloatBuffer target) throws IOException {
    if (isNew(layer)) {
      int row = weights.length / bias.length;
      target.put(weights, firstRow * row, target.remaining());
    } else {
      source.readWeights(layer, firstRow, target);
    }
  }

  @Override
  public void readBias(String layer, FloatBuffer target) throws IOException {
    if (isNew(layer)) {
      target.put(bias, 0, target.remaining());
    } else {
      source.readBias(layer, target);
    }
  }

  @Override
  public Optional<Labels> labels() {
    return Optional.of(classes);
  }

  @Override
  public void checkUnchanged() throws IOException {
    source.checkUnchanged();
  }
}
