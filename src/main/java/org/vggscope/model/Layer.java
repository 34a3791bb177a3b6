package org.vggscope.model;

/**
 * One layer of a VGG network. A fully connected layer is described as the convolution that it
 * equals (Simonyan and Zisserman 2014, Section 3.2): {@code fc6} has the kernel of the whole {@code
 * pool5} map, {@code fc7} and {@code fc8} have 1x1 kernels, none is padded.
 *
 * @param name the paper's name: {@code conv3_2}, {@code norm1}, {@code pool3}, {@code fc6}
 * @param kind what it does
 * @param block 1 to 5; the fully connected layers count as 6
 * @param kernel side of the square kernel, in positions of the layer below
 * @param stride step of the kernel, in positions of the layer below
 * @param padding zeros added on each side of the layer below
 * @param inputs channels read
 * @param outputs channels written
 * @param relu whether negative sums are set to zero
 */
public record Layer(
    String name,
    LayerKind kind,
    int block,
    int kernel,
    int stride,
    int padding,
    int inputs,
    int outputs,
    boolean relu) {

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
    return hasParameters() ? (long) outputs * inputs * kernel * kernel : 0;
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
      throw new IllegalArgumentException(
          "%s reads %d channels, not %d".formatted(name, inputs, input.channels()));
    }
    int height = outputLength(input.height());
    int width = outputLength(input.width());
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "%s cannot read %s: its kernel is %d x %d".formatted(name, input, kernel, kernel));
    }
    return new Shape(outputs, height, width);
  }

  private int outputLength(int length) {
    return Math.floorDiv(length + 2 * padding - kernel, stride) + 1;
  }
}
