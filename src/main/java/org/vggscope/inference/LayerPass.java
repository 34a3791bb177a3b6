package org.vggscope.inference;

import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.util.List;
import java.util.Map;
import org.vggscope.model.Layer;

/** A way through the layers of a network. */
abstract class LayerPass {
  final ComputeEngine engine;

  /** The network's; each pass takes a part of it. */
  final NDManager manager;

  final ParameterStore parameters;

  /** In their order, with their weights. */
  final Map<Layer, NetworkLayer> layers;

  final List<Layer> order;

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
}
