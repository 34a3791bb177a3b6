package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.vggscope.model.Ablation;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.picture.InputTensor;
import org.vggscope.support.Problem;

/** The way of one input through all layers, each of which is kept. */
final class ForwardPass extends LayerPass {
  /**
   * @param manager the network's; each pass takes a part of it
   * @param layers in their order, with their weights
   */
  ForwardPass(
      ComputeEngine engine,
      NDManager manager,
      ParameterStore parameters,
      Map<Layer, NetworkLayer> layers) {
    super(engine, manager, parameters, layers);
  }

  /** See {@link Network#forward(InputTensor, BooleanSupplier, LayerListener)}. */
  Activations run(
      InputTensor input, Ablation ablation, BooleanSupplier cancelled, LayerListener listener) {
    check(ablation);
    Activations activations = new Activations(engine, manager.newSubManager(), input.shape());
    boolean done = false;
    try {
      ascend(activations, activations.input(input), 0, ablation, cancelled, listener);
      done = true;
      return activations;
    } finally {
      if (!done) {
        activations.close();
      }
    }
  }

  /** See {@link Network#forwardFrom}. */
  Activations rerun(Activations base, Ablation ablation, BooleanSupplier cancelled) {
    check(ablation);
    if (!base.layers().equals(order)) {
      throw Problem.refused("The activations are another network's");
    }
    int first = 0;
    while (first < order.size() && !ablation.touches(order.get(first))) {
      first++;
    }
    NDManager own = manager.newSubManager();
    Activations activations = new Activations(engine, own, base.inputShape());
    boolean done = false;
    try {
      activations.share(base, order.subList(0, first));
      if (first < order.size()) {
        Layer touched = order.get(first);
        NDArray x =
            ablation.isReluOff(touched)
                ? borrowing(base.below(touched), own, touched, ablation)
                : activations.duplicate(base.array(touched));
        silence(x, touched, ablation);
        activations.add(touched, x);
        ascend(activations, x, first + 1, ablation, cancelled, LayerListener.NONE);
      }
      done = true;
      return activations;
    } finally {
      if (!done) {
        activations.close();
      }
    }
  }

  private void check(Ablation ablation) {
    for (Layer layer : ablation.layers()) {
      if (!layers.containsKey(layer)) {
        throw Problem.refused("The network has no such layer %s", layer.name());
      }
    }
  }

  /** Computes the layers from an index on, the first of which reads {@code x}. */
  private void ascend(
      Activations activations,
      NDArray x,
      int first,
      Ablation ablation,
      BooleanSupplier cancelled,
      LayerListener listener) {
    NDArray y = x;
    Unproven unproven = new Unproven();
    for (Layer layer : order.subList(first, order.size())) {
      Network.stopIf(cancelled);
      y = compute(layer, y, !ablation.isReluOff(layer), unproven);
      silence(y, layer, ablation);
      activations.add(layer, y);
      if (listener != LayerListener.NONE) {
        engine.memory().await(y);
        listener.ready(layer);
      } else if (layer.kind() == LayerKind.POOLING) {
        // MXNet computes behind the caller's back; waiting here lets a cancel take effect.
        engine.memory().await(y);
      }
    }
    engine.memory().await(y);
    prove(unproven);
  }

  /** Reads an array of another pass; what the engine makes on the way belongs to this one. */
  private NDArray borrowing(NDArray x, NDManager own, Layer layer, Ablation ablation) {
    NDManager owner = x.getManager();
    x.attach(own);
    try {
      return compute(layer, x, !ablation.isReluOff(layer));
    } finally {
      x.attach(owner);
    }
  }

  private void silence(NDArray x, Layer layer, Ablation ablation) {
    for (int channel : ablation.channels(layer)) {
      Channels.silence(engine.memory(), x, 0, channel);
    }
  }
}
