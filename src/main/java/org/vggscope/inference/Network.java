package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.vggscope.model.Ablation;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Shape;
import org.vggscope.model.Window;
import org.vggscope.picture.InputTensor;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.weights.NotFiniteException;
import org.vggscope.weights.WeightFile;

/**
 * A network with its weights in the engine's memory (Simonyan and Zisserman 2014). Use it from one
 * thread at a time. Closing it frees the weights.
 */
public final class Network implements AutoCloseable {
  /**
   * Rows are read from a weight file in blocks of at most this many numbers: 256 MB. They go
   * straight into the engine's memory, and files that keep outputs last are read sooner in large
   * blocks.
   */
  private static final int BLOCK = 64 << 20;

  private final ComputeEngine engine;
  private final NetworkSpec architecture;
  private final NDManager manager;
  private final TurnedKernels turnedKernels;
  private final NetworkBlock block;
  private final Map<Layer, NetworkLayer> layers;
  private final ForwardPass pass;
  private final BatchPass batches;
  private final Problem problem;

  private Network(ComputeEngine engine, NetworkSpec architecture, Problem problem) {
    this.problem = problem;
    this.engine = engine;
    this.architecture = architecture;
    this.manager = engine.newManager();
    this.turnedKernels = new TurnedKernels(engine, manager);
    this.block = new NetworkBlock(architecture);
    this.layers = block.layers();
    ParameterStore parameters = new ParameterStore(manager, false);
    this.pass = new ForwardPass(engine, manager, parameters, layers);
    this.batches = new BatchPass(engine, manager, parameters, layers);
  }

  /**
   * Copies the weights of a file into the engine, once. A classifier whose weights are no numbers
   * is left out, see {@link #problem}.
   *
   * @param progress told the share that is done, 0 to 1
   * @param cancelled asked between blocks
   * @throws IOException when the file is broken
   * @throws CancellationException when cancelled; nothing stays in memory
   */
  public static Network load(
      ComputeEngine engine, WeightFile file, DoubleConsumer progress, BooleanSupplier cancelled)
      throws IOException {
    NetworkSpec whole = file.architecture();
    Network network = new Network(engine, whole, file.problem());
    boolean done = false;
    try {
      NotFiniteException broken = network.copy(file, progress, cancelled);
      done = broken == null;
      if (done) {
        return network;
      }
      network.close();
      network = new Network(engine, whole.features(), ProblemException.of(broken));
      broken = network.copy(file, progress, cancelled);
      if (broken != null) {
        throw broken;
      }
      done = true;
      return network;
    } finally {
      if (!done) {
        network.close();
      }
    }
  }

  /**
   * Copies all layers, or as many as there are before a fully connected one that is not made of
   * numbers.
   *
   * @return what is wrong with that one, or null
   */
  private NotFiniteException copy(
      WeightFile file, DoubleConsumer progress, BooleanSupplier cancelled) throws IOException {
    double total = architecture.parameters();
    long copied = 0;
    for (Map.Entry<Layer, NetworkLayer> entry : layers.entrySet()) {
      Layer layer = entry.getKey();
      if (!layer.hasParameters()) {
        continue;
      }
      double before = copied / total;
      double part = layer.parameters() / total;
      try {
        copy(
            layer,
            entry.getValue(),
            file,
            share -> progress.accept(before + share * part),
            cancelled);
      } catch (NotFiniteException e) {
        if (layer.kind() == LayerKind.FULLY_CONNECTED) {
          return e;
        }
        throw e;
      }
      copied += layer.parameters();
    }
    file.checkUnchanged();
    progress.accept(1);
    return null;
  }

  private void copy(
      Layer layer,
      NetworkLayer block,
      WeightFile file,
      DoubleConsumer progress,
      BooleanSupplier cancelled)
      throws IOException {
    NDArray weights = manager.create(NetworkLayer.weightShape(layer), DataType.FLOAT32);
    int row = Math.toIntExact(layer.weightCount() / layer.outputs());
    int rows = Math.max(1, BLOCK / row);
    for (int first = 0; first < layer.outputs(); first += rows) {
      stopIf(cancelled);
      int count = Math.min(rows, layer.outputs() - first);
      FloatBuffer target = engine.memory().view(weights, (long) first * row, count * row);
      file.readWeights(layer.name(), first, target);
      progress.accept((double) (first + count) / layer.outputs());
    }
    NDArray bias =
        manager.create(new ai.djl.ndarray.types.Shape(layer.outputs()), DataType.FLOAT32);
    file.readBias(layer.name(), engine.memory().view(bias, 0, layer.outputs()));
    block.setParameters(weights, bias);
  }

