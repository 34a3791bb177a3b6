package org.vggscope.explain;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.LayerInputs;
import org.vggscope.inference.Network;
import org.vggscope.model.Layer;
import org.vggscope.model.Shape;
import org.vggscope.model.arithmetic.LayerInput;

/**
 * What each input channel adds to one output channel on the current picture. The contribution of an
 * input channel at a position is the correlation of its zero-padded feature map with its kernel
 * there; those of all input channels and the bias sum to the output before the ReLU.
 *
 * @param layer the layer
 * @param output the output channel
 * @param absolute of each input channel that it reads the absolute contribution, the mean over all
 *     positions
 * @param signed of each input channel that it reads the contribution, the mean over all positions
 */
public record Contributions(Layer layer, int output, double[] absolute, double[] signed) {
  /**
   * Computes them all for what a network made of a picture.
   *
   * @param output a channel of the layer
   * @throws CancellationException when cancelled
   */
  public static Contributions of(
      Network network, Analysis analysis, Layer layer, int output, BooleanSupplier cancelled) {
    LayerInput input = LayerInputs.of(analysis.activations(), analysis.picture().input(), layer);
    return of(
        layer, output, input.shape(), input.values(), network.weights(layer, output), cancelled);
  }

  /**
   * Computes them all.
   *
   * @param shape of the input, {@code (in, height, width)}
   * @param input what the layer reads, planar
   * @param kernels of the output, {@code (in, kernel, kernel)}
   * @throws CancellationException when cancelled
   */
  public static Contributions of(
      Layer layer,
      int output,
      Shape shape,
      float[] input,
      float[] kernels,
      BooleanSupplier cancelled) {
    double[] absolute = new double[layer.groupInputs()];
    double[] signed = new double[layer.groupInputs()];
    int first = layer.firstInput(output);
    float[] map = new float[mapSize(layer, shape)];
    for (int channel = 0; channel < absolute.length; channel++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      correlate(layer, shape, input, first + channel, channel, kernels, map);
      double sum = 0;
      double size = 0;
      for (float value : map) {
        sum += value;
        size += Math.abs(value);
      }
      signed[channel] = sum / map.length;
      absolute[channel] = size / map.length;
    }
    return new Contributions(layer, output, absolute, signed);
  }

  private static int mapSize(Layer layer, Shape shape) {
    return layer.output(shape).area();
  }

  /**
   * One input channel's contribution at every position.
   *
   * @return {@code (height, width)} of the layer's output
   */
  static float[] map(Layer layer, Shape shape, float[] input, int channel, float[] kernels) {
    float[] map = new float[mapSize(layer, shape)];
    correlate(layer, shape, input, channel, channel, kernels, map);
    return map;
  }

  /** Adds one shifted and weighted map after the other, which runs along whole rows. */
  private static void correlate(
      Layer layer,
      Shape shape,
      float[] input,
      int channel,
      int kernel,
      float[] kernels,
      float[] map) {
    java.util.Arrays.fill(map, 0);
    Shape out = layer.output(shape);
    int side = layer.kernel();
    int stride = layer.stride();
    for (int ky = 0; ky < side; ky++) {
      int down = ky - layer.padding();
      for (int kx = 0; kx < side; kx++) {
        float weight = kernels[(kernel * side + ky) * side + kx];
        int right = kx - layer.padding();
        int from = first(right, stride);
        int to = end(right, stride, shape.width(), out.width());
        int last = end(down, stride, shape.height(), out.height());
        for (int y = first(down, stride); y < last; y++) {
          int source = (channel * shape.height() + y * stride + down) * shape.width() + right;
          int target = y * out.width();
          for (int x = from; x < to; x++) {
            map[target + x] += weight * input[source + x * stride];
          }
        }
      }
    }
  }

  /** The first output whose input, {@code shift} beside it, is not padding. */
  private static int first(int shift, int stride) {
    return Math.max(0, Math.floorDiv(-shift + stride - 1, stride));
  }

  /** Behind the last such output. */
  private static int end(int shift, int stride, int inputs, int outputs) {
    return Math.min(outputs, Math.floorDiv(inputs - shift + stride - 1, stride));
  }

  /** The place of an input channel by its absolute contribution, the largest being 1. */
  public int place(int input) {
    int place = 1;
    for (double other : absolute) {
      if (other > absolute[input]) {
        place++;
      }
    }
    return place;
  }

  /** Whether they are that channel's. */
  public boolean isOf(Layer wanted, int wantedOutput) {
    return output == wantedOutput && layer.equals(wanted);
  }
}
