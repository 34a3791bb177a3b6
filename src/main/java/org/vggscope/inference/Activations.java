package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.LayerKind;
import org.vggscope.model.Shape;
import org.vggscope.model.Window;
import org.vggscope.picture.InputTensor;
import org.vggscope.support.Problem;

/**
 * What every layer answered to one picture. The numbers stay with the engine until somebody looks
 * at a layer; closing frees them. Use it from the thread that made it, one call at a time.
 */
public final class Activations implements AutoCloseable {
  private final ComputeEngine engine;
  private final NDManager manager;
  private final Map<Layer, NDArray> arrays = new LinkedHashMap<>();
  private final Shape inputShape;
  private NDArray read;

  /**
   * @param manager owns the numbers; closed with this
   */
  Activations(ComputeEngine engine, NDManager manager, Shape inputShape) {
    this.engine = engine;
    this.manager = manager;
    this.inputShape = inputShape;
  }

  NDArray input(InputTensor input) {
    NDArray x = NativeMemory.create(manager, input.values(), NetworkBlock.batch(1, input.shape()));
    read = x;
    return x;
  }

  /** Takes layers of another pass over, which goes on owning their numbers. */
  void share(Activations other, List<Layer> layers) {
    read = other.read;
    layers.forEach(layer -> arrays.put(layer, other.arrays.get(layer)));
  }

  /** A copy of an array that belongs to this. */
  NDArray duplicate(NDArray array) {
    NDArray copy = manager.create(array.getShape(), DataType.FLOAT32);
    int size = Math.toIntExact(array.size());
    engine.memory().view(copy, 0, size).put(engine.memory().view(array, 0, size));
    return copy;
  }

  /** A layer's numbers in the engine, {@code (1, C, H, W)}; not to be written to. */
  NDArray array(Layer layer) {
    return arrays.get(layer);
  }

  /** What a layer read, in the engine; not to be written to. */
  NDArray below(Layer layer) {
    Layer below = LayerInputs.below(this, layer);
    return below == null ? read : arrays.get(below);
  }

  ComputeEngine engine() {
    return engine;
  }

  void add(Layer layer, NDArray array) {
    arrays.put(layer, array);
  }

  /** The layers, in the order of the forward pass. */
  public List<Layer> layers() {
    return List.copyOf(arrays.keySet());
  }

  /**
   * The layer of that name.
   *
   * @throws IllegalArgumentException when the network has none of that name
   */
  public Layer layer(String name) {
    return arrays.keySet().stream()
        .filter(layer -> layer.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Problem.refused("The network has no layer %s", name));
  }

  /** The shape of what {@code conv1_1} read, {@code (3, height, width)}. */
  public Shape inputShape() {
    return inputShape;
  }

  /** The shape of a layer's activations. */
  public Shape shape(Layer layer) {
    ai.djl.ndarray.types.Shape shape = arrays.get(layer).getShape();
    return new Shape((int) shape.get(1), (int) shape.get(2), (int) shape.get(3));
  }

  /** Copies one layer's activations to Java, planar {@code (channel, height, width)}. */
  public LayerActivations copy(Layer layer) {
    return new LayerActivations(layer, shape(layer), engine.memory().copy(arrays.get(layer)));
  }

  /**
   * One layer's activations where they are, planar {@code (channel, height, width)}, without a
   * copy. Good until this is closed.
   */
  public FloatBuffer numbers(Layer layer) {
    return engine.memory().view(arrays.get(layer), 0, shape(layer).size()).asReadOnlyBuffer();
  }

  /**
   * Copies a window of one layer's activations to Java.
   *
   * @param window inside of the feature maps
   * @return planar {@code (channel, window.height(), window.width())}
   */
  public float[] copy(Layer layer, Window window) {
    Shape shape = shape(layer);
    if (!window.equals(window.clippedTo(shape))) {
      throw Problem.refused("%s is not inside of %s", window, shape);
    }
    FloatBuffer all = engine.memory().view(arrays.get(layer), 0, shape.size());
    float[] values = new float[Math.multiplyExact(shape.channels(), window.area())];
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int row = 0; row < window.height(); row++) {
        all.get(
            (channel * shape.height() + window.top() + row) * shape.width() + window.left(),
            values,
            (channel * window.height() + row) * window.width(),
            window.width());
      }
    }
    return values;
  }

  /**
   * The mean over all feature maps at each position, {@code (height, width)} row by row, computed
   * by the engine. For one of the fully connected layers on a picture of the trained size, which
   * has one position, the units themselves.
   */
  public MeanMap meanMap(Layer layer) {
    NDArray array = arrays.get(layer);
    Shape shape = shape(layer);
    if (layer.kind() == LayerKind.FULLY_CONNECTED && shape.area() == 1) {
      return new MeanMap(layer, 1, shape.channels(), engine.memory().copy(array));
    }
    try (NDArray mean = array.mean(new int[] {1})) {
      return new MeanMap(layer, shape.height(), shape.width(), engine.memory().copy(mean));
    }
  }

  /**
   * The class scores: the last layer, and where dense evaluation gave a map of them, its spatial
   * mean (Simonyan and Zisserman 2014, Section 3.2).
   */
  public float[] logits() {
    List<Layer> layers = layers();
    LayerActivations scores = copy(layers.get(layers.size() - 1));
    return meanOverPositions(scores.values(), 0, scores.shape().channels(), scores.shape().area());
  }

  /** The mean of each of {@code classes} maps that follow each other in {@code scores}. */
  static float[] meanOverPositions(float[] scores, int offset, int classes, int area) {
    float[] means = new float[classes];
    for (int c = 0; c < classes; c++) {
      double sum = 0;
      for (int i = 0; i < area; i++) {
        sum += scores[offset + c * area + i];
      }
      means[c] = (float) (sum / area);
    }
    return means;
  }

  /** Bytes that the activations take in the engine, those shared with another pass included. */
  public long bytes() {
    return arrays.values().stream().mapToLong(NDArray::size).sum() * Float.BYTES;
  }

  /** Whether the numbers were freed. */
  public boolean isClosed() {
    return !manager.isOpen();
  }

  @Override
  public void close() {
    manager.close();
  }
}
