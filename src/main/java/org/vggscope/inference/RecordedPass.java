package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.vggscope.support.Problem;

/**
 * The way of a batch as far as one layer, recorded by the engine, so that gradients go back along
 * it without leaving the engine. Use it from one thread, and close it.
 */
public final class RecordedPass implements AutoCloseable {
  private final ComputeEngine engine;
  private final NDManager scope;
  private final NDArray inputs;
  private final NDArray last;

  /**
   * @param scope owns all that was made on the way, and is closed with this
   * @param inputs those that gradients are wanted by
   * @param last what was recorded of them
   */
  RecordedPass(ComputeEngine engine, NDManager scope, NDArray inputs, NDArray last) {
    this.engine = engine;
    this.scope = scope;
    this.inputs = inputs;
    this.last = last;
  }

  /** The last layer's sums, before its ReLU: {@code (items, channel, height, width)}. */
  public float[] sums() {
    return engine.memory().copy(last);
  }

  /**
   * Goes back, once.
   *
   * @param gradient by the sums, in their shape
   * @return the gradient by the inputs, in their shape
   */
  public float[] back(float[] gradient) {
    if (gradient.length != last.size()) {
      throw Problem.refused(
          "%s needs %d values, not %d", last.getShape(), last.size(), gradient.length);
    }
    NDArray slope = NativeMemory.create(scope, gradient, last.getShape());
    engine.recording(
        recording -> {
          recording.backward(last.mul(slope).sum());
          return null;
        });
    return engine.memory().copy(inputs.getGradient());
  }

  @Override
  public void close() {
    scope.close();
  }
}
