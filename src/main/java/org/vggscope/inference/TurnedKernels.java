package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.vggscope.model.Layer;
import org.vggscope.support.SharedWork;

/**
 * A network's kernels turned round, for gradients on their way back. They are kept from the first
 * gradient on, for turning them and having the engine reorder them takes longer than what they are
 * used for; that is as much memory as the convolutions' weights take, 59 MB for VGG16.
 */
final class TurnedKernels {
  /** Inputs whose kernels are turned together. */
  private static final int TILE = 16;

  private final ComputeEngine engine;
  private final NDManager manager;
  private final Map<Layer, NDArray> kept = new HashMap<>();

  /**
   * @param manager owns the kernels
   */
  TurnedKernels(ComputeEngine engine, NDManager manager) {
    this.engine = engine;
    this.manager = manager;
  }

  /**
   * A convolution's turned kernels; not to be changed or closed.
   *
   * @param weights {@code (out, in, height, width)}; not changed
   * @return {@code (in, out, height, width)}, of each input the outputs of its group
   */
  NDArray of(Layer layer, NDArray weights) {
    return kept.computeIfAbsent(layer, key -> turned(layer, weights));
  }

  /** See {@link #of}, each kernel turned by half a turn. */
  private NDArray turned(Layer layer, NDArray weights) {
    // MXNet's convolution has put the weights into an order of its own. Multiplying gives a copy in
    // the plain order and leaves them as they are; a view on them would reorder them in place, and
    // the next forward pass would have to do it again.
    NDArray turned =
        manager.create(
            new Shape(
                layer.inputs(), layer.outputs() / layer.groups(), layer.kernel(), layer.kernel()),
            DataType.FLOAT32);
    int count = Math.toIntExact(layer.weightCount());
    try (NDArray plain = weights.mul(1f)) {
      FloatBuffer from = engine.memory().view(plain, 0, count);
      FloatBuffer to = engine.memory().view(turned, 0, count);
      SharedWork.each(
          (layer.inputs() + TILE - 1) / TILE, tile -> turn(layer, from, to, tile * TILE));
    }
    return turned;
  }

  /** Turns the kernels of some inputs; in tiles, so that memory is read and written in rows. */
  private static void turn(Layer layer, FloatBuffer from, FloatBuffer to, int firstInput) {
    int area = layer.kernel() * layer.kernel();
    int end = Math.min(layer.inputs(), firstInput + TILE);
    float[] row = new float[TILE * area];
    int groupOutputs = layer.outputs() / layer.groups();
    for (int output = 0; output < layer.outputs(); output++) {
      // Of the tile's inputs those that the output reads.
      int first = layer.firstInput(output);
      int low = Math.max(firstInput, first);
      int high = Math.min(end, first + layer.groupInputs());
      if (low >= high) {
        continue;
      }
      from.get((output * layer.groupInputs() + low - first) * area, row, 0, (high - low) * area);
      for (int input = low; input < high; input++) {
        int source = (input - low) * area;
        int target = (input * groupOutputs + output % groupOutputs) * area;
        for (int k = 0; k < area; k++) {
          to.put(target + area - 1 - k, row[source + k]);
        }
      }
    }
  }
}
