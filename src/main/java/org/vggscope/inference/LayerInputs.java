package org.vggscope.inference;

import java.util.List;
import org.vggscope.model.AdaptivePooling;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Shape;
import org.vggscope.model.arithmetic.LayerInput;
import org.vggscope.picture.InputTensor;
import org.vggscope.support.Problem;

/** Finds what a layer read in a forward pass. */
public final class LayerInputs {
  private LayerInputs() {}

  /**
   * Copies what a layer read: the activations of the layer below it, averaged where it is {@link
   * Layer#adaptive} and they are small, or the input of the pass.
   *
   * @param input what the pass was fed with
   */
  public static LayerInput of(Activations activations, InputTensor input, Layer layer) {
    Layer below = below(activations, layer);
    if (below == null) {
      return new LayerInput(input.shape(), input.values());
    }
    LayerActivations copied = activations.copy(below);
    Shape shape = copied.shape();
    return layer.adapts(shape)
        ? new LayerInput(
            AdaptivePooling.shape(shape, layer.kernel()),
            AdaptivePooling.apply(copied.values(), shape, layer.kernel()),
            shape)
        : new LayerInput(shape, copied.values());
  }

  /** The layer that a layer reads; null for the first one, which reads the picture. */
  public static Layer below(Activations activations, Layer layer) {
    List<Layer> layers = activations.layers();
    int index = layers.indexOf(layer);
    if (index < 0) {
      throw Problem.refused("The network has no layer %s", layer.name());
    }
    return index == 0 ? null : layers.get(index - 1);
  }
}
