package org.vggscope.explain;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.vggscope.explain.Backpropagation.Part;
import org.vggscope.inference.BatchActivations;
import org.vggscope.inference.Network;
import org.vggscope.model.Layer;
import org.vggscope.model.Shape;
import org.vggscope.model.Window;
import org.vggscope.support.Problem;

/**
 * The gradient of anything that is worked out of one layer's sums, by the inputs of a whole batch:
 * forward as far as that layer, and back. The weights have no gradient. Use it from one thread at a
 * time.
 */
public final class BatchGradient {
  private final Network network;
  private final Layer last;
  private final Shape input;
  private final Shape shape;
  private final BooleanSupplier cancelled;
  private BatchActivations kept;

  /**
   * @param last the layer, at its sums before the ReLU
   * @param input the shape of each input
   * @param cancelled asked between layers
   * @throws IllegalArgumentException when the network has no such layer or nothing of the input is
   *     left there
   */
  public BatchGradient(Network network, Layer last, Shape input, BooleanSupplier cancelled) {
    this.network = network;
    this.last = last;
    this.input = input;
    this.cancelled = cancelled;
    List<Layer> layers = network.architecture().layers();
    if (!layers.contains(last)) {
      throw Problem.refused("The network has no layer %s", last.name());
    }
    Shape made = input;
    for (Layer layer : layers.subList(0, layers.indexOf(last) + 1)) {
      made = layer.output(made);
    }
    this.shape = made;
  }

  /** The shape of the layer's sums of one input. */
  public Shape shape() {
    return shape;
  }

  /**
   * Goes forward.
   *
   * @param inputs planar {@code (items, channels, height, width)}, as the first layer reads them
   * @return the layer's sums, {@code (items, channel, height, width)}; not to be written to
   * @throws CancellationException when cancelled
   */
  public float[] sums(float[] inputs) {
    kept = network.trace(inputs, input, last, cancelled);
    return kept.sums();
  }

  /**
   * Goes back from the sums that were found last.
   *
   * @param gradient by them, in their shape; may be written to
   * @return the gradient by the inputs, in their shape
   * @throws CancellationException when cancelled
   */
  public float[] back(float[] gradient) {
    Part part =
        new Backpropagation(network, kept, ReluRule.PLAIN, cancelled)
            .descend(kept.layers(), new Part(Window.all(shape), gradient), false);
    return Backpropagation.cut(
            part.values(), kept.items() * input.channels(), part.window(), Window.all(input))
        .values();
  }
}
