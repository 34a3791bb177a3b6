package org.vggscope.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The network of Krizhevsky, Sutskever and Hinton, "ImageNet Classification with Deep Convolutional
 * Neural Networks" (2012), which VGG is measured against: five convolutions, a 3x3 pooling with
 * stride 2 after the first, second and fifth, three fully connected layers. There are several of
 * that name, and they differ in more than their weights.
 */
public final class AlexNet {
  /** The widths as published. */
  public static final List<Integer> PUBLISHED_WIDTHS = List.of(96, 256, 384, 384, 256);

  /** The widths of Krizhevsky, "One weird trick" (2014), which torchvision has. */
  public static final List<Integer> TORCHVISION_WIDTHS = List.of(64, 192, 384, 256, 256);

  private static final List<Integer> HIDDEN = List.of(4096, 4096);
  private static final int CLASSES = 1000;

  /** Whose AlexNet it is. */
  public enum Kind {
    /** No groups, no normalisation, 224 x 224 pixels padded by 2. */
    TORCHVISION("AlexNet", 224, 2, 1),
    /**
     * Caffe's {@code bvlc_alexnet}, close to what was published: two groups, for two graphics
     * cards; normalisation before pooling; 227 x 227 pixels, not padded, which gives the paper's 55
     * x 55 maps as the paper's own 224 does not.
     */
    CAFFE("AlexNet (Caffe)", 227, 0, 2),
    /** Caffe's {@code bvlc_reference_caffenet}: pooling before normalisation. */
    CAFFENET("CaffeNet", 227, 0, 2);

    private final String title;
    private final int inputSize;
    private final int padding;
    private final int groups;

    Kind(String title, int inputSize, int padding, int groups) {
      this.title = title;
      this.inputSize = inputSize;
      this.padding = padding;
      this.groups = groups;
    }
  }

  private AlexNet() {}

  /** As it was published, in two groups: 60,965,224 parameters. */
  public static NetworkSpec published() {
    return chain(
        "AlexNet (2 groups, as published)", Kind.CAFFE, PUBLISHED_WIDTHS, HIDDEN, CLASSES, 2);
  }

  /** With the published widths but without groups: 62,378,344 parameters. */
  public static NetworkSpec singleTower() {
    return chain("AlexNet (single tower)", Kind.CAFFE, PUBLISHED_WIDTHS, HIDDEN, CLASSES, 1);
  }

  /** One of the kinds at its own widths. */
  public static NetworkSpec of(Kind kind) {
    return of(
        kind, kind == Kind.TORCHVISION ? TORCHVISION_WIDTHS : PUBLISHED_WIDTHS, HIDDEN, CLASSES);
  }

  /**
   * One of the kinds at any width.
   *
   * @param widths channels of the five convolutions
   * @param hidden units of {@code fc6} and {@code fc7}
   * @param classes units of {@code fc8}
   */
  public static NetworkSpec of(Kind kind, List<Integer> widths, List<Integer> hidden, int classes) {
    return chain(kind.title, kind, widths, hidden, classes, kind.groups);
  }

  /**
   * An AlexNet for small pictures, whose first kernel is 5 x 5 at stride 1: in two groups, with
   * normalisation as PyTorch divides it.
   *
   * @param width share of the published widths, 1 for all
   * @param input what it reads
   */
  public static NetworkSpec small(double width, int classes, Shape input) {
    List<Integer> widths =
        PUBLISHED_WIDTHS.stream()
            .map(each -> (int) Math.max(4, Math.rint(each * width)) / 2 * 2)
            .toList();
    int hidden = (int) Math.max(4, Math.rint(HIDDEN.get(0) * width));
    LocalResponse response = new LocalResponse(2, 2, 1e-4 / 5, 0.75);
    List<Layer> layers = new ArrayList<>();
    int channels = input.channels();
    for (int i = 1; i <= widths.size(); i++) {
      int kernel = i <= 2 ? 5 : 3;
      int groups = i == 1 || i == 3 ? 1 : 2;
      int wide = widths.get(i - 1);
      layers.add(Layer.convolution("conv" + i, i, kernel, 1, kernel / 2, groups, channels, wide));
      if (i <= 2) {
        layers.add(Layer.normalization("norm" + i, i, wide, response));
      }
      if (i <= 2 || i == widths.size()) {
        layers.add(Layer.pooling("pool" + i, i, 3, 2, wide));
      }
      channels = wide;
    }
    Shape last = input;
    for (Layer layer : layers) {
      last = layer.output(last);
    }
    layers.add(Layer.fullyConnected("fc6", 6, last.height(), channels, hidden, true));
    layers.add(Layer.fullyConnected("fc7", 6, 1, hidden, hidden, true));
    layers.add(Layer.fullyConnected("fc8", 6, 1, hidden, classes, false));
    return new NetworkSpec("AlexNet (small)", "AlexNet (small)", input, layers);
  }

  private static NetworkSpec chain(
      String name, Kind kind, List<Integer> widths, List<Integer> hidden, int classes, int groups) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Layer.convolution("conv1", 1, 11, 4, kind.padding, 1, 3, widths.get(0)));
    addPooling(layers, kind, 1, widths.get(0));
    layers.add(Layer.convolution("conv2", 2, 5, 1, 2, groups, widths.get(0), widths.get(1)));
    addPooling(layers, kind, 2, widths.get(1));
    layers.add(Layer.convolution("conv3", 3, 3, 1, 1, 1, widths.get(1), widths.get(2)));
    layers.add(Layer.convolution("conv4", 4, 3, 1, 1, groups, widths.get(2), widths.get(3)));
    layers.add(Layer.convolution("conv5", 5, 3, 1, 1, groups, widths.get(3), widths.get(4)));
    layers.add(Layer.pooling("pool5", 5, 3, 2, widths.get(4)));
    layers.add(Layer.fullyConnected("fc6", 6, 6, widths.get(4), hidden.get(0), true));
    layers.add(Layer.fullyConnected("fc7", 6, 1, hidden.get(0), hidden.get(1), true));
    layers.add(Layer.fullyConnected("fc8", 6, 1, hidden.get(1), classes, false));
    return new NetworkSpec(name, name, new Shape(3, kind.inputSize, kind.inputSize), layers);
  }

  private static void addPooling(List<Layer> layers, Kind kind, int block, int width) {
    Layer pooling = Layer.pooling("pool" + block, block, 3, 2, width);
    Layer norm = Layer.normalization("norm" + block, block, width, LocalResponse.CAFFE);
    switch (kind) {
      case TORCHVISION -> layers.add(pooling);
      case CAFFE -> layers.addAll(List.of(norm, pooling));
      case CAFFENET -> layers.addAll(List.of(pooling, norm));
    }
  }
}
