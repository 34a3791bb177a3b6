package org.vggscope.inference;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import ai.djl.util.PairList;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.vggscope.model.Labels;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.support.Problem;
import org.vggscope.weights.LayerWeights;

/**
 * A network that learns, in the engine's memory: weights, and how fast each is moving (its
 * momentum). A step is {@code v = momentum v + (gradient + decay w)}, {@code w = w - rate v}
 * (Simonyan and Zisserman 2014, Section 3.1; PyTorch's SGD). Use it from one thread at a time.
 *
 * <p>What is left to chance, the dropout, goes by the seed of a step and by nothing that the engine
 * remembers: a run that is taken up again goes on as it would have.
 */
public final class LearningNetwork implements AutoCloseable {
  private static final String SPEED = ".speed";

  private final ComputeEngine engine;
  private final NDManager manager;
  private final NetworkBlock block;
  private final LearningPass pass;
  private final boolean normalized;
  private final Loss loss = Loss.softmaxCrossEntropyLoss();
  private final Map<String, Learned> learned = new LinkedHashMap<>();
  private float lastRate;

  /** An array that learns, its gradient where the engine keeps it, and its speed. */
  private record Learned(Layer layer, NDArray value, NDArray gradient, NDArray speed) {}

  /**
   * How a step moves the weights.
   *
   * @param rate of learning
   * @param momentum share of the last step's speed that stays
   * @param decay share of the weights that is added to their gradient
   * @param frozen names of layers that stay as they are
   */
  public record Rates(double rate, double momentum, double decay, Set<String> frozen) {
    /** All layers learn. */
    public Rates(double rate, double momentum, double decay) {
      this(rate, momentum, decay, Set.of());
    }
  }

  /**
   * What a batch was answered.
   *
   * @param loss cross entropy, the mean over the batch, before the step
   * @param right how many pictures had their own class first
   */
  public record Answer(double loss, int right) {}

  /**
   * How far a layer's numbers spread at the start.
   *
   * @param activations deviation of what it writes, before its ReLU
   * @param gradients deviation of its weights' gradients; 0 for a layer without
   */
  public record Spread(Layer layer, double activations, double gradients) {}

  /** A network without batch normalisation whose weights and speeds are zero. */
  public LearningNetwork(ComputeEngine engine, NetworkSpec spec) {
    this(engine, spec, false);
  }

