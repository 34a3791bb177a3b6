package org.vggscope.inference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.vggscope.model.Layer;

/** Measures how long each layer of a forward pass takes. */
public final class LayerTimes {
  private LayerTimes() {}

  /**
   * Runs one forward pass that waits after each layer, which makes the whole a little slower, and
   * frees its activations.
   *
   * @param cancelled asked between layers
   * @return milliseconds of each layer, in the order of the pass
   */
  public static Map<Layer, Double> measure(
      VggNetwork network, InputTensor input, BooleanSupplier cancelled) {
    Map<Layer, Double> times = new LinkedHashMap<>();
    long[] last = {System.nanoTime()};
    LayerListener listener =
        layer -> {
          long now = System.nanoTime();
          times.put(layer, (now - last[0]) / 1e6);
          last[0] = now;
        };
    network.forward(input, cancelled, listener).close();
    return times;
  }
}
