package org.vggscope.explain.likes;

import java.util.List;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Preprocessing;

/** From colours, 0 to 1, to what the first convolution reads, as the weights want it. */
final class Preparation {
  private final Preprocessing preprocessing;
  private final List<Integer> order;

  Preparation(Preprocessing preprocessing) {
    this.preprocessing = preprocessing;
    this.order = preprocessing.order().named();
  }

  /** Planes of a picture: red, green and blue, or grey alone. */
  int planes() {
    return preprocessing.order() == ChannelOrder.GREY ? 1 : 3;
  }

  /** What the network reads of a picture, {@code (channels, height, width)}. */
  float[] input(float[] picture) {
    int area = picture.length / planes();
    float[] input = new float[order.size() * area];
    for (int channel = 0; channel < order.size(); channel++) {
      int plane = order.get(channel);
      double mean = preprocessing.mean().get(channel);
      double deviation = preprocessing.deviation().get(channel);
      for (int i = 0; i < area; i++) {
        // What is optimised is opaque.
        float value = plane < planes() ? picture[plane * area + i] : 1;
        input[channel * area + i] = (float) ((value * preprocessing.range() - mean) / deviation);
      }
    }
    return input;
  }

  /** The gradient by the picture of what has this gradient by the input. */
  float[] back(float[] gradient) {
    int area = gradient.length / order.size();
    float[] back = new float[planes() * area];
    for (int channel = 0; channel < order.size(); channel++) {
      int plane = order.get(channel);
      double factor = preprocessing.range() / preprocessing.deviation().get(channel);
      for (int i = 0; plane < planes() && i < area; i++) {
        back[plane * area + i] += (float) (gradient[channel * area + i] * factor);
      }
    }
    return back;
  }
}
