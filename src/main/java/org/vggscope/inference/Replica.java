package org.vggscope.inference;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;

/**
 * A device's own copy of a network that learns: its arrays, their gradients, and the pass of a
 * shard of the batch through it. What is asked of it is computed while the next device is asked.
 */
final class Replica implements AutoCloseable {
  private final NDManager manager;
  private final NetworkBlock block;
  private final LearningPass pass;
  private final Loss loss = Loss.softmaxCrossEntropyLoss();
  private final Map<String, Own> arrays = new LinkedHashMap<>();
  private final Map<String, NDArray> running = new LinkedHashMap<>();

  /** An array that learns, and its gradient where the engine keeps it. */
  record Own(Layer layer, NDArray value, NDArray gradient) {}

  /**
   * Weights and biases are zero.
   *
   * @param manager of the device; closed with this
   * @param normalized whether batch normalisation stands behind each convolution
   */
  Replica(NDManager manager, NetworkSpec spec, boolean normalized) {
    this.manager = manager;
    block = new NetworkBlock(spec);
    block.initialize(manager, DataType.FLOAT32, NetworkBlock.batch(1, spec.input()));
    pass = new LearningPass(block, new ParameterStore(manager, false));
    for (Map.Entry<Layer, NetworkLayer> entry : block.layers().entrySet()) {
      Layer layer = entry.getKey();
      if (!layer.hasParameters()) {
        continue;
      }
      NetworkLayer.Parameters own = entry.getValue().parameterArrays();
      own.weights().subi(own.weights());
      own.bias().subi(own.bias());
      learn(layer, ".weight", own.weights());
      learn(layer, ".bias", own.bias());
      if (normalized && layer.kind() == LayerKind.CONVOLUTION) {
        LearningPass.Norm norm =
            new LearningPass.Norm(
                vector(layer, 1), vector(layer, 0), vector(layer, 0), vector(layer, 1));
        pass.normalize(layer, norm);
        learn(layer, ".gamma", norm.gamma());
        learn(layer, ".beta", norm.beta());
        running.put(layer.name() + ".mean", norm.mean());
        running.put(layer.name() + ".variance", norm.variance());
      }
    }
  }

  private NDArray vector(Layer layer, float value) {
    Shape shape = new Shape(layer.outputs());
    return value == 0 ? manager.zeros(shape) : manager.ones(shape);
  }

  private void learn(Layer layer, String part, NDArray value) {
    value.setRequiresGradient(true);
    arrays.put(layer.name() + part, new Own(layer, value, value.getGradient()));
  }

  Device device() {
    return manager.getDevice();
  }

  /** What learns, by name ({@code conv1_1.weight}), in the order of the forward pass. */
  Map<String, Own> arrays() {
    return arrays;
  }

  /** The running means and variances of batch normalisations by name ({@code conv1_1.mean}). */
  Map<String, NDArray> running() {
    return running;
  }

  /** A manager of this device, for what a step needs. */
  NDManager scope() {
    return manager.newSubManager();
  }

  /** An array on this device; one that is elsewhere is copied into a scope of it. */
  NDArray here(NDManager scope, NDArray array) {
    if (array.getDevice().equals(device())) {
      return array;
    }
    NDArray copied = array.toDevice(device(), true);
    copied.attach(scope);
    return copied;
  }

  /**
   * Some of a batch's pictures on the device.
   *
   * @param pictures planar {@code (N, C, H, W)}
   * @param items N
   */
  NDArray pictures(NDManager scope, float[] pictures, int items, int from, int to) {
    int length = pictures.length / items;
    return NativeMemory.create(
        scope,
        FloatBuffer.wrap(pictures, from * length, (to - from) * length),
        NetworkBlock.batch(to - from, block.spec().input()));
  }

  /**
   * What a shard was answered; its gradients are in {@link #arrays} once they are computed.
   *
   * @param loss the share of the batch's mean that is its own
   * @param scores {@code (N, classes)}
   */
  record Answer(NDArray loss, NDArray scores) {}

  /**
   * Asks for the gradients of a shard.
   *
   * @param x its pictures
   * @param classes their indices
   * @param share of the batch
   */
  Answer gradients(
      NDManager scope,
      NDArray x,
      float[] classes,
      float share,
      DropoutMasks chance,
      LearningPass.Watcher watcher) {
    NDArray wanted = NativeMemory.create(scope, classes, new Shape(classes.length));
    try (GradientCollector collector =
        Engine.getEngine(manager.getEngine().getEngineName()).newGradientCollector()) {
      NDArray scores = pass.forward(scope, x, true, chance, watcher);
      NDArray value = loss.evaluate(new NDList(wanted), new NDList(scores));
      value.attach(scope);
      NDArray part = share == 1 ? value : value.mul(share);
      part.attach(scope);
      collector.backward(part);
      return new Answer(part, scores);
    }
  }

  /** Asks for class scores, {@code (N, classes)}, without learning. */
  NDArray scores(NDManager scope, NDArray x, LearningPass.Watcher watcher) {
    return pass.forward(scope, x, false, null, watcher);
  }

  @Override
  public void close() {
    manager.close();
  }
}
