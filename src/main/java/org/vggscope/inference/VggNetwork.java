package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.vggscope.model.Architecture;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.Window;
import org.vggscope.weights.WeightFile;

/**
 * A VGG network with its weights in the engine's memory (Simonyan and Zisserman 2014). Use it from
 * one thread at a time. Closing it frees the weights.
 */
public final class VggNetwork implements AutoCloseable {
  /**
   * Rows are read from a weight file in blocks of at most this many numbers: 256 MB. They go
   * straight into the engine's memory, and files that keep outputs last are read sooner in large
   * blocks.
   */
  private static final int BLOCK = 64 << 20;

  private final ComputeEngine engine;
  private final Architecture architecture;
  private final NDManager manager;
  private final ParameterStore parameters;
  private final Map<Layer, VggLayer> layers = new LinkedHashMap<>();

  private VggNetwork(ComputeEngine engine, Architecture architecture) {
    this.engine = engine;
    this.architecture = architecture;
    this.manager = engine.newManager();
    this.parameters = new ParameterStore(manager, false);
    for (Layer layer : architecture.layers()) {
      layers.put(layer, VggLayer.of(layer));
    }
  }

  /**
   * Copies the weights of a file into the engine, once.
   *
   * @param progress told the share that is done, 0 to 1
   * @param cancelled asked between blocks
   * @throws IOException when the file is broken
   * @throws CancellationException when cancelled; nothing stays in memory
   */
  public static VggNetwork load(
      ComputeEngine engine, WeightFile file, DoubleConsumer progress, BooleanSupplier cancelled)
      throws IOException {
    VggNetwork network = new VggNetwork(engine, file.architecture());
    boolean done = false;
    try {
      network.copy(file, progress, cancelled);
      done = true;
      return network;
    } finally {
      if (!done) {
        network.close();
      }
    }
  }

  private void copy(WeightFile file, DoubleConsumer progress, BooleanSupplier cancelled)
      throws IOException {
    double total = architecture.parameters();
    long copied = 0;
    for (Map.Entry<Layer, VggLayer> entry : layers.entrySet()) {
      Layer layer = entry.getKey();
      if (!layer.hasParameters()) {
        continue;
      }
      NDArray weights = manager.create(VggLayer.weightShape(layer), DataType.FLOAT32);
      engine.memory().prepare(weights);
      int row = Math.toIntExact(layer.weightCount() / layer.outputs());
      int rows = Math.max(1, BLOCK / row);
      for (int first = 0; first < layer.outputs(); first += rows) {
        stopIf(cancelled);
        int count = Math.min(rows, layer.outputs() - first);
        FloatBuffer target = engine.memory().view(weights, (long) first * row, count * row);
        file.readWeights(layer.name(), first, target);
        copied += (long) count * row;
        progress.accept(copied / total);
      }
      NDArray bias =
          manager.create(new ai.djl.ndarray.types.Shape(layer.outputs()), DataType.FLOAT32);
      file.readBias(layer.name(), engine.memory().view(bias, 0, layer.outputs()));
      copied += layer.outputs();
      entry.getValue().setParameters(weights, bias);
    }
    progress.accept(1);
  }

  static void stopIf(BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
  }

  public Architecture architecture() {
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
    Activations activations = new Activations(engine, manager.newSubManager());
    boolean done = false;
    try {
      NDArray x = activations.input(input);
      for (Map.Entry<Layer, VggLayer> entry : layers.entrySet()) {
        Layer layer = entry.getKey();
        stopIf(cancelled);
        x = entry.getValue().forward(parameters, new NDList(x), false).head();
        activations.add(layer, x);
        if (listener != LayerListener.NONE) {
          engine.memory().await(x);
          listener.ready(layer);
        } else if (layer.kind() == LayerKind.POOLING) {
          // MXNet computes behind the caller's back; waiting here lets a cancel take effect.
          engine.memory().await(x);
        }
      }
      engine.memory().await(x);
      done = true;
      return activations;
    } finally {
      if (!done) {
        activations.close();
      }
    }
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
   * @param window where on the layer's maps the values are; a fully connected layer takes one
   *     position
   * @param crop rows and columns that are left away on each side of the answer; 0 for everything
   *     that the layer reads, the padding included
   * @return {@code (in, height, width)} of {@link Window#readBy}, less the crop
   * @throws IllegalArgumentException when the layer has no weights
   */
  public float[] spread(Layer layer, float[] values, Window window, int crop) {
    try (NDManager scope = manager.newSubManager()) {
      return new TransposedLayer(engine, scope, layer, parameters(layer).weights())
          .apply(values, window, crop);
    }
  }

  private VggLayer.Parameters parameters(Layer layer) {
    VggLayer block = layers.get(layer);
    if (block == null || !layer.hasParameters()) {
      throw new IllegalArgumentException(layer.name() + " has no weights in this network");
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
