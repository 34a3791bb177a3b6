package org.vggscope.export.kernels;

import java.util.Random;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Layer;

/** Weights to test with. */
public final class SomeKernels {
  private SomeKernels() {}

  public static Layer convolution(String name, int inputs, int outputs) {
    return Layer.convolution(name, 1, 3, 1, 1, 1, inputs, outputs);
  }

  public static Layer fullyConnected(int inputs, int kernel, int outputs) {
    return Layer.fullyConnected("fc6", 6, kernel, inputs, outputs, true);
  }

  public static float[] random(int count, int seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** All kernels of a convolution that lies on another one. */
  public static LayerKernels kernels(int inputs, int outputs) {
    Layer layer = convolution("conv1_2", inputs, outputs);
    return LayerKernels.whole(
        layer,
        convolution("conv1_1", 3, inputs),
        ChannelOrder.RGB,
        random(outputs * inputs * 9, 1),
        random(outputs, 2));
  }

  /** The first layer's filters. */
  public static LayerKernels filters(int outputs, ChannelOrder colours) {
    return LayerKernels.whole(
        convolution("conv1_1", 3, outputs),
        null,
        colours,
        random(outputs * 27, 1),
        random(outputs, 2));
  }
}
