package org.vggscope.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vggscope.support.Problem;

/**
 * The networks of Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image
 * Recognition" (2014): blocks of convolutions, each ended by a 2x2 pooling with stride 2, and three
 * fully connected layers.
 */
public final class Vgg {
  /** The widths of the paper. */
  public static final List<Integer> PAPER_WIDTHS = List.of(64, 128, 256, 512, 512);

  /** Pixels that one position of {@code pool5} stands for: five poolings halve five times. */
  private static final int REDUCTION = 1 << Configuration.BLOCKS;

  private static final int PAPER_HIDDEN = 4096;
  private static final int LEAST_HIDDEN = 64;
  private static final int LEAST_WIDTH = 4;

  private Vgg() {}

  /** A configuration as the paper has it: full width, 1,000 classes, 224 x 224. */
  public static NetworkSpec paper(Configuration configuration) {
    return of(configuration, PAPER_WIDTHS, List.of(PAPER_HIDDEN, PAPER_HIDDEN), 1000, 224);
  }

  /**
   * A configuration at any width.
   *
   * @param widths channels of the five blocks
   * @param hidden units of {@code fc6} and {@code fc7}
   * @param classes units of {@code fc8}
   * @param inputSize side of the picture that {@code fc6} is made for, at least 32; what five
   *     halvings leave over is not seen
   */
  public static NetworkSpec of(
      Configuration configuration,
      List<Integer> widths,
      List<Integer> hidden,
      int classes,
      int inputSize) {
    return of(configuration, widths, hidden, classes, new Shape(3, inputSize, inputSize));
  }

  /**
   * A configuration at a share of its width, for small pictures: the fully connected layers have a
   * quarter of the paper's width beside that share, for there is less to connect.
   *
   * @param width share of the paper's widths, 1 for all
   * @param input what it reads
   */
  public static NetworkSpec small(
      Configuration configuration, double width, int classes, Shape input) {
    int hidden = Math.max(LEAST_HIDDEN, (int) Math.rint(PAPER_HIDDEN * width / 4));
    return of(
        configuration,
        PAPER_WIDTHS.stream()
            .map(each -> Math.max(LEAST_WIDTH, (int) Math.rint(each * width)))
            .toList(),
        List.of(hidden, hidden),
        classes,
        input);
  }

  /**
   * A configuration at any width and for any channels.
   *
   * @param input what {@code fc6} is made for, its side at least 32
   */
  public static NetworkSpec of(
      Configuration configuration,
      List<Integer> widths,
      List<Integer> hidden,
      int classes,
      Shape input) {
    int inputSize = input.height();
    if (widths.size() != Configuration.BLOCKS || hidden.size() != 2) {
      throw Problem.refused("A VGG network has 5 block widths and 2 hidden widths");
    }
    if (Stream.concat(widths.stream(), hidden.stream()).anyMatch(w -> w < 1) || classes < 1) {
      throw Problem.refused("Widths and classes are at least 1");
    }
    if (inputSize < REDUCTION) {
      throw Problem.refused("The input size is at least %d, not %d", REDUCTION, inputSize);
    }
    List<Layer> layers = new ArrayList<>();
    int channels = input.channels();
    for (int block = 1; block <= Configuration.BLOCKS; block++) {
      int width = widths.get(block - 1);
      List<Integer> kernels = configuration.kernels().get(block - 1);
      for (int i = 0; i < kernels.size(); i++) {
        int kernel = kernels.get(i);
        String name = "conv" + block + "_" + (i + 1);
        layers.add(Layer.convolution(name, block, kernel, 1, kernel / 2, 1, channels, width));
        channels = width;
        if (block == 1 && i == 0 && configuration.isNormalized()) {
          layers.add(Layer.normalization("norm1", 1, width, LocalResponse.PUBLISHED));
        }
      }
      layers.add(Layer.pooling("pool" + block, block, 2, 2, width));
    }
    int last = Configuration.BLOCKS + 1;
    int side = inputSize / REDUCTION;
    layers.add(Layer.fullyConnected("fc6", last, side, channels, hidden.get(0), true));
    layers.add(Layer.fullyConnected("fc7", last, 1, hidden.get(0), hidden.get(1), true));
    layers.add(Layer.fullyConnected("fc8", last, 1, hidden.get(1), classes, false));
    return new NetworkSpec(configuration.commonName(), configuration.paperName(), input, layers);
  }
}
