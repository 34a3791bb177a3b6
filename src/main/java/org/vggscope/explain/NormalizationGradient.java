package org.vggscope.explain;

import org.vggscope.model.LocalResponse;
import org.vggscope.model.Window;

/**
 * The way back through {@link LocalResponse} normalisation. With {@code d_c = BIAS + ALPHA * s_c},
 * input {@code i} gets {@code g_i d_i^-BETA - 2 ALPHA BETA x_i sum(g_c x_c d_c^(-BETA - 1))}, the
 * sum being over the channels {@code c} whose neighbour {@code i} is.
 */
final class NormalizationGradient {
  private NormalizationGradient() {}

  /**
   * Passes a gradient on.
   *
   * @param gradient by the outputs, {@code (channels, window.height(), window.width())}
   * @param inputs the activations below, in the same shape
   * @return the gradient by the inputs, in the same shape
   */
  static float[] of(float[] gradient, float[] inputs, Window window) {
    int area = window.area();
    int channels = inputs.length / area;
    float[] result = new float[inputs.length];
    double[] divisors = new double[channels];
    double[] shares = new double[channels];
    for (int position = 0; position < area; position++) {
      for (int c = 0; c < channels; c++) {
        double squares = 0;
        for (int n = first(c); n <= last(c, channels); n++) {
          double x = inputs[n * area + position];
          squares += x * x;
        }
        divisors[c] = LocalResponse.BIAS + LocalResponse.ALPHA * squares;
        shares[c] =
            gradient[c * area + position]
                * inputs[c * area + position]
                * Math.pow(divisors[c], -LocalResponse.BETA - 1);
      }
      for (int i = 0; i < channels; i++) {
        double sum = 0;
        for (int c = first(i); c <= last(i, channels); c++) {
          sum += shares[c];
        }
        int index = i * area + position;
        result[index] =
            (float)
                (gradient[index] * Math.pow(divisors[i], -LocalResponse.BETA)
                    - 2 * LocalResponse.ALPHA * LocalResponse.BETA * inputs[index] * sum);
      }
    }
    return result;
  }

  private static int first(int channel) {
    return Math.max(0, channel - LocalResponse.REACH);
  }

  private static int last(int channel, int channels) {
    return Math.min(channels - 1, channel + LocalResponse.REACH);
  }
}
