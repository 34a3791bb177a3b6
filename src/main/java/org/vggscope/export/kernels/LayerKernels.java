package org.vggscope.export.kernels;

import java.util.List;
import org.vggscope.inference.Network;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.report.ColourMap;
import org.vggscope.text.Texts;

/**
 * The weights of a layer as far as they were copied to the window: a convolution's as a whole, of a
 * fully connected layer those of one unit, because {@code fc6} alone has 102 million.
 */
public final class LayerKernels {
  /** The colours of norms, which have no sign. */
  public static final ColourMap NORM_COLOURS = ColourMap.VIRIDIS;

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
   * The weights of a layer of a network: of a fully connected one those of one unit.
   *
   * @param colours which colour the picture's first channel is
   * @param output the unit
   */
  public static LayerKernels of(Network network, Layer layer, ChannelOrder colours, int output) {
    List<Layer> layers = network.architecture().layers();
    int index = layers.indexOf(layer);
    Layer below = index == 0 ? null : layers.get(index - 1);
    return layer.kind() == LayerKind.FULLY_CONNECTED
        ? one(layer, below, output, network.weights(layer, output), network.bias(layer))
        : whole(layer, below, colours, network.weights(layer), network.bias(layer));
  }

  /**
   * All weights of a layer.
   *
   * @param below the layer whose feature maps it reads; null when it reads the picture
   * @param colours which colour the picture's first channel is
   * @param values {@code (out, in, height, width)}; not to be written to
   * @param bias {@code (out)}; not to be written to
   */
  public static LayerKernels whole(
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
  public static LayerKernels one(
      Layer layer, Layer below, int output, float[] values, float[] bias) {
    return new LayerKernels(layer, below, ChannelOrder.RGB, output, values, bias);
  }

  /** The square root of the sum of squares. */
  public static float norm(float[] values, int from, int count) {
    double squares = 0;
    for (int i = from; i < from + count; i++) {
      squares += (double) values[i] * values[i];
    }
    return (float) Math.sqrt(squares);
  }

  public Layer layer() {
    return layer;
  }

  /** The layer whose feature maps this one reads; null when it reads the picture. */
  public Layer below() {
    return below;
  }

  /** Whether the layer reads the picture's three colours, so that a filter is a picture too. */
  public boolean readsPicture() {
    return below == null && layer.inputs() == COLOURS;
  }

  public boolean isWhole() {
    return held == layer.outputs();
  }

  public boolean isFullyConnected() {
    return layer.kind() == LayerKind.FULLY_CONNECTED;
  }

  /** Whether the weights of an output are here. */
  public boolean holds(int output) {
    return output >= first && output < first + held;
  }

  /** The only output, or the first of all. */
  public int firstOutput() {
    return first;
  }

  /** Kernels of an output, one for each input channel that it reads: those of its group. */
  public int inputs() {
    return layer.groupInputs();
  }

  /** The input channel that a kernel of an output reads. */
  public int channel(KernelRef kernel) {
    return layer.firstInput(kernel.output()) + kernel.input();
  }

  public int outputs() {
    return layer.outputs();
  }

  /** Side of a kernel. */
  public int side() {
    return layer.kernel();
  }

  /** Weights in a kernel. */
  public int area() {
    return layer.kernel() * layer.kernel();
  }

  /** All weights that are here; not to be written to. */
  public float[] values() {
    return values;
  }

  /** Index of a kernel's first weight. */
  public int offset(int output, int input) {
    return ((output - first) * inputs() + input) * area();
  }

  public float weight(int output, int input, int y, int x) {
    return values[offset(output, input) + y * side() + x];
  }

  public float bias(int output) {
    return bias[output];
  }

  /** The norm of a kernel: the square root of the sum of its weights' squares. */
  public float norm(int output, int input) {
    return norms[(output - first) * inputs() + input];
  }

  /** The norm of all kernels of an output together. */
  public float norm(int output) {
    return norm(values, offset(output, 0), inputs() * area());
  }

  /** The norms of all kernels that are here, {@code (out, in)}; not to be written to. */
  public float[] norms() {
    return norms;
  }

  public float largestNorm() {
    return largestNorm;
  }

  /** The weight that is furthest from zero, of all that are here. */
  public float reach() {
    return reach;
  }

  /** The weight that is furthest from zero, of one output. */
  public float reach(int output) {
    return furthest(offset(output, 0), inputs() * area());
  }

  /** The weight that is furthest from zero, of one kernel. */
  public float reach(int output, int input) {
    return furthest(offset(output, input), area());
  }

  private float furthest(int from, int count) {
    float furthest = 0;
    for (int i = from; i < from + count; i++) {
      furthest = Math.max(furthest, Math.abs(values[i]));
    }
    return furthest;
  }

  public Distribution weights() {
    return weights;
  }

  /** Of the biases of all outputs. */
  public Distribution biases() {
    return biases;
  }

  /** The input channel that is red (0), green (1) or blue (2). */
  public int colourChannel(int colour) {
    return colours == ChannelOrder.RGB ? colour : COLOURS - 1 - colour;
  }

  /** What an input channel of the picture is called. */
  public String colourName(int input) {
    return switch (colourChannel(input)) {
      case 0 -> Texts.of("Red");
      case 1 -> Texts.of("Green");
      default -> Texts.of("Blue");
    };
  }
}
