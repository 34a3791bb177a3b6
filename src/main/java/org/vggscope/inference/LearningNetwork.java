package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.util.PairList;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.vggscope.model.Labels;
import org.vggscope.model.Layer;
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
  private final NetworkSpec spec;
  private final boolean normalized;
  private final Replicas replicas;
  private final Map<String, NDArray> speeds = new LinkedHashMap<>();
  private float lastRate;

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
   * The loss of a batch, and where it falls.
   *
   * @param loss as in {@link Answer}
   * @param gradients by array, see {@link #state}
   */
  public record Slope(double loss, Map<String, float[]> gradients) {}

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
    this.spec = spec;
    this.normalized = normalized;
    replicas = new Replicas(engine, spec, normalized);
    first().arrays().forEach((name, own) -> speeds.put(name, own.value().zerosLike()));
  }

  private Replica first() {
    return replicas.first();
  }

  public NetworkSpec architecture() {
    return spec;
  }

  /** Whether batch normalisation stands behind each convolution. */
  public boolean isNormalized() {
    return normalized;
  }

  /** Layers with weights, in the order of the forward pass. */
  public List<Layer> layers() {
    return spec.layers().stream().filter(Layer::hasParameters).toList();
  }

  private void put(NDArray array, float[] values) {
    if (array.size() != values.length) {
      throw Problem.refused("%d numbers where there are %d", values.length, array.size());
    }
    engine.memory().put(array, FloatBuffer.wrap(values));
  }

  private void eachArray(BiConsumer<String, NDArray> visitor) {
    first()
        .arrays()
        .forEach(
            (name, own) -> {
              visitor.accept(name, own.value());
              visitor.accept(name + SPEED, speeds.get(name));
            });
    first().running().forEach(visitor);
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
    float[] rate = state.get("rate" + SPEED);
    if (rate == null || rate.length != 1) {
      throw Problem.refused("%s is missing", "rate" + SPEED);
    }
    lastRate = rate[0];
    replicas.follow();
  }

  /**
   * Sets one of the arrays of {@link #state}, {@code conv1_1.weight}.
   *
   * @throws IllegalArgumentException when there is none of that name and length
   */
  public void set(String name, float[] values) {
    Replica.Own found = first().arrays().get(name);
    if (found == null) {
      throw Problem.refused("The network learns no %s", name);
    }
    put(found.value(), values);
    replicas.follow();
  }

  /** Copies one of the arrays of {@link #state}. */
  public float[] get(String name) {
    return engine.memory().copy(first().arrays().get(name).value());
  }

  /** The Euclidean norm of each layer's weights, in the order of {@link #layers}. */
  public List<Double> norms() {
    return norms(Replica.Own::value);
  }

  /** The Euclidean norm of the gradients of each layer's weights in the last step. */
  public List<Double> gradientNorms() {
    return norms(Replica.Own::gradient);
  }

  private List<Double> norms(Function<Replica.Own, NDArray> of) {
    List<Double> norms = new ArrayList<>();
    for (Layer layer : layers()) {
      try (NDManager scope = first().scope()) {
        NDArray squares = of.apply(first().arrays().get(layer.name() + ".weight")).square();
        squares.attach(scope);
        norms.add(Math.sqrt(squares.sum().getFloat()));
      }
    }
    return norms;
  }

  /**
   * Learns from a batch.
   *
   * @param pictures planar {@code (N, C, H, W)}, N being the number of labels
   * @param labels indices of classes
   * @param devices into how many shards the batch is cut; each makes its gradients on a device of
   *     its own, they are summed, and all weights stay equal
   * @param seed of the dropout
   */
  public Answer learn(float[] pictures, int[] labels, Rates rates, int devices, long seed) {
    try (NDManager scope = first().scope()) {
      Answer answer = replicas.backward(pictures, labels, devices, seed, LearningPass.NOBODY);
      for (Map.Entry<String, Replica.Own> entry : first().arrays().entrySet()) {
        Replica.Own own = entry.getValue();
        if (!rates.frozen.contains(own.layer().name())) {
          move(scope, own, speeds.get(entry.getKey()), rates);
        }
      }
      lastRate = (float) rates.rate;
      replicas.follow();
      return answer;
    }
  }

  /**
   * The gradients of a batch, by array, without a step.
   *
   * @param seed of the dropout
   */
  public Slope gradients(float[] pictures, int[] labels, long seed) {
    return gradients(pictures, labels, seed, LearningPass.NOBODY);
  }

  private Slope gradients(float[] pictures, int[] labels, long seed, LearningPass.Watcher watcher) {
    Answer answer = replicas.backward(pictures, labels, 1, seed, watcher);
    Map<String, float[]> copied = new LinkedHashMap<>();
    first().arrays().forEach((name, own) -> copied.put(name, engine.memory().copy(own.gradient())));
    return new Slope(answer.loss(), copied);
  }

  /** Moves an array; MXNet does in one what else takes five passes over memory. */
  private void move(NDManager scope, Replica.Own array, NDArray speed, Rates rates) {
    if (engine.name().equals("MXNet")) {
      float rate = (float) rates.rate;
      // The engine's speed is ours times the rate, and the other way round.
      if (lastRate != 0 && lastRate != rate) {
        speed.muli(rate / lastRate);
      }
      PairList<String, Object> parameters = new PairList<>();
      parameters.add("lr", rate);
      parameters.add("wd", (float) rates.decay);
      parameters.add("momentum", (float) rates.momentum);
      NDArray[] written = {array.value()};
      scope.invoke(
          "sgd_mom_update",
          new NDArray[] {array.value(), array.gradient(), speed},
          written,
          parameters);
      return;
    }
    NDArray decayed = array.value().mul((float) rates.decay);
    decayed.attach(scope);
    NDArray change = array.gradient().add(decayed);
    change.attach(scope);
    speed.muli((float) rates.momentum).addi(change);
    NDArray step = speed.mul((float) rates.rate);
    step.attach(scope);
    array.value().subi(step);
  }

  /**
   * The class scores of a batch, without learning.
   *
   * @param pictures planar {@code (N, C, H, W)}
   * @param items N
   * @return {@code (N, classes)}
   */
  public float[] scores(float[] pictures, int items) {
    return replicas.scores(pictures, items);
  }

  /**
   * What a picture makes in each layer, before its ReLU, planar.
   *
   * @param picture planar {@code (C, H, W)}
   */
  public Map<Layer, float[]> activations(float[] picture) {
    Map<Layer, float[]> activations = new LinkedHashMap<>();
    watch(picture, 1, (layer, sums) -> activations.put(layer, engine.memory().copy(sums)));
    return activations;
  }

  private void watch(float[] pictures, int items, LearningPass.Watcher watcher) {
    try (NDManager scope = first().scope()) {
      engine
          .memory()
          .await(
              first().scores(scope, first().pictures(scope, pictures, items, 0, items), watcher));
    }
  }

  /**
   * How far activations and gradients spread in each layer with weights, on a batch, without a
   * step.
   *
   * @param pictures planar {@code (N, C, H, W)}, N being the number of labels
   */
  public List<Spread> spreads(float[] pictures, int[] labels) {
    Map<String, float[]> before = state();
    Map<Layer, Double> written = new LinkedHashMap<>();
    LearningPass.Watcher watcher =
        (layer, sums) -> written.put(layer, deviation(engine.memory().copy(sums)));
    if (!normalized) {
      // Without dropout, which is no matter of the start.
      watch(pictures, labels.length, watcher);
    }
    // A normalisation works on the batch's own mean and deviation in learning only.
    Map<String, float[]> gradients =
        gradients(pictures, labels, 0, normalized ? watcher : LearningPass.NOBODY).gradients();
    // What it remembers of the batch is to begin with the first step.
    restore(before);
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
    return new LearnedWeights(spec, preprocessing, Optional.of(labels), state());
  }

  @Override
  public void close() {
    speeds.values().forEach(NDArray::close);
    replicas.close();
    FreedMemory.giveBack();
  }
}
