package org.vggscope.model;

import org.vggscope.support.Problem;

/**
 * One layer of a network. A ReLU and a dropout belong to the layer before them. A fully connected
 * layer is described as the convolution that it equals (Simonyan and Zisserman 2014, Section 3.2):
 * {@code fc6} has the kernel of the whole last map, those after it have 1x1 kernels, none is
 * padded.
 *
 * @param name the paper's name or Caffe's: {@code conv3_2}, {@code norm1}, {@code pool3}, {@code
 *     fc6}
 * @param kind what it does
 * @param block 1 for the first; a pooling ends a block, the fully connected layers are one
 * @param kernel side of the square kernel, in positions of the layer below
 * @param stride step of the kernel, in positions of the layer below
 * @param padding zeros added on each side of the layer below
 * @param groups in how many groups the channels are; an output reads the inputs of its group only
 * @param inputs channels read
 * @param outputs channels written
 * @param relu whether negative sums are set to zero
 * @param dropout share of the outputs that training sets to zero, 0 to 1
 * @param response what a normalisation computes; null for any other layer
 * @param adaptive whether maps smaller than the kernel are first averaged onto its side, see {@link
 *     AdaptivePooling}; without, they cannot be read. With a kernel of 1 x 1: whether maps of any
 *     size are averaged, each to one number
 */
public record Layer(
    String name,
    LayerKind kind,
    int block,
    int kernel,
    int stride,
    int padding,
    int groups,
    int inputs,
    int outputs,
    boolean relu,
    double dropout,
    LocalResponse response,
    boolean adaptive) {

  public Layer {
    if (kernel < 1 || stride < 1 || padding < 0 || inputs < 1 || outputs < 1) {
      throw Problem.refused(
          "%s: kernel, stride, inputs and outputs are at least 1, the padding at least 0", name);
    }
    if (groups < 1 || inputs % groups != 0 || outputs % groups != 0) {
      throw Problem.refused(
          "%s: %d and %d channels are no %d groups", name, inputs, outputs, groups);
    }
    if ((response != null) != (kind == LayerKind.NORMALIZATION)) {
      throw Problem.refused("%s: a normalisation says what it computes", name);
    }
    if (adaptive && kind != LayerKind.FULLY_CONNECTED) {
      throw Problem.refused("%s: only fully connected layers read averaged maps", name);
    }
  }

  /** A convolution with a ReLU. */
  public static Layer convolution(
      String name,
      int block,
      int kernel,
      int stride,
      int padding,
      int groups,
      int inputs,
      int outputs) {
    return new Layer(
        name,
        LayerKind.CONVOLUTION,
        block,
        kernel,
        stride,
        padding,
        groups,
        inputs,
        outputs,
        true,
        0,
        null,
        false);
  }

  /** A max pooling, not padded. */
  public static Layer pooling(String name, int block, int kernel, int stride, int channels) {
    return new Layer(
        name,
        LayerKind.POOLING,
        block,
        kernel,
        stride,
        0,
        1,
        channels,
        channels,
        false,
        0,
        null,
        false);
  }

  /** A local response normalisation. */
  public static Layer normalization(String name, int block, int channels, LocalResponse response) {
    return new Layer(
        name,
        LayerKind.NORMALIZATION,
        block,
        1,
        1,
        0,
        1,
        channels,
        channels,
        false,
        0,
        response,
        false);
  }

  /**
   * A fully connected layer.
   *
   * @param kernel side of the maps that it reads, at the size that the network was trained at
   * @param hidden whether it has a ReLU, and a dropout in training; the last one has neither
   */
  public static Layer fullyConnected(
      String name, int block, int kernel, int inputs, int outputs, boolean hidden) {
    return new Layer(
        name,
        LayerKind.FULLY_CONNECTED,
        block,
        kernel,
        1,
        0,
        1,
        inputs,
        outputs,
        hidden,
        hidden ? 0.5 : 0,
        null,
        false);
  }

  /** The same fully connected layer, with maps smaller than its kernel averaged onto its side. */
  Layer adapting() {
    return new Layer(
        name, kind, block, kernel, stride, padding, groups, inputs, outputs, relu, dropout,
        response, true);
  }

  /** The same layer with another share of its outputs set to zero in training. */
  public Layer dropping(double share) {
    return new Layer(
        name, kind, block, kernel, stride, padding, groups, inputs, outputs, relu, share, response,
        adaptive);
  }

  /** The same layer with another number of outputs. */
  Layer withOutputs(int others) {
    return new Layer(
        name, kind, block, kernel, stride, padding, groups, inputs, others, relu, dropout, response,
        adaptive);
  }

  /** Whether maps of that shape are averaged onto the kernel's side before they are read. */
  public boolean adapts(Shape input) {
    boolean small = input.height() < kernel || input.width() < kernel;
    return adaptive && (kernel == 1 ? input.area() > 1 : small);
  }

  /** Whether the layer has weights and a bias. */
  public boolean hasParameters() {
    return kind == LayerKind.CONVOLUTION || kind == LayerKind.FULLY_CONNECTED;
  }

  /** Weights and biases together; 0 for a layer without. */
  public long parameters() {
    return hasParameters() ? weightCount() + outputs : 0;
  }

  /** Weights without the biases; 0 for a layer without. */
  public long weightCount() {
    return hasParameters() ? (long) outputs * groupInputs() * kernel * kernel : 0;
  }

  /** Channels that one output reads: those of its group. */
  public int groupInputs() {
    return inputs / groups;
  }

  /** The first of the channels that an output reads. */
  public int firstInput(int output) {
    return output / (outputs / groups) * groupInputs();
  }

  /** Multiply-adds of one forward pass that ends in {@code output}, the biases not counted. */
  public long multiplyAdds(Shape output) {
    return weightCount() * output.area();
  }

  /**
   * The shape of the activations when the layer reads {@code input}.
   *
   * @throws IllegalArgumentException when the channels differ or the input is smaller than the
   *     kernel
   */
  public Shape output(Shape input) {
    if (input.channels() != inputs) {
      throw Problem.refused("%s reads %d channels, not %d", name, inputs, input.channels());
    }
    int height = outputLength(input.height());
    int width = outputLength(input.width());
    if (height < 1 || width < 1) {
      throw Problem.refused(
          "%s cannot read %s: its kernel is %d x %d", name, input, kernel, kernel);
    }
    return new Shape(outputs, height, width);
  }

  /** Rows or columns that it makes of so many; less than 1 when they are too few. */
  int outputLength(int length) {
    return adaptive && length > 0 && (length < kernel || kernel == 1)
        ? 1
        : Math.floorDiv(length + 2 * padding - kernel, stride) + 1;
  }
}
