package org.vggscope.weights;

import java.util.ArrayList;
import java.util.List;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.support.Problem;

/** The order of the axes of a file's weights. */
enum Layout {
  /**
   * Convolutions {@code (out, in, height, width)}, fully connected layers {@code (out, in)}, the
   * inputs of {@code fc6} in (channel, y, x) order: PyTorch, MXNet, Caffe.
   */
  OUT_FIRST,
  /**
   * Convolutions {@code (height, width, in, out)}, fully connected layers {@code (in, out)}, the
   * inputs of {@code fc6} in (y, x, channel) order: TensorFlow, Keras.
   */
  OUT_LAST;

  /** What a first convolution reads: colours, grey, colours with alpha. */
  private static final List<Long> INPUTS = List.of(3L, 1L, 4L);

  /**
   * The order of a file's axes: the container's usual one, unless the first convolution, which
   * reads 3 channels, 1 or 4, says otherwise.
   */
  static Layout of(Container container, NamedTensors names) throws WeightFileException {
    Layout usual = container.layout();
    Layout other = usual == OUT_FIRST ? OUT_LAST : OUT_FIRST;
    List<Long> shape =
        names.tensor(names.plan().template().layers().get(0).name(), Part.WEIGHT).shape();
    if (container == Container.HDF5 && !usual.fits(shape) && other.fits(shape)) {
      throw new WeightFileException(
          Problem.of(
              "its kernels are ordered for Theano, whose convolutions are turned round; open the"
                  + " TensorFlow one of the two files"));
    }
    return !usual.fits(shape) && other.fits(shape) ? other : usual;
  }

  /** Whether weights of that shape can be the first convolution's. */
  private boolean fits(List<Long> shape) {
    return shape.size() == 4
        && INPUTS.contains(shape.get(this == OUT_FIRST ? 1 : 2))
        && shape.get(this == OUT_FIRST ? 2 : 0).equals(shape.get(this == OUT_FIRST ? 3 : 1));
  }

  /** The shape that a layer's weights have, given the number of axes that the file uses. */
  List<Long> shape(Layer layer, int axes) {
    long kernel = layer.kernel();
    long in = layer.groupInputs();
    long out = layer.outputs();
    if (layer.kind() == LayerKind.CONVOLUTION || axes == 4) {
      return this == OUT_FIRST
          ? List.of(out, in, kernel, kernel)
          : List.of(kernel, kernel, in, out);
    }
    long inputs = in * kernel * kernel;
    return this == OUT_FIRST ? List.of(out, inputs) : List.of(inputs, out);
  }

  /** Outputs of a layer with weights of that shape. */
  long outputs(List<Long> shape) {
    return shape.get(this == OUT_FIRST ? 0 : shape.size() - 1);
  }

  /** Inputs of a fully connected layer with weights of that shape: all but the outputs. */
  long inputs(List<Long> shape) {
    long inputs = 1;
    for (int i = 0; i < shape.size(); i++) {
      if (i != (this == OUT_FIRST ? 0 : shape.size() - 1)) {
        inputs *= shape.get(i);
      }
    }
    return inputs;
  }

  /** Input channels that an output of a convolution reads. */
  long channels(List<Long> shape) {
    return shape.get(this == OUT_FIRST ? 1 : 2);
  }

  /** Side of the kernel of weights with four axes. */
  long kernel(List<Long> shape) {
    return shape.get(this == OUT_FIRST ? 2 : 0);
  }

  /** Where the weights of a layer are among a tensor's elements. */
  Steps steps(Layer layer, StoredTensor tensor) {
    List<Long> strides = tensor.strides();
    int kernel = layer.kernel();
    if (strides.size() == 4) {
      return this == OUT_FIRST
          ? new Steps(strides.get(0), strides.get(1), strides.get(2), strides.get(3), kernel)
          : new Steps(strides.get(3), strides.get(2), strides.get(0), strides.get(1), kernel);
    }
    long area = (long) kernel * kernel;
    if (this == OUT_FIRST) {
      long step = strides.get(1);
      return new Steps(strides.get(0), area * step, kernel * step, step, kernel);
    }
    long step = strides.get(0);
    long channels = layer.inputs();
    return new Steps(strides.get(1), step, kernel * channels * step, channels * step, kernel);
  }

  /**
   * Steps between weights, in elements.
   *
   * @param output to the next output
   * @param channel to the next input channel
   * @param y to the next row of the kernel
   * @param x to the next column of the kernel
   * @param kernel side of the kernel
   */
  record Steps(long output, long channel, long y, long x, int kernel) {
    /** Steps to every position of the kernel from its first, row by row. */
    List<Long> positions() {
      List<Long> positions = new ArrayList<>();
      for (int row = 0; row < kernel; row++) {
        for (int column = 0; column < kernel; column++) {
          positions.add(row * y + column * x);
        }
      }
      return positions;
    }
  }
}
