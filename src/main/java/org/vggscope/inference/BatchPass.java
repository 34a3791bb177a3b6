package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.ParameterStore;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.LayerKind;
import org.vggscope.picture.InputTensor;
import org.vggscope.support.Problem;

/**
 * The way of many inputs of one size through the layers at once, of which only the class scores or
 * the numbers of one layer are kept. A layer's numbers are freed as soon as the next one has read
 * them.
 */
final class BatchPass extends LayerPass {
  /** What one layer may read and write together, in bytes. */
  private static final long BUDGET = 64L << 20;

  /** More at once gains nothing. */
  private static final int MOST = 64;

  /**
   * @param manager the network's; each pass takes a part of it
   * @param layers in their order, with their weights
   */
  BatchPass(
      ComputeEngine engine,
      NDManager manager,
      ParameterStore parameters,
      Map<Layer, NetworkLayer> layers) {
    super(engine, manager, parameters, layers);
  }

  /** Fills one item of a batch, {@code (C, H, W)}. */
  private interface Filler {
    void fill(int index, FloatBuffer item);
  }

  /** Takes one item's numbers out of what its batch became. */
  private interface Reader {
    /**
     * @param values of all items
     * @param start where the item's begin
     * @param shape of one item's
     */
    float[] read(float[] values, int start, org.vggscope.model.Shape shape);
  }

  /** See {@link Network#logits}. */
  float[][] logits(List<InputTensor> inputs, BooleanSupplier cancelled) {
    return outputs(inputs, order, BatchPass::meanOverPositions, cancelled);
  }

  /** See {@link Network#outputs}. */
  float[][] outputs(List<InputTensor> inputs, Layer last, BooleanSupplier cancelled) {
    return outputs(
        inputs,
        order.subList(0, order.indexOf(last) + 1),
        (values, start, shape) -> Arrays.copyOfRange(values, start, start + shape.size()),
        cancelled);
  }

  private float[][] outputs(
      List<InputTensor> inputs, List<Layer> through, Reader reader, BooleanSupplier cancelled) {
    if (inputs.isEmpty()) {
      return new float[0][];
    }
    org.vggscope.model.Shape shape = inputs.get(0).shape();
    if (inputs.stream().anyMatch(in -> !in.shape().equals(shape))) {
      throw Problem.refused("The inputs of a batch are of one size");
    }
    return batches(
        inputs.size(),
        shape,
        through,
        (index, item) -> item.put(inputs.get(index).values()),
        reader,
        cancelled);
  }

