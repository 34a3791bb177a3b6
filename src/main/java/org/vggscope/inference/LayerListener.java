package org.vggscope.inference;

import org.vggscope.model.Layer;

/** Is told when a layer of a forward pass has been computed. */
@FunctionalInterface
public interface LayerListener {
  /** Does not want to know. */
  LayerListener NONE = layer -> {};

  /** The activations of {@code layer} are there. */
  void ready(Layer layer);
}
