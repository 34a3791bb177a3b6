package org.vggscope.model;

import java.util.List;

/**
 * The network of Krizhevsky, Sutskever and Hinton, "ImageNet Classification with Deep Convolutional
 * Neural Networks" (2012), which VGG is measured against: five convolutions, a 3x3 pooling with
 * stride 2 after the first, second and fifth, three fully connected layers. It reads 227 x 227
 * pixels without padding, which gives the paper's 55 x 55 maps; the paper's own 224 does not.
 */
public enum AlexNet {
  /**
   * As published, for two graphics cards: {@code conv2}, {@code conv4} and {@code conv5} are in two
   * groups, each of which reads half of the channels. 60,965,224 parameters.
   */
  PUBLISHED("AlexNet (2 groups, as published)", 2),
  /** With the same widths but without groups. 62,378,344 parameters. */
  SINGLE_TOWER("AlexNet (single tower)", 1);

  /** Side of the picture that it reads, in pixels. */
  public static final int INPUT_SIZE = 227;

  private static final List<String> IN_GROUPS = List.of("conv2", "conv4", "conv5");

  private final String title;
  private final int groups;

  AlexNet(String title, int groups) {
    this.title = title;
    this.groups = groups;
  }

  /** The name for people, with the variant. */
  public String title() {
    return title;
  }

  /**
   * All layers in the order of the forward pass. They say nothing of groups: for their numbers ask
   * {@link #parameters} and {@link #multiplyAdds}.
   */
  public List<Layer> layers() {
    return List.of(
        convolution("conv1", 1, 11, 4, 0, 3, 96),
        normalization("norm1", 1, 96),
        pooling("pool1", 1, 96),
        convolution("conv2", 2, 5, 1, 2, 96, 256),
        normalization("norm2", 2, 256),
        pooling("pool2", 2, 256),
        convolution("conv3", 3, 3, 1, 1, 256, 384),
        convolution("conv4", 4, 3, 1, 1, 384, 384),
        convolution("conv5", 5, 3, 1, 1, 384, 256),
        pooling("pool5", 5, 256),
        fullyConnected("fc6", 6, 256, 4096, true),
        fullyConnected("fc7", 1, 4096, 4096, true),
        fullyConnected("fc8", 1, 4096, 1000, false));
  }

  private static Layer convolution(
      String name, int block, int kernel, int stride, int padding, int inputs, int outputs) {
    return new Layer(
        name, LayerKind.CONVOLUTION, block, kernel, stride, padding, inputs, outputs, true);
  }

  private static Layer normalization(String name, int block, int channels) {
    return new Layer(name, LayerKind.NORMALIZATION, block, 1, 1, 0, channels, channels, false);
  }

  private static Layer pooling(String name, int block, int channels) {
    return new Layer(name, LayerKind.POOLING, block, 3, 2, 0, channels, channels, false);
  }

  private static Layer fullyConnected(
      String name, int kernel, int inputs, int outputs, boolean relu) {
    return new Layer(name, LayerKind.FULLY_CONNECTED, 6, kernel, 1, 0, inputs, outputs, relu);
  }

  /** In how many groups a layer is: each reads that share of the channels. */
  public int groups(Layer layer) {
    return IN_GROUPS.contains(layer.name()) ? groups : 1;
  }

  /** Weights and biases of a layer. */
  public long parameters(Layer layer) {
    return layer.hasParameters() ? layer.weightCount() / groups(layer) + layer.outputs() : 0;
  }

  /** Multiply-adds of a layer in one forward pass that ends in {@code output}. */
  public long multiplyAdds(Layer layer, Shape output) {
    return layer.multiplyAdds(output) / groups(layer);
  }

  /** Weights and biases of all layers together. */
  public long parameters() {
    return layers().stream().mapToLong(this::parameters).sum();
  }
}
