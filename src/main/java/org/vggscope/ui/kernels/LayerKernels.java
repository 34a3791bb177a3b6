package org.vggscope.ui.kernels;

import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.text.Texts;

/**
 * The weights of a layer as far as they were copied to the window: a convolution's as a whole, of a
 * fully connected layer those of one unit, because {@code fc6} alone has 102 million.
 */
final class LayerKernels {
  private static final int COLOURS = 3;

  private final Layer layer;
  private final Layer below;
  private final ChannelOrder colours;
  private final int first;
  private final int held;
  private final float[] values;
  private final float[] bias;
  private final float[] norms;
  private final Distribution weights;
  private final Distribution biases;
  private final float reach;
  private final float largestNorm;

  private LayerKernels(
      Layer layer, Layer below, ChannelOrder colours, int first, float[] values, float[] bias) {
    this.layer = layer;
    this.below = below;
    this.colours = colours;
    this.first = first;
    this.values = values;
    this.bias = bias;
    this.held = values.length / (layer.groupInputs() * area());
    if (held < 1 || values.length != held * layer.groupInputs() * area()) {
      throw new IllegalArgumentException("These are not kernels of " + layer.name());
    }
    this.norms = new float[held * layer.groupInputs()];
    float largest = 0;
    for (int i = 0; i < norms.length; i++) {
      norms[i] = norm(values, i * area(), area());
      largest = Math.max(largest, norms[i]);
    }
    this.largestNorm = largest;
    this.weights = Distribution.of(values);
    this.biases = Distribution.of(bias);
    this.reach = (float) Math.max(Math.abs(weights.minimum()), Math.abs(weights.maximum()));
  }

  /**
   * All weights of a layer.
   *
   * @param below the layer whose feature maps it reads; null when it reads the picture
   * @param colours which colour the picture's first channel is
   * @param values {@code (out, in, height, width)}; not to be written to
   * @param bias {@code (out)}; not to be written to
   */
  static LayerKernels whole(
      Layer layer, Layer below, ChannelOrder colours, float[] values, float[] bias) {
    return new LayerKernels(layer, below, colours, 0, values, bias);
  }

  /**
   * The weights of one output.
   *
   * @param output index of the channel or unit
   * @param values {@code (in, height, width)}; not to be written to
   * @param bias {@code (out)}, of all outputs; not to be written to
   */
  static LayerKernels one(Layer layer, Layer below, int output, float[] values, float[] bias) {
    return new LayerKernels(layer, below, ChannelOrder.RGB, output, values, bias);
  }

  /** The square root of the sum of squares. */
  static float norm(float[] values, int from, int count) {
    double squares = 0;
    for (int i = from; i < from + count; i++) {
      squares += (double) values[i] * values[i];
    }
    return (float) Math.sqrt(squares);
  }

  Layer layer() {
    return layer;
  }

  /** The layer whose feature maps this one reads; null when it reads the picture. */
  Layer below() {
    return below;
  }

  /** Whether the layer reads the picture's three colours, so that a filter is a picture too. */
  boolean readsPicture() {
    return below == null && layer.inputs() == COLOURS;
  }

  boolean isWhole() {
    return held == layer.outputs();
  }

  boolean isFullyConnected() {
    return layer.kind() == LayerKind.FULLY_CONNECTED;
  }

  /** Whether the weights of an output are here. */
  boolean holds(int output) {
    return output >= first && output < first + held;
  }

  /** The only output, or the first of all. */
  int firstOutput() {
    return first;
  }

  /** Kernels of an output, one for each input channel that it reads: those of its group. */
  int inputs() {
    return layer.groupInputs();
  }

  /** The input channel that a kernel of an output reads. */
  int channel(KernelRef kernel) {
    return layer.firstInput(kernel.output()) + kernel.input();
  }

  int outputs() {
    return layer.outputs();
  }

  /** Side of a kernel. */
  int side() {
    return layer.kernel();
  }

  /** Weights in a kernel. */
  int area() {
    return layer.kernel() * layer.kernel();
  }

  /** All weights that are here; not to be written to. */
  float[] values() {
    return values;
  }

  /** Index of a kernel's first weight. */
  int offset(int output, int input) {
    return ((output - first) * inputs() + input) * area();
  }

  float weight(int output, int input, int y, int x) {
    return values[offset(output, input) + y * side() + x];
  }

  float bias(int output) {
    return bias[output];
  }

  /** The norm of a kernel: the square root of the sum of its weights' squares. */
  float norm(int output, int input) {
    return norms[(output - first) * inputs() + input];
  }

  /** The norm of all kernels of an output together. */
  float norm(int output) {
    return norm(values, offset(output, 0), inputs() * area());
  }

  /** The norms of all kernels that are here, {@code (out, in)}; not to be written to. */
  float[] norms() {
    return norms;
  }

  float largestNorm() {
    return largestNorm;
  }

  /** The weight that is furthest from zero, of all that are here. */
  float reach() {
    return reach;
  }

  /** The weight that is furthest from zero, of one output. */
  float reach(int output) {
    return furthest(offset(output, 0), inputs() * area());
  }

  /** The weight that is furthest from zero, of one kernel. */
  float reach(int output, int input) {
    return furthest(offset(output, input), area());
  }

  private float furthest(int from, int count) {
    float furthest = 0;
    for (int i = from; i < from + count; i++) {
      furthest = Math.max(furthest, Math.abs(values[i]));
    }
    return furthest;
  }

  Distribution weights() {
    return weights;
  }

  /** Of the biases of all outputs. */
  Distribution biases() {
    return biases;
  }

  /** The input channel that is red (0), green (1) or blue (2). */
  int colourChannel(int colour) {
    return colours == ChannelOrder.RGB ? colour : COLOURS - 1 - colour;
  }

  /** What an input channel of the picture is called. */
  String colourName(int input) {
    return switch (colourChannel(input)) {
      case 0 -> Texts.of("Red");
      case 1 -> Texts.of("Green");
      default -> Texts.of("Blue");
    };
  }
}
