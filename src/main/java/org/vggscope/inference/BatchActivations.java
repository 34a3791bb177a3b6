package org.vggscope.inference;

import java.util.List;
import java.util.Map;
import org.vggscope.model.Layer;
import org.vggscope.model.Shape;
import org.vggscope.model.Window;
import org.vggscope.support.Problem;

/**
 * What a way back through some layers needs of the pass of a batch through them: the maps behind a
 * ReLU, those that a pooling or a normalisation reads, and the sums of the last layer. The numbers
 * are Java's; nothing stays with the engine.
 */
public final class BatchActivations implements KeptLayers {
  private final int items;
  private final Shape inputShape;
  private final Map<Layer, Shape> shapes;
  private final Map<Layer, float[]> values;

  /**
   * @param shapes of all layers gone through, in their order
   * @param values of those that are needed, {@code (items, channel, height, width)}
   */
  BatchActivations(
      int items, Shape inputShape, Map<Layer, Shape> shapes, Map<Layer, float[]> values) {
    this.items = items;
    this.inputShape = inputShape;
    this.shapes = shapes;
    this.values = values;
  }

  /** The last layer's sums, before its ReLU: {@code (items, channel, height, width)}. */
  public float[] sums() {
    List<Layer> layers = layers();
    return values.get(layers.get(layers.size() - 1));
  }

  @Override
  public int items() {
    return items;
  }

  @Override
  public List<Layer> layers() {
    return List.copyOf(shapes.keySet());
  }

  @Override
  public Shape inputShape() {
    return inputShape;
  }

  @Override
  public Shape shape(Layer layer) {
    return shapes.get(layer);
  }

  @Override
  public float[] copy(Layer layer, Window window) {
    if (!values.containsKey(layer) || !window.equals(Window.all(shapes.get(layer)))) {
      throw Problem.refused("%s of %s was not kept", window, layer.name());
    }
    return values.get(layer);
  }
}
