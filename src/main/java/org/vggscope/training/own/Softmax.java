package org.vggscope.training.own;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Multinomial logistic regression: the softmax classifier whose mean cross entropy, with a penalty
 * on the squares of its weights, is least. Each feature is measured in its own deviations from its
 * mean, or the large ones would be all that is learned from; what comes out is for the features as
 * they are.
 */
final class Softmax {
  /** Of a feature's deviation: one that hardly ever moves is noise that must not be blown up. */
  private static final double LEAST_DEVIATION = 0.02;

  private static final int MOST_ITERATIONS = 300;
  private static final double TOLERANCE = 1e-6;

  /**
   * A classifier: the logits are {@code weights · features + bias}.
   *
   * @param weights {@code (classes, features)}, row by row
   * @param bias one number a class
   */
  record Fitted(double[] weights, double[] bias) {
    int classes() {
      return bias.length;
    }

    /** The logits of one picture's features, one number a class. */
    double[] logits(float[] features) {
      double[] logits = bias.clone();
      for (int k = 0; k < logits.length; k++) {
        logits[k] += dot(weights, k * features.length, features);
      }
      return logits;
    }

    /** The class with the largest logit. */
    int classOf(float[] features) {
      double[] logits = logits(features);
      int best = 0;
      for (int k = 1; k < logits.length; k++) {
        best = logits[k] > logits[best] ? k : best;
      }
      return best;
    }
  }

  private final float[][] features;
  private final int[] labels;
  private final int classes;
  private final double penalty;
  private final int length;
  private final double[] mean;
  private final double[] factor;

  /**
   * @param features a row a picture, all of one length; they are not changed
   * @param labels each one's class
   * @param classes how many there are
   * @param penalty what half the sum of squared weights, of features in deviations, adds to the
   *     mean cross entropy; above 0, or there may be no least
   */
  Softmax(float[][] features, int[] labels, int classes, double penalty) {
    this.features = features;
    this.labels = labels;
    this.classes = classes;
    this.penalty = penalty;
    this.length = features[0].length;
    this.mean = new double[length];
    this.factor = new double[length];
    measure();
  }

  private void measure() {
    for (float[] row : features) {
      for (int i = 0; i < length; i++) {
        mean[i] += row[i] / features.length;
      }
    }
    double[] variance = new double[length];
    for (float[] row : features) {
      for (int i = 0; i < length; i++) {
        double difference = row[i] - mean[i];
        variance[i] += difference * difference / features.length;
      }
    }
    double all = 0;
    for (double each : variance) {
      all += each / length;
    }
    double least = LEAST_DEVIATION * Math.sqrt(all);
    for (int i = 0; i < length; i++) {
      double deviation = Math.max(Math.sqrt(variance[i]), least);
      factor[i] = deviation > 0 ? 1 / deviation : 0;
    }
  }

  /**
   * Finds it.
   *
   * @param cancelled asked in between
   * @throws CancellationException when cancelled
   */
  Fitted fit(BooleanSupplier cancelled) {
    double[] at = new double[classes * (length + 1)];
    Lbfgs.minimise(this::loss, at, MOST_ITERATIONS, TOLERANCE, cancelled);
    return fold(at);
  }

  /** From weights of features in deviations, each row's bias behind it, to those as they are. */
  private Fitted fold(double[] at) {
    double[] weights = new double[classes * length];
    double[] bias = new double[classes];
    for (int k = 0; k < classes; k++) {
      int from = k * (length + 1);
      bias[k] = at[from + length];
      for (int i = 0; i < length; i++) {
        double weight = at[from + i] * factor[i];
        weights[k * length + i] = weight;
        bias[k] -= weight * mean[i];
      }
    }
    return new Fitted(weights, bias);
  }

  /** Fills the gradient and gives the loss. */
  double loss(double[] at, double[] gradient) {
    Fitted fitted = fold(at);
    double[] sums = new double[classes * length];
    double[] errors = new double[classes];
    double loss = 0;
    for (int n = 0; n < features.length; n++) {
      double[] error = fitted.logits(features[n]);
      loss += toErrors(error, labels[n]) / features.length;
      for (int k = 0; k < classes; k++) {
        error[k] /= features.length;
        errors[k] += error[k];
        add(sums, k * length, features[n], error[k]);
      }
    }
    for (int k = 0; k < classes; k++) {
      int from = k * (length + 1);
      for (int i = 0; i < length; i++) {
        double weight = at[from + i];
        loss += penalty / 2 * weight * weight;
        gradient[from + i] =
            (sums[k * length + i] - errors[k] * mean[i]) * factor[i] + penalty * weight;
      }
      gradient[from + length] = errors[k];
    }
    return loss;
  }

  /** Makes logits to probabilities less the truth, and gives the cross entropy. */
  private static double toErrors(double[] logits, int truth) {
    double most = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      most = Math.max(most, logit);
    }
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit - most);
    }
    double loss = Math.log(sum) + most - logits[truth];
    for (int k = 0; k < logits.length; k++) {
      logits[k] = Math.exp(logits[k] - most) / sum - (k == truth ? 1 : 0);
    }
    return loss;
  }

  private static double dot(double[] weights, int from, float[] row) {
    // Four sums at a time: the processor need not wait for one.
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < row.length; i += 4) {
      a += weights[from + i] * row[i];
      b += weights[from + i + 1] * row[i + 1];
      c += weights[from + i + 2] * row[i + 2];
      d += weights[from + i + 3] * row[i + 3];
    }
    for (; i < row.length; i++) {
      a += weights[from + i] * row[i];
    }
    return a + b + (c + d);
  }

  private static void add(double[] sums, int from, float[] row, double times) {
    for (int i = 0; i < row.length; i++) {
      sums[from + i] += times * row[i];
    }
  }
}
