package org.vggscope.export.maps;

import java.util.Random;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Shape;
import org.vggscope.report.ColourMap;

/** Activations to test with. */
public final class Sheets {
  private Sheets() {}

  public static Layer convolution(int channels) {
    return Layer.convolution("conv3_2", 3, 3, 1, 1, 1, 8, channels);
  }

  public static Layer fullyConnected(String name, int units, boolean relu) {
    return Layer.fullyConnected(name, 6, 1, 8, units, relu);
  }

  public static LayerActivations activations(Layer layer, int height, int width, float... values) {
    return new LayerActivations(layer, new Shape(layer.outputs(), height, width), values);
  }

  /** As after a ReLU: about half are zero. */
  public static LayerActivations random(int channels, int height, int width) {
    Random random = new Random(1);
    float[] values = new float[channels * height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, (float) random.nextGaussian());
    }
    return activations(convolution(channels), height, width, values);
  }

  public static MapSheet plain(LayerActivations activations) {
    return new MapSheet(activations, MapOrder.INDEX, ColourMap.VIRIDIS, true);
  }
}
