package org.vggscope.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.vggscope.support.Problem;

/**
 * What a network is: a chain of layers, each of which reads the one before it. {@link Vgg} and
 * {@link AlexNet} make those that have names; any other chain is as good.
 *
 * @param name what people call it: {@code VGG16}, {@code AlexNet}
 * @param configuration its short name: a column of the VGG paper's Table 1, {@code D}, or the same
 *     as the name
 * @param input what the first layer reads in training, {@code (channels, side, side)}; channels are
 *     1, 3 or 4
 * @param layers in the order of the forward pass
 */
public record NetworkSpec(String name, String configuration, Shape input, List<Layer> layers) {
  private static final Set<Integer> CHANNELS = Set.of(1, 3, 4);

  public NetworkSpec {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw Problem.refused("A network has at least one layer");
    }
    if (input.height() != input.width() || !CHANNELS.contains(input.channels())) {
      throw Problem.refused("A network reads square pictures of 1, 3 or 4 channels, not %s", input);
    }
    Set<String> names = new HashSet<>();
    Shape shape = input;
    for (Layer layer : layers) {
      if (!names.add(layer.name())) {
        throw Problem.refused("Two layers are called %s", layer.name());
      }
      shape = layer.output(shape);
    }
  }

  /** Side of the square picture that the network was trained to read, in pixels. */
  public int inputSize() {
    return input.height();
  }

  /** The same network with another dropout behind its hidden fully connected layers. */
  public NetworkSpec dropping(double share) {
    return new NetworkSpec(
        name,
        configuration,
        input,
        layers.stream().map(layer -> layer.dropout() > 0 ? layer.dropping(share) : layer).toList());
  }

  /** Whether smaller pictures than it was trained on are read through averaged maps. */
  public boolean isAdaptive() {
    return layers.stream().anyMatch(Layer::adaptive);
  }

  /** Whether its fully connected layers read the mean of each map, however large it is. */
  public boolean isAveraged() {
    return layers.stream().anyMatch(layer -> layer.adaptive() && layer.kernel() == 1);
  }

  /** The same network with fully connected layers that read the mean of each map. */
  public NetworkSpec averaged() {
    List<Layer> all = new ArrayList<>(layers);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).kind() == LayerKind.FULLY_CONNECTED) {
        all.set(i, all.get(i).adapting());
        break;
      }
    }
    return new NetworkSpec(name, configuration, input, all);
  }

  /**
   * The same network with the maps that its first fully connected layer reads averaged onto that
   * layer's side where they are smaller (see {@link AdaptivePooling}); itself without such a layer.
   */
  public NetworkSpec adaptive() {
    return new NetworkSpec(
        name,
        configuration,
        input,
        layers.stream()
            .map(
                layer ->
                    layer.kind() == LayerKind.FULLY_CONNECTED && layer.kernel() > 1
                        ? layer.adapting()
                        : layer)
            .toList());
  }

  /**
   * The same network as one that was trained on the pictures that a preprocessing makes, where they
   * are smaller and it reads them; otherwise itself.
   */
  public NetworkSpec preparedBy(Preprocessing preprocessing) {
    int side = preprocessing.side();
    return side >= leastSide() && side < inputSize() ? trainedAt(side) : this;
  }

  /**
   * The same network as one that was trained on pictures of another side.
   *
   * @throws IllegalArgumentException when it cannot read them
   */
  public NetworkSpec trainedAt(int side) {
    return new NetworkSpec(name, configuration, new Shape(input.channels(), side, side), layers);
  }

  /**
   * The smallest side that it reads: what fully connected layers were trained for, or where maps
   * are averaged for them, or without any, what leaves something of every map.
   */
  public int leastSide() {
    if (lastLayer().kind() == LayerKind.FULLY_CONNECTED && !isAdaptive()) {
      return inputSize();
    }
    int side = 1;
    while (side < inputSize() && !isRead(side)) {
      side++;
    }
    return side;
  }

  /**
   * The side that it reads when one is wanted.
   *
   * @param wanted in pixels; 0 for what it was trained at
   */
  public int side(int wanted) {
    return wanted == 0 ? inputSize() : Math.max(wanted, leastSide());
  }

  private boolean isRead(int side) {
    int length = side;
    for (Layer layer : layers) {
      length = layer.outputLength(length);
      if (length < 1) {
        return false;
      }
    }
    return true;
  }

  /** Pixels that one position of the last feature maps stands for: all strides multiplied. */
  public int step() {
    return layers.stream()
        .filter(layer -> layer.kind() != LayerKind.FULLY_CONNECTED)
        .mapToInt(Layer::stride)
        .reduce(1, (a, b) -> a * b);
  }

  private Layer lastLayer() {
    return layers.get(layers.size() - 1);
  }

  /**
   * The layer whose outputs are class scores: the last one if it is fully connected and no ReLU
   * follows. Networks of convolutions alone have none.
   */
  public Optional<Layer> classifier() {
    Layer last = lastLayer();
    return last.kind() == LayerKind.FULLY_CONNECTED && !last.relu()
        ? Optional.of(last)
        : Optional.empty();
  }

  /** Whether the network ends in classes. */
  public boolean hasClassifier() {
    return classifier().isPresent();
  }

  /** How many classes it tells apart; 0 without a classifier. */
  public int classes() {
    return classifier().map(Layer::outputs).orElse(0);
  }

  /**
   * The same network with a last layer for another number of classes.
   *
   * @throws IllegalArgumentException when it does not end in classes
   */
  public NetworkSpec withClasses(int classes) {
    Layer last =
        classifier()
            .orElseThrow(
                () ->
                    Problem.refused(
                        "%s has no fully connected layers, so it names no classes", name));
    List<Layer> all = new ArrayList<>(layers);
    all.set(all.size() - 1, last.withOutputs(classes));
    return new NetworkSpec(name, configuration, input, all);
  }

  /** The same network without its fully connected layers. */
  public NetworkSpec features() {
    return new NetworkSpec(
        name,
        configuration,
        input,
        layers.stream().filter(layer -> layer.kind() != LayerKind.FULLY_CONNECTED).toList());
  }

  /** Channels that each block of convolutions ends with. */
  public List<Integer> widths() {
    Map<Integer, Integer> widths = new TreeMap<>();
    for (Layer layer : layers) {
      if (layer.kind() == LayerKind.CONVOLUTION) {
        widths.put(layer.block(), layer.outputs());
      }
    }
    return List.copyOf(widths.values());
  }

  /** Units of the fully connected layers before the last one. */
  public List<Integer> hidden() {
    return layers.stream()
        .filter(layer -> layer.kind() == LayerKind.FULLY_CONNECTED && layer.relu())
        .map(Layer::outputs)
        .toList();
  }

  /**
   * The layer of that name.
   *
   * @throws IllegalArgumentException when the network has none of that name
   */
  public Layer layer(String wanted) {
    return layers.stream()
        .filter(layer -> layer.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.refused(
                    "%s has no layer '%s'; its layers are %s",
                    name, wanted, String.join(" ", layers.stream().map(Layer::name).toList())));
  }

  /**
   * The shape of every layer's activations, in the order of the forward pass. An input larger than
   * {@link #inputSize} gives maps at the fully connected layers too (dense evaluation).
   *
   * @param height rows of the picture fed to the first layer, at least {@link #leastSide}
   * @param width columns of that picture, at least {@link #leastSide}
   * @throws IllegalArgumentException when the picture is smaller than that
   */
  public Map<Layer, Shape> shapes(int height, int width) {
    int least = leastSide();
    if (height < least || width < least) {
      throw Problem.refused(
          "The network reads pictures of at least %d x %d, not %d x %d (width x height)",
          least, least, width, height);
    }
    Map<Layer, Shape> shapes = new LinkedHashMap<>();
    Shape shape = new Shape(input.channels(), height, width);
    for (Layer layer : layers) {
      shape = layer.output(shape);
      shapes.put(layer, shape);
    }
    return shapes;
  }

  /**
   * Maps that are averaged because they are too small for the layer that reads them.
   *
   * @param below the layer that makes them
   * @param from their shape
   * @param reader the layer that reads them on its kernel's side
   */
  public record Averaging(Layer below, Shape from, Layer reader) {
    /** Positions of the smaller maps that are seen along one axis, the longer one. */
    public int positions() {
      int longer = Math.max(from.height(), from.width());
      return reader.kernel() == 1 ? longer : Math.min(reader.kernel(), longer);
    }
  }

  /** Which maps are averaged when the picture has that size; empty where all are large enough. */
  public Optional<Averaging> averaging(int height, int width) {
    Map<Layer, Shape> shapes = shapes(height, width);
    for (int i = 1; i < layers.size(); i++) {
      Shape from = shapes.get(layers.get(i - 1));
      if (layers.get(i).adapts(from)) {
        return Optional.of(new Averaging(layers.get(i - 1), from, layers.get(i)));
      }
    }
    return Optional.empty();
  }

  /** Weights and biases of all layers together. */
  public long parameters() {
    return layers.stream().mapToLong(Layer::parameters).sum();
  }

  /** Multiply-adds of one forward pass on a picture of {@code height} x {@code width} pixels. */
  public long multiplyAdds(int height, int width) {
    return shapes(height, width).entrySet().stream()
        .mapToLong(entry -> entry.getKey().multiplyAdds(entry.getValue()))
        .sum();
  }

  /** What each layer's units see of the input, in the order of the forward pass. */
  public Map<Layer, ReceptiveField> receptiveFields() {
    return receptiveFields(inputSize(), inputSize());
  }

  /**
   * What each layer's units see of a picture of that size. It is the same for all sizes but for
   * units that read averaged maps: they see what all positions of those see, the longer way where
   * the sides differ.
   */
  public Map<Layer, ReceptiveField> receptiveFields(int height, int width) {
    Optional<Averaging> averaging = averaging(height, width);
    Map<Layer, ReceptiveField> fields = new LinkedHashMap<>();
    ReceptiveField field = ReceptiveField.PIXEL;
    for (Layer layer : layers) {
      field =
          averaging.isPresent() && averaging.get().reader().equals(layer)
              ? field.through(averaging.get().positions(), 1, 0)
              : field.through(layer);
      fields.put(layer, field);
    }
    return fields;
  }
}
