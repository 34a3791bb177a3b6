package org.vggscope.explain;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.vggscope.inference.Activations;
import org.vggscope.inference.VggNetwork;
import org.vggscope.model.Layer;
import org.vggscope.model.Shape;
import org.vggscope.model.Unit;
import org.vggscope.model.Window;

/**
 * The gradient of one activation, or of one logit, by the input: backpropagation from the
 * activations that the forward pass has kept. Each layer is gone through for the window of
 * positions that the unit sees, no more.
 *
 * <p>The rules are PyTorch's. A ReLU passes nothing on where its output is zero. A pooling passes
 * all on to the largest of its candidates, the first one in row-major order where several are.
 */
public final class UnitGradient {
  /** Where the gradient starts. */
  public enum Start {
    /** At the activation as it is shown: a unit that is zero after its ReLU has no gradient. */
    ACTIVATION,
    /** At the sum before the unit's own ReLU, which tells of silent units too. */
    SUM
  }

  private final VggNetwork network;
  private final Activations activations;
  private final BooleanSupplier cancelled;

  /** A gradient by the outputs of a layer, {@code (channels, height, width)} of a window. */
  private record Part(Window window, float[] values) {}

  private UnitGradient(VggNetwork network, Activations activations, BooleanSupplier cancelled) {
    this.network = network;
    this.activations = activations;
    this.cancelled = cancelled;
  }

  /**
   * The gradient of a unit by the input.
   *
   * @param network the network
   * @param activations what it made of the picture
   * @param unit a unit of any layer; of {@code fc8} for a class
   * @param start whether the unit's own ReLU counts
   * @param cancelled asked between layers
   * @throws IllegalArgumentException when the layer has no such unit
   * @throws CancellationException when cancelled
   */
  public static InputGradient of(
      VggNetwork network,
      Activations activations,
      Unit unit,
      Start start,
      BooleanSupplier cancelled) {
    return new UnitGradient(network, activations, cancelled).of(unit, start);
  }

  private InputGradient of(Unit unit, Start start) {
    List<Layer> layers = activations.layers();
    int index = layers.indexOf(unit.layer());
    if (index < 0) {
      throw new IllegalArgumentException("The network has no layer " + unit.layer().name());
    }
    Shape shape = activations.shape(unit.layer());
    if (unit.channel() < 0
        || unit.channel() >= shape.channels()
        || !new Window(0, 0, shape.height(), shape.width()).contains(unit.y(), unit.x())) {
      throw new IllegalArgumentException(
          "%s has the shape %s and no unit (%d, %d, %d)"
              .formatted(unit.layer().name(), shape, unit.channel(), unit.y(), unit.x()));
    }
    float[] one = new float[shape.channels()];
    one[unit.channel()] = 1;
    Part part = new Part(Window.at(unit.y(), unit.x()), one);
    for (int i = index; i >= 0; i--) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      if (i < index || start == Start.ACTIVATION) {
        throughRelu(layers.get(i), part);
      }
      part = below(layers.get(i), i == 0 ? null : layers.get(i - 1), part);
    }
    return new InputGradient(unit, activations.inputShape(), part.window, part.values);
  }

  private void throughRelu(Layer layer, Part part) {
    if (layer.relu()) {
      float[] outputs = activations.copy(layer, part.window);
      for (int i = 0; i < outputs.length; i++) {
        if (outputs[i] <= 0) {
          part.values[i] = 0;
        }
      }
    }
  }

  /** The gradient by what a layer reads: the outputs of the layer below, or the input for null. */
  private Part below(Layer layer, Layer below, Part part) {
    Shape shape = below == null ? activations.inputShape() : activations.shape(below);
    Window read = part.window.readBy(layer);
    Window inside = read.clippedTo(shape);
    return switch (layer.kind()) {
      case CONVOLUTION, FULLY_CONNECTED ->
          cut(network.spread(layer, part.values, part.window), layer.inputs(), read, inside);
      case POOLING ->
          new Part(
              inside,
              new PoolingRoute(layer, part.window, inside)
                  .back(part.values, activations.copy(below, inside)));
      case NORMALIZATION ->
          new Part(
              inside,
              NormalizationGradient.of(part.values, activations.copy(below, inside), inside));
    };
  }

  /** Drops what fell on the padding. */
  private static Part cut(float[] values, int channels, Window window, Window inside) {
    if (window.equals(inside)) {
      return new Part(window, values);
    }
    float[] kept = new float[channels * inside.area()];
    for (int channel = 0; channel < channels; channel++) {
      for (int row = 0; row < inside.height(); row++) {
        int from = channel * window.height() + inside.top() - window.top() + row;
        System.arraycopy(
            values,
            from * window.width() + inside.left() - window.left(),
            kept,
            (channel * inside.height() + row) * inside.width(),
            inside.width());
      }
    }
    return new Part(inside, kept);
  }
}
