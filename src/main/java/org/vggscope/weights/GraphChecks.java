package org.vggscope.weights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;

/**
 * What a file says of how its arrays are computed with, where it says it: a graph that is no chain
 * of VGG's operations is refused, for its answers would be others.
 */
final class GraphChecks {
  private static final String CONVOLUTIONS = "graph.convolutions";
  static final String POOLINGS = "graph.poolings";

  private GraphChecks() {}

  /** An operation that the networks here do not have, by the file's word. */
  static WeightFileException refused(String operation) {
    return refused(Phrase.of("%s", Messages.quote(operation)));
  }

  /** As {@link #refused(String)}, where the file has no word for it. */
  static WeightFileException refused(Phrase operation) {
    return new WeightFileException(
        Problem.of(
            "computes with %s, which VGG and AlexNet do not have; its answers would be others here",
            operation));
  }

  /**
   * Puts down what batch normalisations add to each variance, where the file says it.
   *
   * @throws WeightFileException when they differ
   */
  static void putEpsilon(Map<String, String> words, Collection<?> epsilons)
      throws WeightFileException {
    if (epsilons.size() > 1) {
      throw new WeightFileException(
          Problem.of("its batch normalisations have different epsilons: %s", epsilons));
    }
    epsilons.forEach(epsilon -> words.put(NetworkFile.EPSILON, String.valueOf(epsilon)));
  }

  /**
   * How a convolution or pooling moves over its maps, in a word.
   *
   * @param groups 1 for a pooling
   */
  static String word(long kernel, long stride, long padding, long groups) {
    return "%dx%d stride %d padding %d%s"
        .formatted(
            kernel, kernel, stride, padding, groups == 1 ? "" : " in %d groups".formatted(groups));
  }

  /** What a table of arrays has to say of them, in the order of the forward pass. */
  static Map<String, String> words(List<String> convolutions, List<String> poolings) {
    return Map.of(
        CONVOLUTIONS, String.join(", ", convolutions), POOLINGS, String.join(", ", poolings));
  }

  /**
   * Compares them with the network that the shapes tell.
   *
   * @throws WeightFileException when they are not that network's
   */
  static void check(NetworkSpec network, Map<String, String> words) throws WeightFileException {
    compare(network, LayerKind.CONVOLUTION, Phrase.of("convolutions"), words.get(CONVOLUTIONS));
    compare(network, LayerKind.POOLING, Phrase.of("poolings"), words.get(POOLINGS));
  }

  private static void compare(NetworkSpec network, LayerKind kind, Phrase called, String said)
      throws WeightFileException {
    List<String> own = new ArrayList<>();
    for (Layer layer : network.layers()) {
      if (layer.kind() == kind) {
        own.add(word(layer.kernel(), layer.stride(), layer.padding(), layer.groups()));
      }
    }
    if (said != null && !said.equals(String.join(", ", own))) {
      throw new WeightFileException(
          Problem.of(
              "its %s are not %s's: %s, expected %s",
              called,
              network.name(),
              said.isEmpty() ? Phrase.of("none") : brief(List.of(said.split(", "))),
              brief(own)));
    }
  }

  /** {@code 13 of 3x3 stride 1 padding 1}, kinds in the order in which they come. */
  private static Phrase brief(List<String> words) {
    return words.stream()
        .distinct()
        .limit(4)
        .map(word -> Phrase.of("%d of %s", Collections.frequency(words, word), said(word)))
        .reduce((one, next) -> Phrase.of("%s, %s", one, next))
        .orElse(Phrase.of("none"));
  }

  /** What a {@link #word} says, for people. */
  private static Phrase said(String word) {
    String[] parts = word.split(" ");
    return parts.length > 5
        ? Phrase.of("%s stride %s padding %s in %s groups", parts[0], parts[2], parts[4], parts[6])
        : Phrase.of("%s stride %s padding %s", parts[0], parts[2], parts[4]);
  }
}