  /**
   * A network whose weights and speeds are zero.
   *
   * @param normalized whether batch normalisation stands behind each convolution, before its ReLU
   * @throws IllegalArgumentException when it has no classifier
   */
  public LearningNetwork(ComputeEngine engine, NetworkSpec spec, boolean normalized) {
    if (!spec.hasClassifier()) {
      throw Problem.refused("%s names no classes, so it has nothing to learn", spec.name());
    }
    this.engine = engine;
    this.normalized = normalized;
    manager = engine.newManager();
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
      }
    }
  }

  private NDArray vector(Layer layer, float value) {
    ai.djl.ndarray.types.Shape shape = new ai.djl.ndarray.types.Shape(layer.outputs());
    return value == 0 ? manager.zeros(shape) : manager.ones(shape);
  }

  private void learn(Layer layer, String part, NDArray value) {
    value.setRequiresGradient(true);
    learned.put(
        layer.name() + part, new Learned(layer, value, value.getGradient(), value.zerosLike()));
  }

  public NetworkSpec architecture() {
    return block.spec();
  }

  /** Whether batch normalisation stands behind each convolution. */
  public boolean isNormalized() {
    return normalized;
  }

  /** Layers with weights, in the order of the forward pass. */
  public List<Layer> layers() {
    return block.layers().keySet().stream().filter(Layer::hasParameters).toList();
  }

  private void put(NDArray array, float[] values) {
    if (array.size() != values.length) {
      throw Problem.refused("%d numbers where there are %d", values.length, array.size());
    }
    engine.memory().view(array, 0, values.length).put(values);
  }

  private void eachArray(BiConsumer<String, NDArray> visitor) {
    learned.forEach(
        (name, each) -> {
          visitor.accept(name, each.value);
          visitor.accept(name + SPEED, each.speed);
        });
    pass.norms()
        .forEach(
            (layer, norm) -> {
              visitor.accept(layer.name() + ".mean", norm.mean());
              visitor.accept(layer.name() + ".variance", norm.variance());
            });
  }

  /**
   * Everything that a step changes, to go on from: weights and biases ({@code conv1_1.weight}),
   * their speeds ({@code conv1_1.weight.speed}), and of batch normalisations {@code gamma}, {@code
   * beta}, {@code mean} and {@code variance}.
   */
  public Map<String, float[]> state() {
    Map<String, float[]> state = new LinkedHashMap<>();
    eachArray((name, array) -> state.put(name, engine.memory().copy(array)));
    // The engine keeps the way that a step would go, which depends on the rate.
    state.put("rate" + SPEED, new float[] {lastRate});
    return state;
  }

  /**
   * Goes back to a {@link #state}.
   *
   * @throws IllegalArgumentException when it is another network's
   */
  public void restore(Map<String, float[]> state) {
    eachArray(
        (name, array) -> {
          if (!state.containsKey(name)) {
            throw Problem.refused("%s is missing", name);
          }
          put(array, state.get(name));
        });
    lastRate = state.get("rate" + SPEED)[0];
  }

  /**
   * Sets one of the arrays of {@link #state}, {@code conv1_1.weight}.
   *
   * @throws IllegalArgumentException when there is none of that name and length
   */
  public void set(String name, float[] values) {
    Learned found = learned.get(name);
    if (found == null) {
      throw Problem.refused("The network learns no %s", name);
    }
    put(found.value, values);
  }

  /** Copies one of the arrays of {@link #state}. */
  public float[] get(String name) {
    return engine.memory().copy(learned.get(name).value);
  }

  /** The Euclidean norm of each layer's weights. */
  public Map<String, Double> norms() {
    Map<String, Double> norms = new LinkedHashMap<>();
    for (Layer layer : layers()) {
      NDArray weights = learned.get(layer.name() + ".weight").value;
      try (NDManager scope = manager.newSubManager()) {
        NDArray squares = weights.square();
        squares.attach(scope);
        NDArray sum = squares.sum();
        norms.put(layer.name(), Math.sqrt(sum.getFloat()));
      }
    }
    return norms;
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
  public Answer learn(float[] pictures, int[] labels, Rates rates, int shards, long seed) {
    try (NDManager scope = manager.newSubManager()) {
      Map<String, NDArray> sums = new LinkedHashMap<>();
      Answer answer = gradients(scope, pictures, labels, shards, seed, sums);
      sums.keySet().removeIf(name -> rates.frozen.contains(learned.get(name).layer.name()));
      sums.forEach((name, gradient) -> move(scope, learned.get(name), gradient, rates));
      lastRate = (float) rates.rate;
      // The engine works on while Java goes on; what it needs must not be freed under it.
      learned.values().forEach(each -> engine.memory().await(each.value));
      return answer;
    }
  }

  /**
   * The gradients of a batch, by array, without a step.
   *
   * @param seed of the dropout
   */
  public Map<String, float[]> gradients(float[] pictures, int[] labels, long seed) {
    try (NDManager scope = manager.newSubManager()) {
      Map<String, NDArray> sums = new LinkedHashMap<>();
      gradients(scope, pictures, labels, 1, seed, sums);
      Map<String, float[]> copied = new LinkedHashMap<>();
      sums.forEach((name, gradient) -> copied.put(name, engine.memory().copy(gradient)));
      return copied;
    }
  }

  private Answer gradients(
      NDManager scope,
      float[] pictures,
      int[] labels,
      int shards,
      long seed,
      Map<String, NDArray> sums) {
    double lost = 0;
    int right = 0;
    for (int shard = 0; shard < shards; shard++) {
      int from = labels.length * shard / shards;
      int to = labels.length * (shard + 1) / shards;
      if (from == to) {
        continue;
      }
      float share = (float) (to - from) / labels.length;
      NDArray x = batch(scope, pictures, labels.length, from, to);
      float[] classes = new float[to - from];
      for (int i = from; i < to; i++) {
        classes[i - from] = labels[i];
      }
      NDArray wanted = scope.create(classes);
      NDArray scores;
      NDArray value;
      try (GradientCollector collector = Engine.getEngine(engine.name()).newGradientCollector()) {
        scores = pass.forward(scope, x, true, new DropoutMasks(seed, from), LearningPass.NOBODY);
        value = loss.evaluate(new NDList(wanted), new NDList(scores));
        value.attach(scope);
        collector.backward(value);
      }
      for (Map.Entry<String, Learned> entry : learned.entrySet()) {
        NDArray gradient = entry.getValue().gradient;
        if (shards == 1) {
          sums.put(entry.getKey(), gradient);
        } else {
          NDArray part = gradient.mul(share);
          part.attach(scope);
          sums.merge(entry.getKey(), part, NDArray::addi);
        }
      }
      lost += value.getFloat() * share;
      right += right(engine.memory().copy(scores), labels, from, to);
    }
    return new Answer(lost, right);
  }

  /** Moves an array; MXNet does in one what else takes five passes over memory. */
  private void move(NDManager scope, Learned array, NDArray gradient, Rates rates) {
    if (engine.name().equals("MXNet")) {
      float rate = (float) rates.rate;
      // The engine's speed is ours times the rate, and the other way round.
      if (lastRate != 0 && lastRate != rate) {
        array.speed.muli(rate / lastRate);
      }
      PairList<String, Object> parameters = new PairList<>();
      parameters.add("lr", rate);
      parameters.add("wd", (float) rates.decay);
      parameters.add("momentum", (float) rates.momentum);
      NDArray[] written = {array.value};
      manager.invoke(
          "sgd_mom_update",
          new NDArray[] {array.value, gradient, array.speed},
          written,
          parameters);
      return;
    }
    NDArray decayed = array.value.mul((float) rates.decay);
    decayed.attach(scope);
    NDArray change = gradient.add(decayed);
    change.attach(scope);
    array.speed.muli((float) rates.momentum).addi(change);
    NDArray step = array.speed.mul((float) rates.rate);
    step.attach(scope);
    array.value.subi(step);
  }

  private NDArray batch(NDManager scope, float[] pictures, int items, int from, int to) {
    int length = pictures.length / items;
    return scope.create(
        FloatBuffer.wrap(pictures, from * length, (to - from) * length),
        NetworkBlock.batch(to - from, block.spec().input()));
  }

  private static int right(float[] scores, int[] labels, int from, int to) {
    int classes = scores.length / (to - from);
    int right = 0;
    for (int i = from; i < to; i++) {
      int at = (i - from) * classes;
      int best = 0;
      for (int c = 1; c < classes; c++) {
        best = scores[at + c] > scores[at + best] ? c : best;
      }
      right += best == labels[i] ? 1 : 0;
    }
    return right;
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
      return engine.memory().copy(pass.forward(scope, x, false, null, LearningPass.NOBODY));
    }
  }

  /**
   * What a picture makes in each layer, before its ReLU, planar.
   *
   * @param picture planar {@code (C, H, W)}
   */
  public Map<Layer, float[]> activations(float[] picture) {
    Map<Layer, float[]> activations = new LinkedHashMap<>();
    try (NDManager scope = manager.newSubManager()) {
      NDArray x = batch(scope, picture, 1, 0, 1);
      pass.forward(
          scope,
          x,
          false,
          null,
          (layer, sums) -> activations.put(layer, engine.memory().copy(sums)));
    }
    return activations;
  }

  /**
   * How far activations and gradients spread in each layer with weights, on a batch, without a
   * step.
   *
   * @param pictures planar {@code (N, C, H, W)}, N being the number of labels
   */
  public List<Spread> spreads(float[] pictures, int[] labels) {
    Map<Layer, Double> written = new LinkedHashMap<>();
    try (NDManager scope = manager.newSubManager()) {
      NDArray x = batch(scope, pictures, labels.length, 0, labels.length);
      pass.forward(
          scope,
          x,
          false,
          null,
          (layer, sums) -> written.put(layer, deviation(engine.memory().copy(sums))));
    }
    Map<String, float[]> gradients = gradients(pictures, labels, 0);
    return layers().stream()
        .map(
            layer ->
                new Spread(
                    layer, written.get(layer), deviation(gradients.get(layer.name() + ".weight"))))
        .toList();
  }

  private static double deviation(float[] values) {
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
    }
    double mean = sum / values.length;
    return Math.sqrt(Math.max(0, squares / values.length - mean * mean));
  }

  /**
   * The weights, to be written to a file; batch normalisation is folded into them.
   *
   * @param preprocessing what they want
   * @param labels what the classes are called
   */
  public LayerWeights weights(Preprocessing preprocessing, Labels labels) {
    return new LearnedWeights(block.spec(), preprocessing, Optional.of(labels), state());
  }

  @Override
  public void close() {
    manager.close();
    FreedMemory.giveBack();
  }
}
