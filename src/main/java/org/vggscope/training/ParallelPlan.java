package org.vggscope.training;

import java.util.ArrayList;
import java.util.List;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Shape;
import org.vggscope.support.Problem;

/**
 * What must cross between devices in a step of training, layer by layer, when each holds all
 * weights and a part of the batch (its data are split), or all of the batch and a part of the
 * weights (the model is split). Krizhevsky (2014), "One weird trick for parallelizing convolutional
 * neural networks": convolutions have few weights and many activations, fully connected layers the
 * other way round.
 *
 * @param devices how many there are
 * @param batch pictures of a step, of all devices together
 * @param rows layers with weights, in the order of the forward pass
 */
public record ParallelPlan(int devices, int batch, List<Row> rows) {
  private static final int MOST_DEVICES = 1 << 16;

  /**
   * A layer.
   *
   * @param parameters weights and biases
   * @param inputs activations that it reads of one picture
   * @param dataBytes what crosses between all devices when the batch is split: each sends and
   *     receives the gradients, {@code 2 (N - 1) parameters} float32 together
   * @param modelBytes what crosses when the weights are split: each needs the activations that the
   *     others made and sends their gradients back, {@code 2 (N - 1) batch inputs} float32 together
   */
  public record Row(Layer layer, long parameters, long inputs, long dataBytes, long modelBytes) {
    /** Whether less crosses when the weights are split. */
    public boolean splitsModel() {
      return modelBytes < dataBytes;
    }

    /** What crosses the better way. */
    public long leastBytes() {
      return Math.min(dataBytes, modelBytes);
    }
  }

  /**
   * Counts.
   *
   * @throws IllegalArgumentException when there are fewer than two devices or no pictures
   */
  public static ParallelPlan of(NetworkSpec network, int batch, int devices) {
    if (devices < 2 || devices > MOST_DEVICES || batch < 1) {
      throw Problem.refused(
          "A plan is for 2 to %d devices and a batch of at least 1 picture", MOST_DEVICES);
    }
    List<Row> rows = new ArrayList<>();
    Shape shape = network.input();
    for (Layer layer : network.layers()) {
      if (layer.hasParameters()) {
        long inputs = shape.size();
        long once = 2L * (devices - 1) * Float.BYTES;
        rows.add(
            new Row(
                layer,
                layer.parameters(),
                inputs,
                Math.multiplyExact(once, layer.parameters()),
                Math.multiplyExact(once, batch * inputs)));
      }
      shape = layer.output(shape);
    }
    return new ParallelPlan(devices, batch, rows);
  }

  /** What crosses when all layers' data are split, all their weights, or each the better way. */
  public long dataBytes() {
    return rows.stream().mapToLong(Row::dataBytes).sum();
  }

  public long modelBytes() {
    return rows.stream().mapToLong(Row::modelBytes).sum();
  }

  public long leastBytes() {
    return rows.stream().mapToLong(Row::leastBytes).sum();
  }
}
