package org.vggscope.inference;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.vggscope.model.Layer;
import org.vggscope.picture.InputTensor;

/** Measures how long each layer of a forward pass takes. */
public final class LayerTimes {
  private LayerTimes() {}

  /**
   * Runs forward passes that wait after each layer, which makes the whole a little slower, and
   * frees their activations.
   *
   * @param runs how many passes; one alone is at the mercy of whatever else the machine does
   * @param cancelled asked between layers
   * @return the median of each layer's times in milliseconds, in the order of the pass
   */
  public static Map<Layer, Double> measure(
      Network network, InputTensor input, int runs, BooleanSupplier cancelled) {
    Map<Layer, double[]> times = new LinkedHashMap<>();
    for (int i = 0; i < runs; i++) {
      int run = i;
      long[] last = {System.nanoTime()};
      LayerListener listener =
          layer -> {
            long now = System.nanoTime();
            times.computeIfAbsent(layer, key -> new double[runs])[run] = (now - last[0]) / 1e6;
            last[0] = now;
          };
      network.forward(input, cancelled, listener).close();
    }
    Map<Layer, Double> medians = new LinkedHashMap<>();
    times.forEach((layer, measured) -> medians.put(layer, median(measured)));
    return medians;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
