package org.vggscope.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Turns logits into ranked classes. */
public final class Predictions {
  private Predictions() {}

  /**
   * All classes, the most probable first; equal ones in the order of their indices.
   *
   * @param logits {@code fc8}, one value a class
   * @throws IllegalArgumentException when there are not as many labels as logits
   */
  public static List<Prediction> ranked(float[] logits, Labels labels) {
    if (labels.size() != logits.length) {
      throw new IllegalArgumentException(
          "The network has %d classes but there are %d labels"
              .formatted(logits.length, labels.size()));
    }
    double[] probabilities = softmax(logits);
    List<Integer> order =
        IntStream.range(0, logits.length)
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> logits[i]).reversed())
            .toList();
    List<Prediction> ranked = new ArrayList<>(logits.length);
    for (int index : order) {
      ranked.add(
          new Prediction(
              ranked.size() + 1,
              index,
              labels.id(index),
              labels.name(index),
              logits[index],
              probabilities[index]));
    }
    return List.copyOf(ranked);
  }

  /** Probabilities from logits. The largest is taken away first so that no power overflows. */
  public static double[] softmax(float[] logits) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      largest = Math.max(largest, logit);
    }
    double[] powers = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      powers[i] = Math.exp(logits[i] - largest);
      sum += powers[i];
    }
    for (int i = 0; i < powers.length; i++) {
      powers[i] /= sum;
    }
    return powers;
  }
}
