package org.vggscope.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.vggscope.inference.Network;
import org.vggscope.model.Predictions;
import org.vggscope.picture.InputTensor;
import org.vggscope.support.Problem;

/**
 * How a class's probability falls while ever more pixels are deleted (Petsiuk, Das, Saenko, "RISE:
 * randomized input sampling for explanation of black-box models", 2018, Section 4.1). A deleted
 * pixel is zero after preprocessing, which is the mean colour. The faster it falls, the more the
 * order in which they were deleted knows of what the network looks at.
 *
 * @param probabilities of the class with none, one step, ... and all pixels deleted
 */
public record DeletionCurve(List<Double> probabilities) {
  /** Inputs that are made at a time, to bound what they take. */
  private static final int AT_ONCE = 64;

  public DeletionCurve {
    probabilities = List.copyOf(probabilities);
    if (probabilities.size() < 2) {
      throw Problem.refused("A curve has at least 2 points");
    }
  }

  /**
   * Deletes pixels.
   *
   * @param network the network
   * @param input the picture, preprocessed
   * @param classIndex a class, from 0
   * @param order indices of all pixels, row by row, the first to go first
   * @param steps in which they go, about equally many each
   * @param cancelled asked between layers
   * @throws IllegalArgumentException when there is no such class, no step, or an order of another
   *     length
   * @throws CancellationException when cancelled
   */
  public static DeletionCurve of(
      Network network,
      InputTensor input,
      int classIndex,
      int[] order,
      int steps,
      BooleanSupplier cancelled) {
    int area = input.height() * input.width();
    if (order.length != area || steps < 1 || steps > area) {
      throw Problem.refused(
          "%d pixels cannot be deleted in %d steps by an order of %d", area, steps, order.length);
    }
    ClassIndex.check(network, classIndex);
    List<Double> probabilities = new ArrayList<>();
    List<InputTensor> inputs = new ArrayList<>();
    float[] values = input.values().clone();
    int deleted = 0;
    for (int step = 0; step <= steps; step++) {
      int until = Math.toIntExact((long) area * step / steps);
      for (; deleted < until; deleted++) {
        for (int colour = 0; colour < input.shape().channels(); colour++) {
          values[colour * area + order[deleted]] = 0;
        }
      }
      inputs.add(input.with(values.clone()));
      if (inputs.size() == AT_ONCE || step == steps) {
        for (float[] logits : network.logits(inputs, cancelled)) {
          probabilities.add(Predictions.softmax(logits)[classIndex]);
        }
        inputs.clear();
      }
    }
    return new DeletionCurve(probabilities);
  }

  /** The area below the curve over the share of deleted pixels, 0 to 1, by trapezoids. */
  public double area() {
    double sum = 0;
    for (int i = 1; i < probabilities.size(); i++) {
      sum += (probabilities.get(i - 1) + probabilities.get(i)) / 2;
    }
    return sum / (probabilities.size() - 1);
  }
}
