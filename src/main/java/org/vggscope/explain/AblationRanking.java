package org.vggscope.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Network;
import org.vggscope.model.Layer;
import org.vggscope.model.Predictions;

/**
 * The channels of a layer by how much a class loses when each of them alone is switched off: its
 * activations become zero after the ReLU. Nothing is estimated; the network is asked once for each
 * channel that answers anything at all. (Zhou et al., "Revisiting the Importance of Individual
 * Units in CNNs via Ablation", 2018, do so over many pictures; this is about one.)
 *
 * @param layer the layer
 * @param classIndex of the class in {@code fc8}
 * @param logit of the class with all channels
 * @param probability of the class with all channels
 * @param entries one for each channel, the one that lowers the logit most first; equal ones in the
 *     order of their channels
 */
public record AblationRanking(
    Layer layer, int classIndex, double logit, double probability, List<Entry> entries) {
  /** Channels that are asked about between two reports of progress. */
  private static final int CHUNK = 32;

  public AblationRanking {
    entries = List.copyOf(entries);
  }

  /**
   * One channel.
   *
   * @param channel its index, or the unit's in a fully connected layer
   * @param logit of the class without it
   * @param probability of the class without it
   * @param logitDrop how much lower the logit is; negative where the class gains
   * @param probabilityDrop how much lower the probability is
   */
  public record Entry(
      int channel, double logit, double probability, double logitDrop, double probabilityDrop) {}

  /**
   * Switches off channel after channel.
   *
   * @param base what the network made of the picture
   * @param layer any layer of the network
   * @param progress told the share that is done, 0 to 1
   * @param cancelled asked between layers of the network
   * @throws IllegalArgumentException when the network has no such layer or class
   * @throws CancellationException when cancelled
   */
  public static AblationRanking of(
      Network network,
      Activations base,
      Layer layer,
      int classIndex,
      DoubleConsumer progress,
      BooleanSupplier cancelled) {
    ClassIndex.check(network, classIndex);
    float[] whole = base.logits();
    double logit = whole[classIndex];
    double probability = Predictions.softmax(whole)[classIndex];
    List<Entry> entries = new ArrayList<>();
    for (int first = 0; first < layer.outputs(); first += CHUNK) {
      int[] channels = new int[Math.min(CHUNK, layer.outputs() - first)];
      for (int i = 0; i < channels.length; i++) {
        channels[i] = first + i;
      }
      float[][] answers = network.logitsWithout(base, layer, channels, cancelled);
      for (int i = 0; i < channels.length; i++) {
        double lower = answers[i][classIndex];
        double less = Predictions.softmax(answers[i])[classIndex];
        entries.add(new Entry(channels[i], lower, less, logit - lower, probability - less));
      }
      progress.accept((double) entries.size() / layer.outputs());
    }
    entries.sort(Comparator.comparingDouble(Entry::logitDrop).reversed());
    return new AblationRanking(layer, classIndex, logit, probability, entries);
  }
}