  /** See {@link Network#forwardTo}. */
  LayerActivations forwardTo(InputTensor input, Layer last, BooleanSupplier cancelled) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray x = NativeMemory.create(scope, input.values(), NetworkBlock.batch(1, input.shape()));
      NDArray y = ascend(scope, x, order.subList(0, order.indexOf(last) + 1), cancelled);
      Shape shape = y.getShape();
      return new LayerActivations(
          last,
          new org.vggscope.model.Shape((int) shape.get(1), (int) shape.get(2), (int) shape.get(3)),
          engine.memory().copy(y));
    }
  }

  /** See {@link Network#record}. */
  RecordedPass record(
      float[] inputs, org.vggscope.model.Shape shape, Layer last, BooleanSupplier cancelled) {
    List<Layer> through = order.subList(0, order.indexOf(last) + 1);
    NDManager scope = manager.newSubManager();
    boolean done = false;
    try {
      NDArray x =
          NativeMemory.create(
              scope, inputs, NetworkBlock.batch(inputs.length / shape.size(), shape));
      x.setRequiresGradient(true);
      NDArray y = engine.recording(recording -> recorded(x, through, cancelled));
      done = true;
      return new RecordedPass(engine, scope, x, y);
    } finally {
      if (!done) {
        scope.close();
      }
    }
  }

  /**
   * The sums of the last layer. A ReLU that a max pooling follows is computed behind it, where
   * there is a quarter to compute; the largest of what is left is the same.
   */
  private NDArray recorded(NDArray x, List<Layer> through, BooleanSupplier cancelled) {
    NDArray y = x;
    boolean owed = false;
    for (Layer layer : through) {
      Network.stopIf(cancelled);
      if (owed && layer.kind() != LayerKind.POOLING) {
        y = Activation.relu(y);
        owed = false;
      }
      engine.memory().learning(!layer.hasParameters());
      y = compute(layer, y, false);
      owed |= layer.relu();
      if (layer.kind() == LayerKind.POOLING) {
        // MXNet computes behind the caller's back; waiting here lets a cancel take effect.
        engine.memory().await(y);
      }
    }
    return through.get(through.size() - 1).relu() ? y : owed ? Activation.relu(y) : y;
  }

  /** See {@link Network#logitsWithout}. */
  float[][] logitsWithout(
      Activations base, Layer layer, int[] channels, BooleanSupplier cancelled) {
    int index = order.indexOf(layer);
    if (index < 0 || !base.layers().equals(order)) {
      throw Problem.refused("The network has no such layer %s", layer.name());
    }
    NativeMemory memory = engine.memory();
    NDArray whole = base.array(layer);
    List<Integer> heard = new ArrayList<>();
    for (int i = 0; i < channels.length; i++) {
      if (channels[i] < 0 || channels[i] >= layer.outputs()) {
        throw Problem.refused(
            "%s has the channels 0 to %d and no channel %d",
            layer.name(), layer.outputs() - 1, channels[i]);
      }
      if (!Channels.isSilent(memory, whole, 0, channels[i])) {
        heard.add(i);
      }
    }
    org.vggscope.model.Shape shape = base.shape(layer);
    float[] values = memory.copy(whole);
    float[][] computed =
        batches(
            heard.size(),
            shape,
            order.subList(index + 1, order.size()),
            (item, target) -> {
              target.put(values);
              int channel = channels[heard.get(item)];
              target.position(channel * shape.area()).put(new float[shape.area()]);
            },
            BatchPass::meanOverPositions,
            cancelled);
    float[][] logits = new float[channels.length][];
    for (int i = 0; i < computed.length; i++) {
      logits[heard.get(i)] = computed[i];
    }
    for (int i = 0; i < logits.length; i++) {
      if (logits[i] == null) {
        // What was silent already makes no difference.
        logits[i] = base.logits();
      }
    }
    return logits;
  }

  private float[][] batches(
      int count,
      org.vggscope.model.Shape shape,
      List<Layer> through,
      Filler filler,
      Reader reader,
      BooleanSupplier cancelled) {
    float[][] found = new float[count][];
    int size = size(count, shape, through);
    for (int start = 0; start < count; start += size) {
      int items = Math.min(size, count - start);
      try (NDManager scope = manager.newSubManager()) {
        NDArray x = scope.create(NetworkBlock.batch(items, shape), DataType.FLOAT32);
        for (int item = 0; item < items; item++) {
          Network.stopIf(cancelled);
          filler.fill(
              start + item,
              engine.memory().view(x, (long) item * shape.size(), shape.size()).slice());
        }
        read(ascend(scope, x, through, cancelled), items, reader, found, start);
      }
    }
    return found;
  }

  /** Items of a batch: as many as the budget allows, and batches of about one size. */
  private int size(int count, org.vggscope.model.Shape shape, List<Layer> through) {
    long largest = shape.size();
    org.vggscope.model.Shape below = shape;
    for (Layer layer : through) {
      org.vggscope.model.Shape above = layer.output(below);
      largest = Math.max(largest, (long) below.size() + above.size());
      below = above;
    }
    int most = (int) Math.max(1, Math.min(MOST, BUDGET / (largest * Float.BYTES)));
    int batches = Math.max(1, (count + most - 1) / most);
    return Math.max(1, (count + batches - 1) / batches);
  }

  private NDArray ascend(
      NDManager scope, NDArray x, List<Layer> through, BooleanSupplier cancelled) {
    NDArray y = x;
    for (Layer layer : through) {
      Network.stopIf(cancelled);
      try (NDManager step = scope.newSubManager()) {
        y.attach(step);
        NDArray next = compute(layer, y, true);
        next.attach(scope);
        y = next;
      }
      if (layer.kind() == LayerKind.POOLING) {
        // MXNet computes behind the caller's back; waiting here lets a cancel take effect.
        engine.memory().await(y);
      }
    }
    return y;
  }

  private void read(NDArray last, int items, Reader reader, float[][] found, int start) {
    float[] values = engine.memory().copy(last);
    Shape all = last.getShape();
    org.vggscope.model.Shape shape =
        new org.vggscope.model.Shape((int) all.get(1), (int) all.get(2), (int) all.get(3));
    for (int item = 0; item < items; item++) {
      found[start + item] = reader.read(values, item * shape.size(), shape);
    }
  }

  private static float[] meanOverPositions(
      float[] values, int start, org.vggscope.model.Shape shape) {
    return Activations.meanOverPositions(values, start, shape.channels(), shape.area());
  }
}
