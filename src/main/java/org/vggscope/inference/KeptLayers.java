package org.vggscope.inference;

import java.util.List;
import org.vggscope.model.Layer;
import org.vggscope.model.Shape;
import org.vggscope.model.Window;

/** What a forward pass has kept of its layers, for a way back through them. */
public interface KeptLayers {
  /** How many inputs the pass read together. */
  int items();

  /** The layers that it went through, in their order. */
  List<Layer> layers();

  /** The shape of one input. */
  Shape inputShape();

  /** The shape of a layer's activations on one input. */
  Shape shape(Layer layer);

  /**
   * A window of one layer's activations on all inputs.
   *
   * @param window inside of the feature maps
   * @return planar {@code (items, channel, window.height(), window.width())}; not to be written to
   */
  float[] copy(Layer layer, Window window);
}
