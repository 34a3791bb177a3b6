package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import ai.djl.training.ParameterStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.vggscope.model.Layer;
import org.vggscope.support.Problem;

/** A way through the layers of a network. */
abstract class LayerPass {
  final ComputeEngine engine;

  /** The network's; each pass takes a part of it. */
  final NDManager manager;

  final ParameterStore parameters;

  /** In their order, with their weights. */
  final Map<Layer, NetworkLayer> layers;

  final List<Layer> order;

  /** Layers that have given finite numbers once. */
  private final Set<Layer> proven = ConcurrentHashMap.newKeySet();

  LayerPass(
      ComputeEngine engine,
      NDManager manager,
      ParameterStore parameters,
      Map<Layer, NetworkLayer> layers) {
    this.engine = engine;
    this.manager = manager;
    this.parameters = parameters;
    this.layers = layers;
    this.order = List.copyOf(layers.keySet());
  }

  /**
   * Computes a layer. The first time through, its sums are looked at: of what overflows the
   * engine's ReLU makes zeros, and an answer would come that is none.
   *
   * @throws IllegalArgumentException when the sums are not finite
   */
  final NDArray compute(Layer layer, NDArray x, boolean relu) {
    Unproven now = new Unproven();
    NDArray y = compute(layer, x, relu, now);
    prove(now);
    return y;
  }

  /** Totals that are looked at when a whole pass is computed, for looking waits for each. */
  static final class Unproven {
    private final Map<Layer, NDArray> totals = new LinkedHashMap<>();
  }

  /**
   * As above.
   *
   * @param later to be given to {@link #prove} before anybody sees the answer
   */
  final NDArray compute(Layer layer, NDArray x, boolean relu, Unproven later) {
    NetworkLayer block = layers.get(layer);
    if (proven.contains(layer)) {
      return block.apply(parameters, x, relu);
    }
    NDArray sums = block.apply(parameters, x, false);
    later.totals.put(layer, sums.sum());
    return relu && layer.relu() ? Activation.relu(sums) : sums;
  }

  /**
   * Looks at the sums of layers that were computed for the first time.
   *
   * @throws IllegalArgumentException when some are not finite
   */
  final void prove(Unproven later) {
    for (Map.Entry<Layer, NDArray> each : later.totals.entrySet()) {
      if (!Float.isFinite(engine.memory().copy(each.getValue())[0])) {
        throw Problem.refused(
            "The sums of %s are not finite numbers: the weights are too large; the file is broken"
                + " or its training diverged",
            each.getKey().name());
      }
      proven.add(each.getKey());
    }
  }
}