  /**
   * Why the network has no classifier though there was something of one, in a part of a sentence;
   * null where it has one or there was nothing.
   */
  public Problem problem() {
    return problem;
  }

  static void stopIf(BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
  }

  public NetworkSpec architecture() {
    return architecture;
  }

  /** Bytes of the weights and biases as float32. */
  public long parameterBytes() {
    return architecture.parameters() * Float.BYTES;
  }

  /**
   * Runs the network and keeps every layer's activations in the engine. An input larger than the
   * network was trained for is evaluated densely: the fully connected layers move over {@code
   * pool5} as convolutions (Simonyan and Zisserman 2014, Section 3.2).
   *
   * @param input planar {@code (3, H, W)} with H and W at least the network's input size
   * @param cancelled asked between blocks
   * @throws IllegalArgumentException when the input is too small
   * @throws CancellationException when cancelled; nothing stays in memory
   */
  public Activations forward(InputTensor input, BooleanSupplier cancelled) {
    return forward(input, cancelled, LayerListener.NONE);
  }

  /**
   * As {@link #forward(InputTensor, BooleanSupplier)}, and tells when each layer is ready.
   *
   * @param listener told after each layer; unless it is {@link LayerListener#NONE} the pass waits
   *     for each layer, which makes the whole a little slower
   */
  public Activations forward(InputTensor input, BooleanSupplier cancelled, LayerListener listener) {
    architecture.shapes(input.height(), input.width());
    return pass.run(input, Ablation.NONE, cancelled, listener);
  }

  /**
   * As {@link #forward(InputTensor, BooleanSupplier)}, with parts of the network switched off.
   *
   * @throws IllegalArgumentException when the input is too small or the ablation is about another
   *     network's layers
   */
  public Activations forward(InputTensor input, Ablation ablation, BooleanSupplier cancelled) {
    architecture.shapes(input.height(), input.width());
    return pass.run(input, ablation, cancelled, LayerListener.NONE);
  }

  /**
   * Switches parts of the network off in a pass that was made: computes the first layer of which
   * something is off and all that follow, and shares the layers before with {@code base}.
   *
   * @param base a pass of this network with nothing switched off; it stays as it is, and has to
   *     stay open as long as the answer is used
   * @param cancelled asked between layers
   * @return all layers; closing it leaves {@code base} open
   * @throws IllegalArgumentException when {@code base} or the ablation is another network's
   * @throws CancellationException when cancelled; nothing more stays in memory
   */
  public Activations forwardFrom(Activations base, Ablation ablation, BooleanSupplier cancelled) {
    return pass.rerun(base, ablation, cancelled);
  }

  /**
   * The class scores of many inputs, computed some at a time in bounded memory. No layer is kept.
   *
   * @param inputs planar {@code (3, H, W)}, all of one size, at least the network's input size
   * @param cancelled asked between layers
   * @return a row for each input: {@code fc8}, the mean over its positions in dense evaluation
   * @throws IllegalArgumentException when the inputs differ in size or are too small
   * @throws CancellationException when cancelled; nothing stays in memory
   */
  public float[][] logits(List<InputTensor> inputs, BooleanSupplier cancelled) {
    for (InputTensor input : inputs) {
      architecture.shapes(input.height(), input.width());
    }
    return batches.logits(inputs, cancelled);
  }

  /**
   * One layer's activations for many inputs, computed some at a time in bounded memory.
   *
   * @param inputs planar {@code (3, H, W)}, all of one size, at least the network's input size
   * @param last the layer
   * @param cancelled asked between layers
   * @return a row for each input: {@code (channel, height, width)}, after the ReLU where the layer
   *     has one
   * @throws IllegalArgumentException when the inputs differ in size or are too small, or the layer
   *     is another network's
   * @throws CancellationException when cancelled; nothing stays in memory
   */
  public float[][] outputs(List<InputTensor> inputs, Layer last, BooleanSupplier cancelled) {
    for (InputTensor input : inputs) {
      architecture.shapes(input.height(), input.width());
    }
    if (!layers.containsKey(last)) {
      throw Problem.refused("The network has no such layer %s", last.name());
    }
    return batches.outputs(inputs, last, cancelled);
  }

  /**
   * The class scores with each of some channels switched off alone, computed some at a time in
   * bounded memory from the layer after on.
   *
   * @param base a pass of this network; it stays as it is
   * @param layer any layer
   * @param channels its feature maps, or units of a fully connected layer
   * @param cancelled asked between layers
   * @return a row for each channel: {@code fc8}, the mean over its positions in dense evaluation
   * @throws IllegalArgumentException when the layer is another network's or has no such channel
   * @throws CancellationException when cancelled; nothing stays in memory
   */
  public float[][] logitsWithout(
      Activations base, Layer layer, int[] channels, BooleanSupplier cancelled) {
    return batches.logitsWithout(base, layer, channels, cancelled);
  }

