package org.vggscope.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.vggscope.support.Problem;

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
    return ranked(
        logits.length,
        i -> logits[i],
        softmax(logits),
        Comparator.comparing(i -> logits[i]),
        labels);
  }

  /**
   * All classes by the mean of the probabilities that several inputs of one picture give, the most
   * probable first (Simonyan and Zisserman 2014, Section 3.2: "the soft-max class posteriors of the
   * original and flipped images are averaged"). With one input, as {@link #ranked(float[],
   * Labels)}; with more there are no logits: they are not numbers.
   *
   * @param logits {@code fc8} of each input, one row an input
   * @throws IllegalArgumentException when there are not as many labels as logits, or no inputs
   */
  public static List<Prediction> averaged(float[][] logits, Labels labels) {
    if (logits.length == 0) {
      throw Problem.refused("There is nothing to average");
    }
    if (logits.length == 1) {
      return ranked(logits[0], labels);
    }
    double[] means = new double[logits[0].length];
    for (float[] row : logits) {
      double[] probabilities = softmax(row);
      for (int i = 0; i < means.length; i++) {
        means[i] += probabilities[i] / logits.length;
      }
    }
    return ranked(
        means.length, i -> Double.NaN, means, Comparator.comparing(i -> means[i]), labels);
  }

  private static List<Prediction> ranked(
      int classes,
      IntToDoubleFunction logit,
      double[] probabilities,
      Comparator<Integer> ascending,
      Labels labels) {
    if (labels.size() != classes) {
      throw Problem.refused(
          "The network has %d classes but there are %d labels", classes, labels.size());
    }
    List<Integer> order = IntStream.range(0, classes).boxed().sorted(ascending.reversed()).toList();
    List<Prediction> ranked = new ArrayList<>(classes);
    for (int index : order) {
      ranked.add(
          new Prediction(
              ranked.size() + 1,
              index,
              labels.id(index),
              labels.name(index),
              logit.applyAsDouble(index),
              probabilities[index]));
    }
    return List.copyOf(ranked);
  }

  /**
   * Which of some scores is the largest, the first one when several are as large.
   *
   * @param scores one after the other
   * @param from index of the first of them
   * @param count how many
   * @return counted from the first of them
   */
  public static int largest(float[] scores, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = scores[from + i] > scores[from + best] ? i : best;
    }
    return best;
  }

  /**
   * Probabilities from logits: their softmax, in which the largest is taken away first so that no
   * power overflows. A network of one output says yes or no, so that its probability is the
   * sigmoid; the softmax of one number is always 1.
   */
  public static double[] softmax(float[] logits) {
    if (logits.length == 1) {
      return new double[] {1 / (1 + Math.exp(-logits[0]))};
    }
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
