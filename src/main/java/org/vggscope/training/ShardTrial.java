package org.vggscope.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LearningNetwork;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Shape;
import org.vggscope.training.record.Moment;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

/**
 * One batch cut into shards, each with the loss and the gradients that a device would make of it,
 * their sum, and the same batch whole (data parallelism, Krizhevsky 2014). Without augmentation and
 * dropout, which are left to chance; batch normalisation is folded, as in the kept network.
 *
 * @param step of the moment that the network is of
 * @param shards in the order of the batch
 * @param summed of all shards together
 * @param whole of the batch as one
 * @param difference the largest deviation of the two gradients from each other, as a share of the
 *     largest gradient
 */
public record ShardTrial(long step, List<Part> shards, Part summed, Part whole, double difference) {
  private static final int PASSES_BESIDE = 2;

  /**
   * A part of the batch.
   *
   * @param from index of its first picture
   * @param to behind its last
   * @param loss cross entropy, the mean over its pictures
   * @param gradientNorm Euclidean norm of its gradients' share of the batch's
   */
  public record Part(int from, int to, double loss, double gradientNorm) {}

  public ShardTrial {
    shards = List.copyOf(shards);
  }

  /**
   * Cuts the first batch of a run.
   *
   * @param moment whose weights it is tried on
   * @param devices into how many shards, at most as many as pictures
   * @param progress told the share that is done
   * @throws IOException in one line when pictures or weights cannot be read
   */
  public static ShardTrial of(
      RunRecord run, Moment moment, int devices, DoubleConsumer progress, BooleanSupplier cancelled)
      throws IOException {
    RunFolder.Setup setup = run.setup();
    DataSet data = DataSet.open(Path.of(setup.data()), run.recipe().seed());
    PictureSet set = data.training();
    Preprocessing preprocessing = Training.preprocessing(set);
    int batch = Math.min(run.recipe().batch(), set.count());
    List<Integer> indices = set.order(run.recipe().seed() * 1_000_003).subList(0, batch);
    Batches batches = new Batches(set, preprocessing, null, 0);
    int[] labels = batches.labels(indices);
    NetworkSpec spec =
        setup
            .network()
            .network(new Shape(set.channels(), set.side(), set.side()), set.classes().size(), 0);
    int count = Math.min(devices, batch);
    try (LearningNetwork network = new LearningNetwork(ComputeEngine.start(), spec)) {
      fill(network, moment);
      Map<String, double[]> sum = new LinkedHashMap<>();
      List<Part> shards = new ArrayList<>();
      double loss = 0;
      for (int i = 0; i < count; i++) {
        stopIf(cancelled);
        int from = (int) ((long) batch * i / count);
        int to = (int) ((long) batch * (i + 1) / count);
        float[] pictures = batches.pictures(indices.subList(from, to), 0);
        int[] own = Arrays.copyOfRange(labels, from, to);
        double share = (double) (to - from) / batch;
        LearningNetwork.Slope slope = network.gradients(pictures, own, 0);
        Map<String, double[]> gradients = scaled(slope.gradients(), share);
        shards.add(new Part(from, to, slope.loss(), norm(gradients)));
        loss += share * slope.loss();
        gradients.forEach((name, values) -> sum.merge(name, values, ShardTrial::add));
        progress.accept((i + 1.0) / (count + PASSES_BESIDE));
      }
      stopIf(cancelled);
      float[] pictures = batches.pictures(indices, 0);
      LearningNetwork.Slope slope = network.gradients(pictures, labels, 0);
      Map<String, double[]> whole = scaled(slope.gradients(), 1);
      progress.accept(1);
      return new ShardTrial(
          moment.step(),
          shards,
          new Part(0, batch, loss, norm(sum)),
          new Part(0, batch, slope.loss(), norm(whole)),
          difference(sum, whole));
    }
  }

  private static void stopIf(BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
  }

  private static void fill(LearningNetwork network, Moment moment) throws IOException {
    try (WeightFile file = WeightFiles.open(moment.file())) {
      for (Layer layer : network.layers()) {
        Start.take(network, layer, file);
      }
    }
  }

  /** Gradients are of the mean over their pictures; a shard's count by its share of the batch. */
  private static Map<String, double[]> scaled(Map<String, float[]> gradients, double share) {
    Map<String, double[]> scaled = new LinkedHashMap<>();
    gradients.forEach(
        (name, values) -> {
          double[] own = new double[values.length];
          for (int i = 0; i < own.length; i++) {
            own[i] = share * values[i];
          }
          scaled.put(name, own);
        });
    return scaled;
  }

  private static double[] add(double[] sum, double[] more) {
    double[] both = sum.clone();
    for (int i = 0; i < both.length; i++) {
      both[i] += more[i];
    }
    return both;
  }

  private static double norm(Map<String, double[]> gradients) {
    double squares = 0;
    for (double[] values : gradients.values()) {
      for (double value : values) {
        squares += value * value;
      }
    }
    return Math.sqrt(squares);
  }

  private static double difference(Map<String, double[]> one, Map<String, double[]> other) {
    double most = 0;
    double apart = 0;
    for (Map.Entry<String, double[]> each : one.entrySet()) {
      double[] beside = other.get(each.getKey());
      for (int i = 0; i < beside.length; i++) {
        most = Math.max(most, Math.abs(beside[i]));
        apart = Math.max(apart, Math.abs(each.getValue()[i] - beside[i]));
      }
    }
    return most == 0 ? 0 : apart / most;
  }
}
