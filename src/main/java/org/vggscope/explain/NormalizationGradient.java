package org.vggscope.explain;

import org.vggscope.model.LocalResponse;
import org.vggscope.model.Window;

/**
 * The way back through {@link LocalResponse} normalisation. With {@code d_c = bias + alpha * s_c},
 * input {@code i} gets {@code g_i d_i^-beta - 2 alpha beta x_i sum(g_c x_c d_c^(-beta - 1))}, the
 * sum being over the channels {@code c} whose neighbour {@code i} is.
 */
final class NormalizationGradient {
  private NormalizationGradient() {}

  /**
   * Passes a gradient on.
   *
   * @param response what was computed
   * @param gradient by the outputs, {@code (channels, window.height(), window.width())}
   * @param inputs the activations below, in the same shape
   * @return the gradient by the inputs, in the same shape
   */
  static float[] of(LocalResponse response, float[] gradient, float[] inputs, Window window) {
    int reach = response.reach();
    int area = window.area();
    int channels = inputs.length / area;
    float[] result = new float[inputs.length];
    double[] divisors = new double[channels];
    double[] shares = new double[channels];
    for (int position = 0; position < area; position++) {
      for (int c = 0; c < channels; c++) {
        double squares = 0;
        for (int n = Math.max(0, c - reach); n <= Math.min(channels - 1, c + reach); n++) {
          double x = inputs[n * area + position];
          squares += x * x;
        }
        divisors[c] = response.bias() + response.alpha() * squares;
        shares[c] =
            gradient[c * area + position]
                * inputs[c * area + position]
                * Math.pow(divisors[c], -response.beta() - 1);
      }
      for (int i = 0; i < channels; i++) {
        double sum = 0;
        for (int c = Math.max(0, i - reach); c <= Math.min(channels - 1, i + reach); c++) {
          sum += shares[c];
        }
        int index = i * area + position;
        result[index] =
            (float)
                (gradient[index] * Math.pow(divisors[i], -response.beta())
                    - 2 * response.alpha() * response.beta() * inputs[index] * sum);
      }
    }
    return result;
  }
}
