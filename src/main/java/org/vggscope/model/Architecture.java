package org.vggscope.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a VGG network is: a configuration of the paper at given widths.
 *
 * @param configuration a column of the paper's Table 1
 * @param widths channels of the five blocks; the paper's are 64, 128, 256, 512, 512
 * @param hidden units of {@code fc6} and {@code fc7}; the paper's are 4096, 4096
 * @param classes units of {@code fc8}
 * @param inputSize side of the square picture that the fully connected layers were trained for, in
 *     pixels, a multiple of 32
 */
public record Architecture(
    Configuration configuration,
    List<Integer> widths,
    List<Integer> hidden,
    int classes,
    int inputSize) {

  /** The widths of the paper. */
  public static final List<Integer> PAPER_WIDTHS = List.of(64, 128, 256, 512, 512);

  /** Pixels that one position of {@code pool5} stands for: five poolings halve five times. */
  public static final int REDUCTION = 1 << Configuration.BLOCKS;

  public Architecture {
    widths = List.copyOf(widths);
    hidden = List.copyOf(hidden);
    if (widths.size() != Configuration.BLOCKS || hidden.size() != 2) {
      throw new IllegalArgumentException("A VGG network has 5 block widths and 2 hidden widths");
    }
    if (Stream.concat(widths.stream(), hidden.stream()).anyMatch(w -> w < 1) || classes < 1) {
      throw new IllegalArgumentException("Widths and classes are at least 1");
    }
    if (inputSize < REDUCTION || inputSize % REDUCTION != 0) {
      throw new IllegalArgumentException(
          "The input size is a multiple of %d, not %d".formatted(REDUCTION, inputSize));
    }
  }

  /** A configuration as the paper has it: full width, 1,000 classes, 224 x 224. */
  public static Architecture paper(Configuration configuration) {
    return new Architecture(configuration, PAPER_WIDTHS, List.of(4096, 4096), 1000, 224);
  }

  /** All layers in the order of the forward pass, {@code conv1_1} to {@code fc8}. */
  public List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    int channels = 3;
    for (int block = 1; block <= Configuration.BLOCKS; block++) {
      int width = widths.get(block - 1);
      List<Integer> kernels = configuration.kernels().get(block - 1);
      for (int i = 0; i < kernels.size(); i++) {
        int kernel = kernels.get(i);
        layers.add(
            new Layer(
                "conv" + block + "_" + (i + 1),
                LayerKind.CONVOLUTION,
                block,
                kernel,
                1,
                kernel / 2,
                channels,
                width,
                true));
        channels = width;
        if (block == 1 && i == 0 && configuration.isNormalized()) {
          layers.add(new Layer("norm1", LayerKind.NORMALIZATION, 1, 1, 1, 0, width, width, false));
        }
      }
      layers.add(new Layer("pool" + block, LayerKind.POOLING, block, 2, 2, 0, width, width, false));
    }
    layers.add(fullyConnected("fc6", inputSize / REDUCTION, channels, hidden.get(0), true));
    layers.add(fullyConnected("fc7", 1, hidden.get(0), hidden.get(1), true));
    layers.add(fullyConnected("fc8", 1, hidden.get(1), classes, false));
    return List.copyOf(layers);
  }

  private static Layer fullyConnected(
      String name, int kernel, int inputs, int outputs, boolean relu) {
    return new Layer(
        name,
        LayerKind.FULLY_CONNECTED,
        Configuration.BLOCKS + 1,
        kernel,
        1,
        0,
        inputs,
        outputs,
        relu);
  }

  /**
   * The layer of that name.
   *
   * @throws IllegalArgumentException when the configuration has none of that name
   */
  public Layer layer(String name) {
    List<Layer> layers = layers();
    return layers.stream()
        .filter(layer -> layer.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s has no layer '%s'; its layers are %s"
                        .formatted(
                            configuration.commonName(),
                            name,
                            String.join(" ", layers.stream().map(Layer::name).toList()))));
  }

  /**
   * The shape of every layer's activations, in the order of the forward pass. An input larger than
   * {@link #inputSize} gives maps at the fully connected layers too (dense evaluation).
   *
   * @param height rows of the picture fed to {@code conv1_1}, at least {@link #inputSize}
   * @param width columns of that picture, at least {@link #inputSize}
   * @throws IllegalArgumentException when the picture is smaller than that
   */
  public Map<Layer, Shape> shapes(int height, int width) {
    if (height < inputSize || width < inputSize) {
      throw new IllegalArgumentException(
          "The network reads pictures of at least %d x %d, not %d x %d (width x height)"
              .formatted(inputSize, inputSize, width, height));
    }
    Map<Layer, Shape> shapes = new LinkedHashMap<>();
    Shape shape = new Shape(3, height, width);
    for (Layer layer : layers()) {
      shape = layer.output(shape);
      shapes.put(layer, shape);
    }
    return shapes;
  }

  /** Weights and biases of all layers together. */
  public long parameters() {
    return layers().stream().mapToLong(Layer::parameters).sum();
  }

  /** Multiply-adds of one forward pass on a picture of {@code height} x {@code width} pixels. */
  public long multiplyAdds(int height, int width) {
    return shapes(height, width).entrySet().stream()
        .mapToLong(entry -> entry.getKey().multiplyAdds(entry.getValue()))
        .sum();
  }

  /** What each layer's units see of the input, in the order of the forward pass. */
  public Map<Layer, ReceptiveField> receptiveFields() {
    Map<Layer, ReceptiveField> fields = new LinkedHashMap<>();
    ReceptiveField field = ReceptiveField.PIXEL;
    for (Layer layer : layers()) {
      field = field.through(layer);
      fields.put(layer, field);
    }
    return fields;
  }
}
