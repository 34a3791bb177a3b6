package org.vggscope.explain;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.vggscope.inference.Network;
import org.vggscope.inference.RecordedPass;
import org.vggscope.model.Layer;
import org.vggscope.model.Shape;
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
   * Goes forward alone.
   *
   * @param inputs planar {@code (items, channels, height, width)}, as the first layer reads them
   * @return the layer's sums, {@code (items, channel, height, width)}
   * @throws CancellationException when cancelled
   */
  public float[] sums(float[] inputs) {
    try (RecordedPass pass = network.record(inputs, input, last, cancelled)) {
      return pass.sums();
    }
  }

  /**
   * Goes forward and back.
   *
   * @param inputs as for {@link #sums}
   * @param slope given the layer's sums, gives the gradient by them, in their shape
   * @return the gradient by the inputs, in their shape
   * @throws CancellationException when cancelled
   */
  public float[] of(float[] inputs, UnaryOperator<float[]> slope) {
    try (RecordedPass pass = network.record(inputs, input, last, cancelled)) {
      return pass.back(slope.apply(pass.sums()));
    }
  }
}
