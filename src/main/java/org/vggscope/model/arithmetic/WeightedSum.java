package org.vggscope.model.arithmetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.vggscope.model.Layer;
import org.vggscope.support.Problem;

/**
 * The activation of one unit of a convolution or a fully connected layer, taken apart: a window of
 * every input channel times its kernel, plus the bias, through the ReLU. A fully connected layer is
 * the convolution that it equals, so one class serves both. Products of float32 numbers are exact
 * in double, and so, to thirteen digits, are their sums.
 */
public final class WeightedSum {
  private final Layer layer;
  private final LayerInput input;
  private final float[] weights;
  private final float bias;
  private final int first;
  private final int top;
  private final int left;
  private final double[] channelSums;
  private final double products;

  /**
   * Takes one unit apart.
   *
   * @param layer a layer with weights
   * @param input what the layer reads
   * @param channel the unit's channel
   * @param weights of that channel, {@code (in, height, width)}, of the inputs of its group; not to
   *     be written to
   * @param bias of the unit's channel
   * @param y row of the unit in the layer's own map
   * @param x column of the unit in the layer's own map
   */
  public WeightedSum(
      Layer layer, LayerInput input, int channel, float[] weights, float bias, int y, int x) {
    if (!layer.hasParameters() || weights.length != layer.weightCount() / layer.outputs()) {
      throw Problem.refused("%s does not have %d weights a channel", layer.name(), weights.length);
    }
    this.layer = layer;
    this.input = input;
    this.weights = weights;
    this.bias = bias;
    this.first = layer.firstInput(channel);
    this.top = y * layer.stride() - layer.padding();
    this.left = x * layer.stride() - layer.padding();
    this.channelSums = new double[layer.groupInputs()];
    double total = 0;
    for (int i = 0; i < channelSums.length; i++) {
      channelSums[i] = sumOf(first + i);
      total += channelSums[i];
    }
    products = total;
  }

  private double sumOf(int channel) {
    double sum = 0;
    for (int row = 0; row < layer.kernel(); row++) {
      for (int column = 0; column < layer.kernel(); column++) {
        sum += product(channel, row, column);
      }
    }
    return sum;
  }

  public Layer layer() {
    return layer;
  }

  public LayerInput input() {
    return input;
  }

  /** Side of the window, in positions of the layer below. */
  public int kernel() {
    return layer.kernel();
  }

  /** First row of the window in the layer below; negative where it begins with padding. */
  public int top() {
    return top;
  }

  /** First column of the window in the layer below; negative where it begins with padding. */
  public int left() {
    return left;
  }

  /** Whether that cell of the window lies beyond the border. */
  public boolean isPadding(int row, int column) {
    return !input.isInside(top + row, left + column);
  }

  /** What the window holds; 0 where it is padding. */
  public float activation(int channel, int row, int column) {
    return input.at(channel, top + row, left + column);
  }

  /** What that cell of the window is multiplied by. */
  public float weight(int channel, int row, int column) {
    return weights[((channel - first) * layer.kernel() + row) * layer.kernel() + column];
  }

  /** The two multiplied. */
  public double product(int channel, int row, int column) {
    return (double) activation(channel, row, column) * weight(channel, row, column);
  }

  /** One cell of one input channel's window as a term of the sum. */
  public InputTerm term(int channel, int row, int column) {
    return new InputTerm(
        channel,
        top + row,
        left + column,
        activation(channel, row, column),
        weight(channel, row, column));
  }

  /** Whether the unit reads an input channel: in a layer with groups only those of its own. */
  public boolean reads(int channel) {
    return channel >= first && channel < first + channelSums.length;
  }

  /** How many input channels it reads. */
  public int channels() {
    return channelSums.length;
  }

  /** How many inputs there are: channels times cells of the window. */
  public int inputs() {
    return weights.length;
  }

  /** What an input channel adds to the sum or, when negative, takes away. */
  public double channelSum(int channel) {
    return channelSums[channel - first];
  }

  /**
   * The input channels that it reads, those that add or take away most first; equal ones by index.
   */
  public List<Integer> channelsByEffect() {
    return IntStream.range(0, channelSums.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer c) -> -Math.abs(channelSums[c])))
        .map(c -> first + c)
        .toList();
  }

  /** The inputs that add most, the largest product first; only such as add something. */
  public List<InputTerm> adding(int count) {
    return extremes(count, 1);
  }

  /** The inputs that take away most, the lowest product first; only such as take away. */
  public List<InputTerm> takingAway(int count) {
    return extremes(count, -1);
  }

  /** Insertion into a short list: there are 25,088 inputs, and few of them come near it. */
  private List<InputTerm> extremes(int count, int sign) {
    List<InputTerm> found = new ArrayList<>();
    double threshold = 0;
    for (int channel = first; channel < first + channelSums.length; channel++) {
      for (int row = 0; row < layer.kernel(); row++) {
        for (int column = 0; column < layer.kernel(); column++) {
          double effect = sign * product(channel, row, column);
          if (effect > threshold) {
            int place = found.size();
            while (place > 0 && sign * found.get(place - 1).product() < effect) {
              place--;
            }
            found.add(place, term(channel, row, column));
            if (found.size() > count) {
              found.remove(count);
            }
            if (found.size() == count) {
              threshold = sign * found.get(count - 1).product();
            }
          }
        }
      }
    }
    return List.copyOf(found);
  }

  /** All products together. */
  public double products() {
    return products;
  }

  public float bias() {
    return bias;
  }

  /** All products and the bias: what goes into the ReLU. */
  public double sum() {
    return products + bias;
  }

  /** What the unit answers: the sum, and 0 for a negative one where the layer has a ReLU. */
  public double activation() {
    return layer.relu() ? Math.max(0, sum()) : sum();
  }
}
