package org.vggscope.explain;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Network;
import org.vggscope.picture.InputTensor;
import org.vggscope.support.Problem;

/**
 * Integrated gradients (Sundararajan, Taly, Yan, "Axiomatic attribution for deep networks", 2017,
 * Section 3): each number of the input times the mean gradient of the class's logit by it on the
 * straight way from a baseline. They add up to what the picture changes of the logit.
 *
 * <p>The baseline is zero after preprocessing: a picture of the mean colour, which says nothing to
 * the network that the mean of its training pictures would not. Black would be a picture of
 * something dark, and black pixels would get no share.
 *
 * <p>The mean is taken by the midpoint rule. Three times as many steps have the old midpoints among
 * theirs, so nothing is computed twice when the first steps do not do.
 */
public final class IntegratedGradients {
  /** Steps that mostly do on the bundled networks. */
  public static final int STEPS = 20;

  /** Steps after which it is given up: three times three times {@link #STEPS}. */
  public static final int MOST_STEPS = 180;

  /** How far the sum may be from the difference, as a share of the difference. */
  public static final double TOLERANCE = 0.02;

  private IntegratedGradients() {}

  /**
   * What was found.
   *
   * @param attribution the share of each number of the input, in units of the logit
   * @param sum of all of them
   * @param difference of the class's logit between the picture and the baseline
   * @param steps that the sum was made of
   */
  public record Result(Attribution attribution, double sum, double difference, int steps) {
    /** How far the sum is from the difference, as a share of the difference. */
    public double gap() {
      return Math.abs(sum - difference) / Math.abs(difference);
    }

    /** Whether the sum is within {@link #TOLERANCE}. */
    public boolean isComplete() {
      return gap() <= TOLERANCE;
    }
  }

  /**
   * Integrates, with {@code steps} at first and three times as many until the attributions add up.
   *
   * @param network the network
   * @param input the picture, preprocessed
   * @param classIndex a class, from 0
   * @param steps gradients at first, at least 1
   * @param most gradients at most; {@code steps} for no more than those
   * @param progress told the share that is done, 0 to 1, of the steps that are known to be needed
   * @param cancelled asked between layers
   * @throws IllegalArgumentException when there is no such class, or no step
   * @throws CancellationException when cancelled
   */
  public static Result of(
      Network network,
      InputTensor input,
      int classIndex,
      int steps,
      int most,
      DoubleConsumer progress,
      BooleanSupplier cancelled) {
    if (steps < 1) {
      throw Problem.refused("Integrated gradients take at least 1 step");
    }
    ClassIndex.check(network, classIndex);
    Integral integral = new Integral(network, input, classIndex, cancelled);
    double difference = integral.logit(1) - integral.logit(0);
    int count = steps;
    for (int i = 0; i < count; i++) {
      integral.add((i + 0.5) / count);
      progress.accept((i + 1.0) / count);
    }
    Result result = integral.result(difference);
    while (!result.isComplete() && count <= most / 3) {
      count *= 3;
      for (int i = 0; i < count; i++) {
        if (i % 3 != 1) {
          integral.add((i + 0.5) / count);
          progress.accept((i + 1.0) / count);
        }
      }
      result = integral.result(difference);
    }
    return result;
  }

  /** The sum of gradients so far. */
  private static final class Integral {
    private final Network network;
    private final InputTensor input;
    private final int classIndex;
    private final BooleanSupplier cancelled;
    private final double[] sums;
    private int steps;

    Integral(Network network, InputTensor input, int classIndex, BooleanSupplier cancelled) {
      this.network = network;
      this.input = input;
      this.classIndex = classIndex;
      this.cancelled = cancelled;
      this.sums = new double[input.values().length];
    }

    private Activations forward(double share) {
      float[] values = input.values().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] *= (float) share;
      }
      return network.forward(input.with(values), cancelled);
    }

    double logit(double share) {
      try (Activations activations = forward(share)) {
        return activations.logits()[classIndex];
      }
    }

    void add(double share) {
      try (Activations activations = forward(share)) {
        float[] gradient =
            ClassGradient.byInput(network, activations, classIndex, ReluRule.PLAIN, cancelled);
        for (int i = 0; i < sums.length; i++) {
          sums[i] += gradient[i];
        }
      }
      steps++;
    }

    Result result(double difference) {
      float[] values = new float[sums.length];
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        double value = sums[i] / steps * input.values()[i];
        values[i] = (float) value;
        sum += value;
      }
      return new Result(new Attribution(input.shape(), values), sum, difference, steps);
    }
  }
}
