package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.Window;

/** A layer with weights the other way round: from its outputs to its inputs, in the engine. */
final class TransposedLayer {
  private static final Shape ONE = new Shape(1, 1);

  /** Inputs whose kernels are turned together. */
  private static final int TILE = 16;

  /** Numbers of a row that are added together, so that their sums stay in the cache. */
  private static final int SEGMENT = 2048;

  /** Positions of dense evaluation that are gone back from together. */
  private static final int POSITIONS = 64;

  private final ComputeEngine engine;
  private final NDManager scope;
  private final Layer layer;
  private final NDArray weights;

  /**
   * @param scope owns what is made on the way
   * @param weights as {@link VggLayer#weightShape} says; not changed
   */
  TransposedLayer(ComputeEngine engine, NDManager scope, Layer layer, NDArray weights) {
    this.engine = engine;
    this.scope = scope;
    this.layer = layer;
    this.weights = weights;
  }

  /** See {@link VggNetwork#spread}. */
  float[] apply(float[] values, Window window, int crop) {
    if (values.length != layer.outputs() * window.area()) {
      throw new IllegalArgumentException(
          "%s has %d channels in %s, which are not %d values"
              .formatted(layer.name(), layer.outputs(), window, values.length));
    }
    if (layer.stride() != 1 || crop < 0 || crop >= layer.kernel()) {
      throw new IllegalArgumentException(
          "%s with its stride cannot leave %d away".formatted(layer.name(), crop));
    }
    if (layer.kind() == LayerKind.FULLY_CONNECTED) {
      if (crop != 0) {
        throw new IllegalArgumentException(layer.name() + " has no padding to leave away");
      }
      return window.area() == 1 ? sumOfRows(values) : overlap(values, window);
    }
    return engine
        .memory()
        .copy(
            window.area() == 1 && crop == 0 ? product(values) : convolution(values, window, crop));
  }

  private NDArray array(float[] values, Shape shape) {
    NDArray array = scope.create(shape, DataType.FLOAT32);
    engine.memory().view(array, 0, values.length).put(values);
    return array;
  }

  /**
   * Every output adds its own row of weights, so many times as its number says. Most numbers are
   * zero behind a ReLU; the engine would read the rows of all, and reads them slowly.
   */
  private float[] sumOfRows(float[] values) {
    int length = Math.toIntExact(layer.weightCount() / layer.outputs());
    FloatBuffer rows = engine.memory().view(weights, 0, Math.toIntExact(layer.weightCount()));
    float[] sum = new float[length];
    IntStream.range(0, (length + SEGMENT - 1) / SEGMENT)
        .parallel()
        .forEach(segment -> addRows(values, rows, sum, segment * SEGMENT));
    return sum;
  }

  private static void addRows(float[] values, FloatBuffer rows, float[] sum, int first) {
    int count = Math.min(SEGMENT, sum.length - first);
    float[] part = new float[count];
    float[] row = new float[count];
    for (int output = 0; output < values.length; output++) {
      float value = values[output];
      if (value != 0) {
        rows.get(output * sum.length + first, row);
        for (int i = 0; i < count; i++) {
          part[i] += value * row[i];
        }
      }
    }
    System.arraycopy(part, 0, sum, first, count);
  }

  /**
   * Every position of dense evaluation gives what its window reads; where windows overlap they add
   * up.
   */
  private float[] overlap(float[] values, Window window) {
    int positions = window.area();
    int height = window.height() + layer.kernel() - 1;
    int width = window.width() + layer.kernel() - 1;
    float[] sum = new float[Math.multiplyExact(layer.inputs(), height * width)];
    int length = Math.toIntExact(layer.weightCount() / layer.outputs());
    for (int first = 0; first < positions; first += POSITIONS) {
      int count = Math.min(POSITIONS, positions - first);
      float[] rows = new float[count * layer.outputs()];
      for (int i = 0; i < rows.length; i++) {
        int output = i % layer.outputs();
        rows[i] = values[output * positions + first + i / layer.outputs()];
      }
      try (NDArray windows = array(rows, new Shape(count, layer.outputs())).dot(weights)) {
        for (int i = 0; i < count; i++) {
          float[] read = new float[length];
          engine.memory().view(windows, (long) i * length, length).get(read);
          int top = (first + i) / window.width();
          int left = (first + i) % window.width();
          add(read, sum, top * width + left, width, height * width);
        }
      }
    }
    return sum;
  }

  /** Adds a window, {@code (in, kernel, kernel)}, to maps at an offset. */
  private void add(float[] read, float[] sum, int offset, int width, int area) {
    int kernel = layer.kernel();
    int i = 0;
    for (int input = 0; input < layer.inputs(); input++) {
      for (int y = 0; y < kernel; y++) {
        int target = input * area + y * width + offset;
        for (int x = 0; x < kernel; x++) {
          sum[target + x] += read[i++];
        }
      }
    }
  }

  /** With one position the kernels become rows too, and the whole a product of matrices. */
  private NDArray product(float[] values) {
    NDArray rows = weights.reshape(layer.outputs(), layer.weightCount() / layer.outputs());
    rows.attach(scope);
    return array(values, new Shape(1, layer.outputs())).dot(rows);
  }

  /**
   * A convolution with the kernels turned round, inputs and outputs exchanged. The engines' own
   * transposed convolutions take several times as long.
   */
  private NDArray convolution(float[] values, Window window, int crop) {
    NDArray x = array(values, new Shape(1, layer.outputs(), window.height(), window.width()));
    int reach = layer.kernel() - 1 - crop;
    return Conv2d.conv2d(x, turned(), null, ONE, new Shape(reach, reach), ONE).head();
  }

  /** {@code (in, out, height, width)}, each kernel turned by half a turn. */
  private NDArray turned() {
    // MXNet's convolution has put the weights into an order of its own. Multiplying gives a copy in
    // the plain order and leaves them as they are; a view on them would reorder them in place, and
    // the next forward pass would have to do it again.
    NDArray plain = weights.mul(1f);
    plain.attach(scope);
    NDArray turned =
        scope.create(
            new Shape(layer.inputs(), layer.outputs(), layer.kernel(), layer.kernel()),
            DataType.FLOAT32);
    int count = Math.toIntExact(layer.weightCount());
    FloatBuffer from = engine.memory().view(plain, 0, count);
    FloatBuffer to = engine.memory().view(turned, 0, count);
    IntStream.range(0, (layer.inputs() + TILE - 1) / TILE)
        .parallel()
        .forEach(tile -> turn(from, to, tile * TILE));
    return turned;
  }

  /** Turns the kernels of some inputs; in tiles, so that memory is read and written in rows. */
  private void turn(FloatBuffer from, FloatBuffer to, int firstInput) {
    int area = layer.kernel() * layer.kernel();
    int end = Math.min(layer.inputs(), firstInput + TILE);
    float[] row = new float[TILE * area];
    for (int output = 0; output < layer.outputs(); output++) {
      int count = (end - firstInput) * area;
      from.get((output * layer.inputs() + firstInput) * area, row, 0, count);
      for (int input = firstInput; input < end; input++) {
        int source = (input - firstInput) * area;
        int target = (input * layer.outputs() + output) * area;
        for (int k = 0; k < area; k++) {
          to.put(target + area - 1 - k, row[source + k]);
        }
      }
    }
  }
}
