package org.vggscope.explain;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.vggscope.inference.Activations;
import org.vggscope.inference.LayerInputs;
import org.vggscope.inference.Network;
import org.vggscope.model.AdaptivePooling;
import org.vggscope.model.Layer;
import org.vggscope.model.Shape;
import org.vggscope.model.Window;

/**
 * The way back from a layer's outputs to what it reads, by the activations that the forward pass
 * has kept. Each layer is gone through for a window of positions, no more.
 *
 * <p>The rules are PyTorch's. A ReLU passes nothing on where its output is zero. A pooling passes
 * all on to the largest of its candidates, the first one in row-major order where several are.
 */
final class Backpropagation {
  private final Network network;
  private final Activations activations;
  private final ReluRule rule;
  private final BooleanSupplier cancelled;

  /** A gradient by the outputs of a layer, {@code (channels, height, width)} of a window. */
  record Part(Window window, float[] values) {}

  /**
   * @param activations what the network made of the picture
   * @param cancelled asked between layers
   */
  Backpropagation(
      Network network, Activations activations, ReluRule rule, BooleanSupplier cancelled) {
    this.network = network;
    this.activations = activations;
    this.rule = rule;
    this.cancelled = cancelled;
  }

  /**
   * Goes back through layers, the last of which is the first gone through.
   *
   * @param layers some of the network's that follow each other
   * @param part the gradient by the outputs of the last one; may be written to
   * @param relu whether the last one's own ReLU is gone through, too
   * @return the gradient by what the first one reads
   * @throws CancellationException when cancelled
   */
  Part descend(List<Layer> layers, Part part, boolean relu) {
    Part gradient = part;
    for (int i = layers.size() - 1; i >= 0; i--) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      Layer layer = layers.get(i);
      if (layer.relu() && (relu || i < layers.size() - 1)) {
        rule.apply(gradient.values, activations.copy(layer, gradient.window));
      }
      gradient = below(layer, gradient);
    }
    return gradient;
  }

  /**
   * The gradient by what a layer reads. At a border the window is moved, not cut, for the engine
   * prepares itself anew for each size.
   */
  private Part below(Layer layer, Part part) {
    Layer below = LayerInputs.below(activations, layer);
    Shape shape = below == null ? activations.inputShape() : activations.shape(below);
    Window read = part.window.readBy(layer);
    Window inside = read.movedInto(shape);
    return switch (layer.kind()) {
      case CONVOLUTION, FULLY_CONNECTED -> {
        // Of whole maps only the padding falls away: then the engine need not compute it.
        int crop = read.cropTo(inside);
        float[] values = network.spread(layer, part.values, part.window, Math.max(0, crop));
        if (layer.adapts(shape)) {
          yield averaged(layer, values, read, shape);
        }
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
              NormalizationGradient.of(
                  layer.response(), part.values, activations.copy(below, inside), inside));
    };
  }

  /** Through the averaging in front of a layer, to all of the maps that it reads. */
  private static Part averaged(Layer layer, float[] values, Window read, Shape shape) {
    Shape wide = AdaptivePooling.shape(shape, layer.kernel());
    float[] gradient = cut(values, layer.inputs(), read, Window.all(wide)).values;
    return new Part(Window.all(shape), AdaptivePooling.back(gradient, shape, layer.kernel()));
  }

  /** The same numbers in another window: what fell outside of it is dropped, the rest is zero. */
  static Part cut(float[] values, int channels, Window window, Window wanted) {
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
