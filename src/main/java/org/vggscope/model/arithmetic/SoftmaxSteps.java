package org.vggscope.model.arithmetic;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.vggscope.model.LayerActivations;

/**
 * The way from class scores to probabilities: {@code p_i = exp(z_i - max) / sum_j exp(z_j - max)}.
 * With dense evaluation {@code z_i} is the mean of a class's scores over all positions.
 */
public final class SoftmaxSteps {
  private final double[] logits;
  private final int positions;
  private final double maximum;
  private final double sum;

  /**
   * @param scores the activations of {@code fc8}
   */
  public SoftmaxSteps(LayerActivations scores) {
    positions = scores.shape().area();
    logits = new double[scores.shape().channels()];
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < logits.length; c++) {
      for (int i = 0; i < positions; i++) {
        logits[c] += scores.values()[c * positions + i];
      }
      logits[c] /= positions;
      largest = Math.max(largest, logits[c]);
    }
    maximum = largest;
    double powers = 0;
    for (double logit : logits) {
      powers += Math.exp(logit - largest);
    }
    sum = powers;
  }

  /** How many classes there are. */
  public int classes() {
    return logits.length;
  }

  /** Positions that each logit is the mean of; 1 without dense evaluation. */
  public int positions() {
    return positions;
  }

  /** {@code z_i}. */
  public double logit(int index) {
    return logits[index];
  }

  /** The largest logit. It is taken away first so that no power overflows. */
  public double maximum() {
    return maximum;
  }

  /** {@code exp(z_i - max)}. */
  public double power(int index) {
    return Math.exp(logits[index] - maximum);
  }

  /** The sum of all classes' powers, at least 1. */
  public double sum() {
    return sum;
  }

  /** {@code p_i}, 0 to 1. */
  public double probability(int index) {
    return power(index) / sum;
  }

  /** Indices of the most probable classes, the first one first; equal ones by index. */
  public List<Integer> top(int count) {
    return IntStream.range(0, logits.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -logits[i]))
        .limit(count)
        .toList();
  }
}
