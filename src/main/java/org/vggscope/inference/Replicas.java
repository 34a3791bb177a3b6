package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Predictions;
import org.vggscope.support.SharedWork;

/**
 * The copies of a network that learns, one a device: GPUs where the engine sees some, else the
 * processor's cores. A batch is cut into shards; each device makes the gradients of its own, they
 * are summed in the first copy, and after each step the others take over its weights, so that all
 * stay equal (data parallelism, Krizhevsky 2014).
 *
 * <p>Cores work at the same time where the engine was given several workers, see {@link
 * EngineThreads}; elsewhere one copy is computed after the other, to the same numbers.
 */
final class Replicas implements AutoCloseable {
  private final ComputeEngine engine;
  private final NetworkSpec spec;
  private final boolean normalized;
  private final List<Replica> all = new ArrayList<>();

  /** One copy whose weights are zero; more come with the first batch that wants them. */
  Replicas(ComputeEngine engine, NetworkSpec spec, boolean normalized) {
    this.engine = engine;
    this.spec = spec;
    this.normalized = normalized;
    all.add(new Replica(engine.newManager(0), spec, normalized));
  }

  /** The copy whose arrays are the network's. */
  Replica first() {
    return all.get(0);
  }

  private void have(int devices) {
    while (all.size() < devices) {
      Replica added = new Replica(engine.newManager(all.size()), spec, normalized);
      all.add(added);
      follow(added);
    }
  }

  /** Asks for the first copy's arrays in another. */
  private void follow(Replica replica) {
    first().arrays().forEach((name, own) -> own.value().copyTo(replica.arrays().get(name).value()));
    first().running().forEach((name, own) -> own.copyTo(replica.running().get(name)));
  }

  /** Makes all copies the same as the first, and waits until they are. */
  void follow() {
    all.stream().skip(1).forEach(this::follow);
    // The engine works on while Java goes on; what it needs must not be freed under it.
    for (Replica replica : all) {
      replica.arrays().values().forEach(own -> engine.memory().await(own.value()));
      replica.running().values().forEach(engine.memory()::await);
    }
  }

  /** A part of a batch on a device, and what the engine needs for it until it is closed. */
  private record Shard(Replica replica, NDManager scope, NDArray x, int from, int to)
      implements AutoCloseable {
    @Override
    public void close() {
      scope.close();
    }
  }

  private List<Shard> cut(float[] pictures, int items, int devices) {
    int count = Math.min(devices, items);
    have(count);
    List<Shard> shards = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Replica replica = all.get(i);
      NDManager scope = replica.scope();
      int from = (int) ((long) items * i / count);
      int to = (int) ((long) items * (i + 1) / count);
      NDArray x = replica.pictures(scope, pictures, items, from, to);
      shards.add(new Shard(replica, scope, x, from, to));
    }
    return shards;
  }

  /**
   * Computes the gradients of a batch in the first copy.
   *
   * @param pictures planar {@code (N, C, H, W)}, N being the number of labels
   * @param seed of the dropout
   * @param watcher told of each layer's sums, of several devices at the same time
   */
  LearningNetwork.Answer backward(
      float[] pictures, int[] labels, int devices, long seed, LearningPass.Watcher watcher) {
    List<Shard> shards = cut(pictures, labels.length, devices);
    try {
      Replica.Answer[] asked = new Replica.Answer[shards.size()];
      SharedWork.each(
          asked.length,
          i -> {
            Shard shard = shards.get(i);
            float[] classes = new float[shard.to - shard.from];
            for (int k = 0; k < classes.length; k++) {
              classes[k] = labels[shard.from + k];
            }
            float share = (float) classes.length / labels.length;
            DropoutMasks chance = new DropoutMasks(seed, shard.from);
            asked[i] =
                shard.replica.gradients(shard.scope, shard.x, classes, share, chance, watcher);
          });
      sum(shards);
      double lost = 0;
      int right = 0;
      for (int i = 0; i < shards.size(); i++) {
        lost += engine.memory().copy(asked[i].loss())[0];
        float[] scores = engine.memory().copy(asked[i].scores());
        right += right(scores, labels, shards.get(i));
      }
      first().arrays().values().forEach(own -> engine.memory().await(own.gradient()));
      first().running().values().forEach(engine.memory()::await);
      // Rounding brings a loss of nothing below it.
      return new LearningNetwork.Answer(Math.max(0, lost), right);
    } finally {
      shards.forEach(Shard::close);
    }
  }

  /**
   * Adds the gradients of all shards to the first one's, always in the same order; of what batch
   * normalisation remembers the mean is taken.
   */
  private void sum(List<Shard> shards) {
    NDManager scope = shards.get(0).scope;
    Replica first = first();
    for (Shard shard : shards.subList(1, shards.size())) {
      Replica other = shard.replica;
      first
          .arrays()
          .forEach(
              (name, own) ->
                  own.gradient().addi(first.here(scope, other.arrays().get(name).gradient())));
      first
          .running()
          .forEach((name, own) -> own.addi(first.here(scope, other.running().get(name))));
    }
    if (shards.size() > 1) {
      first.running().values().forEach(own -> own.divi(shards.size()));
    }
  }

  private int right(float[] scores, int[] labels, Shard shard) {
    int classes = spec.classes();
    int right = 0;
    for (int i = shard.from; i < shard.to; i++) {
      int best = Predictions.largest(scores, (i - shard.from) * classes, classes);
      right += best == labels[i] ? 1 : 0;
    }
    return right;
  }

  /**
   * The class scores of a batch, without learning, {@code (N, classes)}.
   *
   * @param pictures planar {@code (N, C, H, W)}
   * @param items N
   */
  float[] scores(float[] pictures, int items) {
    List<Shard> shards = cut(pictures, items, all.size());
    try {
      List<NDArray> asked = new ArrayList<>();
      for (Shard shard : shards) {
        asked.add(shard.replica.scores(shard.scope, shard.x, LearningPass.NOBODY));
      }
      FloatBuffer scores = FloatBuffer.allocate(items * spec.classes());
      asked.forEach(part -> scores.put(engine.memory().copy(part)));
      return scores.array();
    } finally {
      shards.forEach(Shard::close);
    }
  }

  @Override
  public void close() {
    all.forEach(Replica::close);
  }
}
