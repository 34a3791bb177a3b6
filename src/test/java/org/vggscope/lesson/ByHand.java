package org.vggscope.lesson;

import java.util.Arrays;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.Shape;

/**
 * What a layer does and its gradient as plain loops over planar numbers: slow, and shared with
 * nothing of the program.
 */
final class ByHand {
  private ByHand() {}

  /** Products of all windows with all filters, added up; before the ReLU, and without a bias. */
  static double[] sums(Layer layer, float[] weights, Shape in, double[] below) {
    double[] sums = new double[layer.output(in).size()];
    eachProduct(layer, in, (out, input, weight) -> sums[out] += below[input] * weights[weight]);
    return sums;
  }

  /** The largest number of each window. */
  static double[] pooled(Layer layer, Shape in, double[] below) {
    double[] largest = new double[layer.output(in).size()];
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    eachCell(layer, in, (out, input, cell) -> largest[out] = Math.max(largest[out], below[input]));
    return largest;
  }

  /**
   * The gradient by what a layer reads.
   *
   * @param weights {@code (out, in, height, width)}; null of a pooling
   * @param below what it reads
   * @param own what it has made of it, after its ReLU
   * @param gradient by that
   */
  static double[] back(
      Layer layer, float[] weights, Shape in, float[] below, float[] own, double[] gradient) {
    double[] found = new double[in.size()];
    if (layer.kind() == LayerKind.POOLING) {
      boolean[] passed = new boolean[own.length];
      eachCell(
          layer,
          in,
          (out, input, cell) -> {
            if (!passed[out] && below[input] == own[out]) {
              passed[out] = true;
              found[input] += gradient[out];
            }
          });
      return found;
    }
    double[] open = gradient.clone();
    for (int i = 0; i < open.length; i++) {
      open[i] = layer.relu() && own[i] <= 0 ? 0 : open[i];
    }
    eachProduct(layer, in, (out, input, weight) -> found[input] += open[out] * weights[weight]);
    return found;
  }

  /** Is told the places of one product, or of one number that is looked at. */
  private interface Visit {
    void at(int out, int input, int weight);
  }

  private static void eachProduct(Layer layer, Shape in, Visit visit) {
    int kernel = layer.kernel() * layer.kernel();
    int filter = layer.groupInputs() * kernel;
    for (int output = 0; output < layer.outputs(); output++) {
      for (int i = 0; i < layer.groupInputs(); i++) {
        int row = output * filter + i * kernel;
        eachWindow(
            layer,
            in,
            output,
            layer.firstInput(output) + i,
            (out, input, cell) -> visit.at(out, input, row + cell));
      }
    }
  }

  private static void eachCell(Layer layer, Shape in, Visit visit) {
    for (int channel = 0; channel < in.channels(); channel++) {
      eachWindow(layer, in, channel, channel, visit);
    }
  }

  /** All cells of all windows of one map that lie inside of it. */
  private static void eachWindow(Layer layer, Shape in, int output, int input, Visit visit) {
    Shape out = layer.output(in);
    for (int y = 0; y < out.height(); y++) {
      for (int x = 0; x < out.width(); x++) {
        for (int cell = 0; cell < layer.kernel() * layer.kernel(); cell++) {
          int row = y * layer.stride() - layer.padding() + cell / layer.kernel();
          int column = x * layer.stride() - layer.padding() + cell % layer.kernel();
          if (row >= 0 && row < in.height() && column >= 0 && column < in.width()) {
            visit.at(
                (output * out.height() + y) * out.width() + x,
                (input * in.height() + row) * in.width() + column,
                cell);
          }
        }
      }
    }
  }
}
