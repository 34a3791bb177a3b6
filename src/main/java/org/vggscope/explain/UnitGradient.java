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
    Window field = part.window;
    for (int i = index; i >= 0; i--) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      if (i < index || start == Start.ACTIVATION) {
        throughRelu(layers.get(i), part);
      }
      part = below(layers.get(i), i == 0 ? null : layers.get(i - 1), part);
      field = field.readBy(layers.get(i));
    }
    Shape input = activations.inputShape();
    Part seen = cut(part.values, input.channels(), part.window, field.clippedTo(input));
    return new InputGradient(unit, input, seen.window, seen.values);
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

  /**
   * The gradient by what a layer reads: the outputs of the layer below, or the input for null. At a
   * border the window is moved, not cut, for the engine prepares itself anew for each size.
   */
  private Part below(Layer layer, Layer below, Part part) {
    Shape shape = below == null ? activations.inputShape() : activations.shape(below);
    Window read = part.window.readBy(layer);
    Window inside = read.movedInto(shape);
    return switch (layer.kind()) {
      case CONVOLUTION, FULLY_CONNECTED -> {
        // Of whole maps only the padding falls away: then the engine need not compute it.
        int crop = read.cropTo(inside);
        float[] values = network.spread(layer, part.values, part.window, Math.max(0, crop));
        yield cut(values, layer.inputs(), crop > 0 ? inside : read, inside);
      }
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

  /** The same numbers in another window: what fell outside of it is dropped, the rest is zero. */
  private static Part cut(float[] values, int channels, Window window, Window wanted) {
    if (window.equals(wanted)) {
      return new Part(window, values);
    }
    float[] kept = new float[channels * wanted.area()];
    int firstRow = Math.max(window.top(), wanted.top());
    int lastRow = Math.min(window.top() + window.height(), wanted.top() + wanted.height());
    int left = Math.max(window.left(), wanted.left());
    int right = Math.min(window.left() + window.width(), wanted.left() + wanted.width());
    for (int channel = 0; channel < channels; channel++) {
      for (int y = firstRow; y < lastRow; y++) {
        int from = (channel * window.height() + y - window.top()) * window.width();
        int to = (channel * wanted.height() + y - wanted.top()) * wanted.width();
        System.arraycopy(
            values, from + left - window.left(), kept, to + left - wanted.left(), right - left);
      }
    }
    return new Part(wanted, kept);
  }
}
