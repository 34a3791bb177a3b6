package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.nio.FloatBuffer;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.Window;
import org.vggscope.support.Problem;
import org.vggscope.support.SharedWork;

/** A layer with weights the other way round: from its outputs to its inputs, in the engine. */
final class TransposedLayer {
  private static final Shape ONE = new Shape(1, 1);

  /** Numbers of a row that are added together, so that their sums stay in the cache. */
  private static final int SEGMENT = 2048;

  /** Positions of dense evaluation that are gone back from together. */
  private static final int POSITIONS = 64;

  private final ComputeEngine engine;
  private final NDManager scope;
  private final Layer layer;
  private final NDArray weights;
  private final TurnedKernels kept;

  /**
   * @param scope owns what is made on the way
   * @param weights as {@link NetworkLayer#weightShape} says; not changed
   * @param kept the network's kernels that were turned before
   */
  TransposedLayer(
      ComputeEngine engine, NDManager scope, Layer layer, NDArray weights, TurnedKernels kept) {
    this.engine = engine;
    this.scope = scope;
    this.layer = layer;
    this.weights = weights;
    this.kept = kept;
  }

  /** See {@link Network#spread}. */
  float[] apply(float[] values, Window window, int crop) {
    if (values.length != layer.outputs() * window.area()) {
      throw Problem.refused(
          "%s has %d channels in %s, which are not %d values",
          layer.name(), layer.outputs(), window, values.length);
    }
    if (crop < 0 || crop >= layer.kernel()) {
      throw Problem.refused("%s cannot leave %d away", layer.name(), crop);
    }
    if (layer.kind() == LayerKind.FULLY_CONNECTED) {
      if (crop != 0) {
        throw Problem.refused("%s has no padding to leave away", layer.name());
      }
      return window.area() == 1 ? sumOfRows(values) : overlap(values, window);
    }
    return engine
        .memory()
        .copy(
            window.area() == 1 && crop == 0 && layer.groups() == 1
                ? product(values)
                : convolution(values, window, crop));
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
    SharedWork.each(
        (length + SEGMENT - 1) / SEGMENT, segment -> addRows(values, rows, sum, segment * SEGMENT));
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
   * A convolution with the kernels turned round, inputs and outputs exchanged; where the layer has
   * a stride, over the values with as much room between them. The engines' own transposed
   * convolutions take several times as long.
   */
  private NDArray convolution(float[] values, Window window, int crop) {
    int height = (window.height() - 1) * layer.stride() + 1;
    int width = (window.width() - 1) * layer.stride() + 1;
    NDArray x =
        array(
            layer.stride() == 1 ? values : spaced(values, window, height, width),
            new Shape(1, layer.outputs(), height, width));
    int reach = layer.kernel() - 1 - crop;
    return Conv2d.conv2d(
            x, kept.of(layer, weights), null, ONE, new Shape(reach, reach), ONE, layer.groups())
        .head();
  }

  private float[] spaced(float[] values, Window window, int height, int width) {
    float[] spaced = new float[layer.outputs() * height * width];
    int i = 0;
    for (int channel = 0; channel < layer.outputs(); channel++) {
      for (int y = 0; y < window.height(); y++) {
        int row = (channel * height + y * layer.stride()) * width;
        for (int x = 0; x < window.width(); x++) {
          spaced[row + x * layer.stride()] = values[i++];
        }
      }
    }
    return spaced;
  }
}
