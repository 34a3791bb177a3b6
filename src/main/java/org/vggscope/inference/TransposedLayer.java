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
  float[] apply(float[] values, Window window) {
    if (values.length != layer.outputs() * window.area()) {
      throw new IllegalArgumentException(
          "%s has %d channels in %s, which are not %d values"
              .formatted(layer.name(), layer.outputs(), window, values.length));
    }
    if (layer.stride() != 1) {
      throw new IllegalArgumentException(layer.name() + " has a stride");
    }
    NDArray result = window.area() == 1 ? product(values) : convolution(values, window);
    return engine.memory().copy(result);
  }

  private NDArray array(float[] values, Shape shape) {
    NDArray array = scope.create(shape, DataType.FLOAT32);
    engine.memory().view(array, 0, values.length).put(values);
    return array;
  }

  /** With one position every output multiplies its own row of weights. */
  private NDArray product(float[] values) {
    NDArray rows = weights;
    if (layer.kind() == LayerKind.CONVOLUTION) {
      rows = weights.reshape(layer.outputs(), layer.weightCount() / layer.outputs());
      rows.attach(scope);
    }
    return array(values, new Shape(1, layer.outputs())).dot(rows);
  }

  /**
   * A convolution with the kernels turned round, inputs and outputs exchanged. The engines' own
   * transposed convolutions take several times as long.
   */
  private NDArray convolution(float[] values, Window window) {
    if (layer.kind() != LayerKind.CONVOLUTION) {
      throw new IllegalArgumentException(layer.name() + " takes one position at a time");
    }
    NDArray x = array(values, new Shape(1, layer.outputs(), window.height(), window.width()));
    int reach = layer.kernel() - 1;
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
