package org.vggscope.inference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.vggscope.model.Layer;
import org.vggscope.picture.InputTensor;
import org.vggscope.support.Median;

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
    times.forEach((layer, measured) -> medians.put(layer, Median.of(measured)));
    return medians;
  }
}
