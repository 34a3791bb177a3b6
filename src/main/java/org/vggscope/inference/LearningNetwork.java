package org.vggscope.inference;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.support.Problem;
import org.vggscope.weights.LayerWeights;

/**
 * A network that learns, in the engine's memory: weights, and how fast each is moving (its
 * momentum). A step is {@code v = momentum v + (gradient + decay w)}, {@code w = w - rate v}
 * (Simonyan and Zisserman 2014, Section 3.1; PyTorch's SGD). Use it from one thread at a time.
 */
public final class LearningNetwork implements AutoCloseable {
  private final ComputeEngine engine;
  private final NDManager manager;
  private final NetworkBlock block;
  private final ParameterStore store;
  private final Loss loss = Loss.softmaxCrossEntropyLoss();
  private final Map<Layer, Moving> moving = new LinkedHashMap<>();

  /** A layer's arrays and their speeds. */
  private record Moving(NDArray weights, NDArray bias, NDArray weightSpeeds, NDArray biasSpeeds) {}

  /**
   * How a step moves the weights.
   *
   * @param rate of learning
   * @param momentum share of the last step's speed that stays
   * @param decay share of the weights that is added to their gradient
   */
  public record Rates(double rate, double momentum, double decay) {}

  /**
   * A layer's numbers in Java.
   *
   * @param weights {@code (out, in, height, width)} or {@code (out, in)}
   * @param bias {@code (out)}
   */
  public record Numbers(float[] weights, float[] bias) {}

  /**
   * What a batch was answered.
   *
   * @param loss cross entropy, the mean over the batch, before the step
   * @param right how many pictures had their own class first
   */
  public record Answer(double loss, int right) {}

  /**
   * A network whose weights and speeds are zero.
   *
   * @throws IllegalArgumentException when it has no classifier
   */
  public LearningNetwork(ComputeEngine engine, NetworkSpec spec) {
    if (!spec.hasClassifier()) {
      throw Problem.refused("%s names no classes, so it has nothing to learn", spec.name());
    }
    this.engine = engine;
    manager = engine.newManager();
    block = new NetworkBlock(spec);
    block.initialize(manager, DataType.FLOAT32, NetworkBlock.batch(1, spec.input()));
    store = new ParameterStore(manager, false);
    for (Map.Entry<Layer, NetworkLayer> entry : block.layers().entrySet()) {
      if (entry.getKey().hasParameters()) {
        NetworkLayer.Parameters own = entry.getValue().parameterArrays();
        moving.put(
            entry.getKey(),
            new Moving(
                own.weights(), own.bias(), own.weights().zerosLike(), own.bias().zerosLike()));
        set(entry.getKey(), zeros(entry.getKey()));
        own.weights().setRequiresGradient(true);
        own.bias().setRequiresGradient(true);
      }
    }
  }

  private static Numbers zeros(Layer layer) {
    return new Numbers(new float[Math.toIntExact(layer.weightCount())], new float[layer.outputs()]);
  }

  public NetworkSpec architecture() {
    return block.spec();
  }

  /** Layers with weights, in the order of the forward pass. */
  public List<Layer> layers() {
    return List.copyOf(moving.keySet());
  }

  private Moving of(Layer layer) {
    Moving found = moving.get(layer);
    if (found == null) {
      throw Problem.refused("%s has no weights in this network", layer.name());
    }
    return found;
  }

  private void put(NDArray array, float[] values) {
    if (array.size() != values.length) {
      throw new IllegalArgumentException(values.length + " numbers for " + array.size());
    }
    engine.memory().view(array, 0, values.length).put(values);
  }

  /** Sets a layer's weights and bias. */
  public void set(Layer layer, Numbers numbers) {
    put(of(layer).weights, numbers.weights);
    put(of(layer).bias, numbers.bias);
  }

  /** Sets how fast a layer's weights and bias are moving. */
  public void setSpeeds(Layer layer, Numbers speeds) {
    put(of(layer).weightSpeeds, speeds.weights);
    put(of(layer).biasSpeeds, speeds.bias);
  }

  /** Copies a layer's weights and bias. */
  public Numbers get(Layer layer) {
    return new Numbers(
        engine.memory().copy(of(layer).weights), engine.memory().copy(of(layer).bias));
  }

  /** Copies how fast a layer's weights and bias are moving. */
  public Numbers speeds(Layer layer) {
    return new Numbers(
        engine.memory().copy(of(layer).weightSpeeds), engine.memory().copy(of(layer).biasSpeeds));
  }

