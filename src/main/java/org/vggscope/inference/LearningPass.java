package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;

/** The way of a batch through a network that learns, with batch normalisation and dropout. */
final class LearningPass {
  /** Looks at nothing. */
  static final Watcher NOBODY = (layer, sums) -> {};

  private static final float NORM_MOMENTUM = 0.9f;

  private final NetworkBlock block;
  private final ParameterStore store;
  private final Map<Layer, Norm> norms = new LinkedHashMap<>();

  LearningPass(NetworkBlock block, ParameterStore store) {
    this.block = block;
    this.store = store;
  }

  /** The batch normalisation behind a convolution (Ioffe and Szegedy 2015). */
  record Norm(NDArray gamma, NDArray beta, NDArray mean, NDArray variance) {}

  /** Puts a batch normalisation behind a layer, before its ReLU. */
  void normalize(Layer layer, Norm norm) {
    norms.put(layer, norm);
  }

  /** The batch normalisations by layer; not to be changed. */
  Map<Layer, Norm> norms() {
    return norms;
  }

  /** Told of a layer's sums, before its ReLU. */
  interface Watcher {
    void computed(Layer layer, NDArray sums);
  }

  /**
   * The class scores, {@code (N, classes)}. A ReLU that a max pooling follows is computed behind
   * it, where there is a quarter to compute; the largest of what is left is the same.
   *
   * @param chance null for no dropout
   */
  NDArray forward(
      NDManager scope, NDArray x, boolean training, DropoutMasks chance, Watcher watcher) {
    NDArray y = x;
    List<Layer> order = List.copyOf(block.layers().keySet());
    boolean owed = false;
    for (int i = 0; i < order.size(); i++) {
      Layer layer = order.get(i);
      y = in(scope, block.layers().get(layer).compute(store, y, false, training));
      Norm norm = norms.get(layer);
      if (norm != null) {
        y = in(scope, normalize(y, norm, training));
      }
      watcher.computed(layer, y);
      boolean pooled = i + 1 < order.size() && order.get(i + 1).kind() == LayerKind.POOLING;
      owed |= layer.relu();
      if (owed && !(layer.relu() && pooled)) {
        y = in(scope, Activation.relu(y));
        owed = false;
      }
      if (chance != null && layer.dropout() > 0) {
        int items = Math.toIntExact(y.getShape().get(0));
        NDArray mask = NativeMemory.create(scope, chance.mask(layer, i, items), y.getShape());
        y = in(scope, y.mul(mask));
      }
    }
    return in(scope, y.reshape(y.getShape().get(0), y.getShape().get(1)));
  }

  private static NDArray in(NDManager scope, NDArray array) {
    array.attach(scope);
    return array;
  }

  private static NDArray normalize(NDArray x, Norm norm, boolean training) {
    return BatchNorm.batchNorm(
            x,
            norm.mean,
            norm.variance,
            norm.gamma,
            norm.beta,
            1,
            NORM_MOMENTUM,
            LearnedWeights.EPSILON,
            training)
        .head();
  }
}