  /**
   * Runs the network as far as one layer and copies that layer. Nothing stays with the engine.
   *
   * @param input planar {@code (3, H, W)} with H and W at least the network's input size
   * @param last the layer to end with
   * @param cancelled asked between layers
   * @throws IllegalArgumentException when the input is too small or the layer another network's
   * @throws CancellationException when cancelled; nothing stays in memory
   */
  public LayerActivations forwardTo(InputTensor input, Layer last, BooleanSupplier cancelled) {
    architecture.shapes(input.height(), input.width());
    if (!layers.containsKey(last)) {
      throw Problem.refused("The network has no such layer %s", last.name());
    }
    return batches.forwardTo(input, last, cancelled);
  }

  /**
   * Runs the network on several inputs as far as one layer, and has the engine remember the way for
   * gradients. Up to a convolution or pooling inputs may be smaller than the network reads
   * otherwise, as long as something is left of every map.
   *
   * @param inputs planar {@code (items, channels, height, width)}
   * @param shape of each input
   * @param last the layer to end with, at its sums before the ReLU
   * @param cancelled asked between layers
   * @return what is to be closed
   * @throws IllegalArgumentException when the inputs are too small or the layer another network's
   * @throws CancellationException when cancelled; nothing stays in memory
   */
  public RecordedPass record(float[] inputs, Shape shape, Layer last, BooleanSupplier cancelled) {
    if (!layers.containsKey(last)) {
      throw Problem.refused("The network has no such layer %s", last.name());
    }
    if (inputs.length == 0 || inputs.length % shape.size() != 0) {
      throw Problem.refused("%s needs %d values, not %d", shape, shape.size(), inputs.length);
    }
    return batches.record(inputs, shape, last, cancelled);
  }

  /**
   * Copies a layer's weights to Java.
   *
   * @return {@code (out, in, height, width)} of a convolution, {@code (out, in)} of a fully
   *     connected layer
   * @throws IllegalArgumentException when the layer has none
   */
  public float[] weights(Layer layer) {
    return engine.memory().copy(parameters(layer).weights());
  }

  /**
   * Copies the weights of one output to Java: the filter of an output channel.
   *
   * @param output index of the channel or unit
   * @return {@code (in, height, width)} of a convolution, {@code (in)} of a fully connected layer
   * @throws IllegalArgumentException when the layer has none
   */
  public float[] weights(Layer layer, int output) {
    int row = Math.toIntExact(layer.weightCount() / layer.outputs());
    float[] values = new float[row];
    engine.memory().view(parameters(layer).weights(), (long) output * row, row).get(values);
    return values;
  }

  /**
   * Copies a layer's bias to Java, one number an output.
   *
   * @throws IllegalArgumentException when the layer has none
   */
  public float[] bias(Layer layer) {
    return engine.memory().copy(parameters(layer).bias());
  }

  /**
   * Spreads numbers at a layer's outputs over its inputs, each by the weights that lead to it: what
   * a convolution does to a gradient on its way back (Dumoulin and Visin, "A guide to convolution
   * arithmetic for deep learning", 2016, Section 4).
   *
   * @param layer a layer with weights; the biases are not used
   * @param values {@code (out, window.height(), window.width())}, at the sums before the ReLU
   * @param window where on the layer's maps the values are
   * @param crop rows and columns that are left away on each side of the answer; 0 for everything
   *     that the layer reads, the padding included; a fully connected layer takes 0
   * @return {@code (in, height, width)} of {@link Window#readBy}, less the crop
   * @throws IllegalArgumentException when the layer has no weights
   */
  public float[] spread(Layer layer, float[] values, Window window, int crop) {
    try (NDManager scope = manager.newSubManager()) {
      return new TransposedLayer(engine, scope, layer, parameters(layer).weights(), turnedKernels)
          .apply(values, window, crop);
    }
  }

  private NetworkLayer.Parameters parameters(Layer layer) {
    NetworkLayer block = layers.get(layer);
    if (block == null || !layer.hasParameters()) {
      throw Problem.refused("%s has no weights in this network", layer.name());
    }
    return block.parameterArrays();
  }

  /** Whether it was closed. */
  public boolean isClosed() {
    return !manager.isOpen();
  }

  @Override
  public void close() {
    manager.close();
    FreedMemory.giveBack();
  }
}