  /**
   * Learns from a batch.
   *
   * @param pictures planar {@code (N, C, H, W)}, N being the number of labels
   * @param labels indices of classes
   * @param shards into how many parts the batch is cut; each makes its gradients, which are summed,
   *     as several devices would
   * @param seed of the dropout
   */
  public Answer learn(float[] pictures, int[] labels, Rates rates, int shards, int seed) {
    Engine.getEngine(engine.name()).setRandomSeed(seed);
    try (NDManager scope = manager.newSubManager()) {
      List<NDArray> weights = new ArrayList<>();
      List<NDArray> speeds = new ArrayList<>();
      for (Moving each : moving.values()) {
        weights.addAll(List.of(each.weights, each.bias));
        speeds.addAll(List.of(each.weightSpeeds, each.biasSpeeds));
      }
      NDArray[] sums = new NDArray[weights.size()];
      double lost = 0;
      int right = 0;
      for (int shard = 0; shard < shards; shard++) {
        int from = labels.length * shard / shards;
        int to = labels.length * (shard + 1) / shards;
        if (from == to) {
          continue;
        }
        float share = (float) (to - from) / labels.length;
        Answer answer = gradients(scope, pictures, labels, from, to);
        lost += answer.loss * share;
        right += answer.right;
        for (int i = 0; i < sums.length; i++) {
          NDArray gradient = weights.get(i).getGradient();
          gradient.attach(scope);
          NDArray part = shards == 1 ? gradient : gradient.mul(share);
          sums[i] = sums[i] == null ? part : sums[i].addi(part);
        }
      }
      for (int i = 0; i < sums.length; i++) {
        NDArray weight = weights.get(i);
        // What is made of an array belongs to its manager, and these would stay in memory.
        NDArray decayed = weight.mul((float) rates.decay);
        decayed.attach(scope);
        NDArray change = sums[i].add(decayed);
        speeds.get(i).muli((float) rates.momentum).addi(change);
        NDArray step = speeds.get(i).mul((float) rates.rate);
        step.attach(scope);
        weight.subi(step);
      }
      // The engine works on while Java goes on; what it needs must not be freed under it.
      engine.memory().await(weights.get(weights.size() - 1));
      return new Answer(lost, right);
    }
  }

  private Answer gradients(NDManager scope, float[] pictures, int[] labels, int from, int to) {
    NDArray x = batch(scope, pictures, labels.length, from, to);
    float[] classes = new float[to - from];
    for (int i = from; i < to; i++) {
      classes[i - from] = labels[i];
    }
    NDArray wanted = scope.create(classes);
    try (GradientCollector collector = Engine.getEngine(engine.name()).newGradientCollector()) {
      NDArray scores = block.forward(store, new NDList(x), true).singletonOrThrow();
      NDArray value = loss.evaluate(new NDList(wanted), new NDList(scores));
      collector.backward(value);
      float lost = value.getFloat();
      return new Answer(lost, right(engine.memory().copy(scores), labels, from, to));
    }
  }

  private NDArray batch(NDManager scope, float[] pictures, int items, int from, int to) {
    int length = pictures.length / items;
    Shape shape = NetworkBlock.batch(to - from, block.spec().input());
    return scope.create(FloatBuffer.wrap(pictures, from * length, (to - from) * length), shape);
  }

  private static int right(float[] scores, int[] labels, int from, int to) {
    int classes = scores.length / (to - from);
    int right = 0;
    for (int i = from; i < to; i++) {
      right += first(scores, (i - from) * classes, classes) == labels[i] ? 1 : 0;
    }
    return right;
  }

  private static int first(float[] scores, int at, int classes) {
    int best = 0;
    for (int i = 1; i < classes; i++) {
      best = scores[at + i] > scores[at + best] ? i : best;
    }
    return best;
  }

  /**
   * The class scores of a batch, without learning.
   *
   * @param pictures planar {@code (N, C, H, W)}
   * @param items N
   * @return {@code (N, classes)}
   */
  public float[] scores(float[] pictures, int items) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray x = batch(scope, pictures, items, 0, items);
      return engine.memory().copy(block.forward(store, new NDList(x), false).singletonOrThrow());
    }
  }

  /**
   * The weights, to be written to a file.
   *
   * @param preprocessing what they want
   */
  public LayerWeights weights(Preprocessing preprocessing) {
    return new BlockWeights(engine, block, preprocessing);
  }

  @Override
  public void close() {
    manager.close();
    FreedMemory.giveBack();
  }
}
