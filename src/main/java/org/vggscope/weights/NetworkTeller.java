package org.vggscope.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vggscope.model.AlexNet;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Shape;
import org.vggscope.model.Vgg;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/**
 * Tells from the shapes of a file's arrays which network they make, and checks that they all fit
 * it. Where shapes contradict each other the majority is believed, so that the message names the
 * one array that is wrong.
 */
final class NetworkTeller {
  /** 8 GB of float32; VGG19 has 144 million. */
  private static final long MAX_PARAMETERS = 2_000_000_000;

  /** Side of the last maps that fully connected layers may read, more than any was trained on. */
  private static final int MAX_SIDE = 1024;

  private final NamedTensors tensors;
  private final Layout layout;
  private final Map<String, String> words;
  private final NetworkSpec template;

  /**
   * What the arrays make.
   *
   * @param network without a classifier when the file has none or one that does not fit
   * @param problem why it has none though there are arrays for one, or null
   */
  record Told(NetworkSpec network, Problem problem) {}

  private NetworkTeller(NamedTensors tensors, Layout layout, Map<String, String> words)
      throws WeightFileException {
    this.tensors = tensors;
    this.layout = layout;
    this.words = words;
    this.template = template(words.get("configuration"));
  }

  /**
   * The network that the arrays make. A classifier that does not fit is left out; convolutions that
   * do not are an error.
   *
   * @param words what the file itself says, for what no shape tells
   * @throws WeightFileException naming the array that is missing or has which shape instead of
   *     which
   */
  static Told tell(NamedTensors tensors, Layout layout, Map<String, String> words)
      throws WeightFileException {
    NetworkTeller teller = new NetworkTeller(tensors, layout, words);
    NetworkSpec features = teller.features();
    if (!tensors.hasClassifier()) {
      return new Told(features, null);
    }
    try {
      return new Told(teller.withClassifier(features), null);
    } catch (WeightFileException e) {
      return new Told(features, ProblemException.of(e));
    }
  }

  /**
   * Checks that a file has all arrays of the network that it says it has.
   *
   * @throws WeightFileException naming the array that is missing or has which shape instead of
   *     which
   */
  static NetworkSpec check(NamedTensors tensors, Layout layout) throws WeightFileException {
    NetworkTeller teller = new NetworkTeller(tensors, layout, Map.of());
    for (Layer layer : teller.template.layers()) {
      if (layer.hasParameters()) {
        teller.checkPresence(layer);
        teller.check(layer);
      }
    }
    return teller.network(teller.template.input(), teller.template.layers());
  }

  /** The published network that has the file's names, and what else the file says of itself. */
  private NetworkSpec template(String configuration) throws WeightFileException {
    NetworkSpec named = tensors.plan().template();
    List<String> names = weighted(named);
    for (NetworkSpec other : published()) {
      if (other.configuration().equals(configuration) && weighted(other).equals(names)) {
        return other;
      }
    }
    boolean small =
        tensors.told().isEmpty()
            && named.configuration().equals(Configuration.D.paperName())
            && tensors.hasPart("conv3_3", Part.WEIGHT)
            && weights("conv3_3").shape().size() == 4
            && layout.kernel(weights("conv3_3").shape()) == 1;
    return small ? Vgg.paper(Configuration.C) : named;
  }

  private static List<NetworkSpec> published() {
    return Stream.concat(
            Stream.of(Configuration.values()).map(Vgg::paper),
            Stream.of(AlexNet.Kind.values()).map(AlexNet::of))
        .toList();
  }

  private static List<String> weighted(NetworkSpec network) {
    return network.layers().stream().filter(Layer::hasParameters).map(Layer::name).toList();
  }

  private List<Layer> layers(LayerKind kind) {
    return template.layers().stream().filter(layer -> layer.kind() == kind).toList();
  }

  /** The layers before the fully connected ones, at the file's widths, all of which fit. */
  private NetworkSpec features() throws WeightFileException {
    for (Layer layer : layers(LayerKind.CONVOLUTION)) {
      checkPresence(layer);
    }
    Map<Integer, Integer> widths = widths();
    List<Layer> features = new ArrayList<>();
    int channels = inputChannels();
    Shape input = new Shape(channels, template.inputSize(), template.inputSize());
    for (Layer layer : template.layers()) {
      switch (layer.kind()) {
        case CONVOLUTION -> {
          int width = widths.get(layer.block());
          if (channels % layer.groups() != 0 || width % layer.groups() != 0) {
            throw new WeightFileException(
                Problem.of(
                    "%s has %d and %d channels, which are no %d groups",
                    weights(layer.name()).name(), channels, width, layer.groups()));
          }
          features.add(
              Layer.convolution(
                  layer.name(),
                  layer.block(),
                  layer.kernel(),
                  layer.stride(),
                  layer.padding(),
                  layer.groups(),
                  channels,
                  width));
          channels = width;
        }
        case POOLING ->
            features.add(
                Layer.pooling(
                    layer.name(), layer.block(), layer.kernel(), layer.stride(), channels));
        case NORMALIZATION ->
            features.add(
                Layer.normalization(layer.name(), layer.block(), channels, layer.response()));
        case FULLY_CONNECTED -> {
          // Told when it is known that the others fit.
        }
      }
    }
    NetworkSpec network = network(input, features);
    for (Layer layer : features) {
      if (layer.hasParameters()) {
        check(layer);
      }
    }
    return network;
  }

  /** As the first convolution has it, as far as there are such pictures. */
  private int inputChannels() throws WeightFileException {
    String first = layers(LayerKind.CONVOLUTION).get(0).name();
    long read = channels(first);
    if (read == 2 || read > 4) {
      throw new WeightFileException(
          Problem.of(
              "%s reads pictures of %d channels; VggScope shows networks that read 1, 3 or 4",
              weights(first).name(), read));
    }
    // Of grouped convolutions a kernel reads a part of the channels.
    return read == 1 || read == 4 ? (int) read : template.input().channels();
  }

  private NetworkSpec network(Shape input, List<Layer> layers) throws WeightFileException {
    NetworkSpec network = new NetworkSpec(template.name(), template.configuration(), input, layers);
    if (network.parameters() > MAX_PARAMETERS) {
      throw new WeightFileException(
          Problem.of(
              "The network would have %d parameters; VggScope opens up to %d",
              network.parameters(), MAX_PARAMETERS));
    }
    return network;
  }

  private NetworkSpec withClassifier(NetworkSpec features) throws WeightFileException {
    List<Layer> connected = layers(LayerKind.FULLY_CONNECTED);
    for (Layer layer : connected) {
      checkPresence(layer);
    }
    int channels = features.layers().get(features.layers().size() - 1).outputs();
    int kernel = side(connected.get(0).name(), channels);
    String mean = words.get(NetworkFile.MEAN);
    boolean averaged =
        kernel == 1 && (mean == null ? !tensors.told().isEmpty() : Boolean.parseBoolean(mean));
    int size = averaged && !isSmall() ? template.inputSize() : inputSize(features, kernel);
    List<Layer> all = new ArrayList<>(features.layers());
    for (int i = 0; i < connected.size(); i++) {
      Layer layer = connected.get(i);
      List<Long> votes = new ArrayList<>();
      votes.add(layout.outputs(weights(layer.name()).shape()));
      if (tensors.hasPart(layer.name(), Part.BIAS)) {
        votes.add(tensors.tensor(layer.name(), Part.BIAS).shape().get(0));
      }
      if (i + 1 < connected.size()) {
        votes.add(layout.inputs(weights(connected.get(i + 1).name()).shape()));
      }
      int units = majority(votes, layer.name());
      boolean relu = layer.relu() && !isLinear(layer);
      all.add(Layer.fullyConnected(layer.name(), layer.block(), kernel, channels, units, relu));
      channels = units;
      kernel = 1;
    }
    NetworkSpec network = network(new Shape(features.input().channels(), size, size), all);
    for (Layer layer : network.layers()) {
      if (layer.kind() == LayerKind.FULLY_CONNECTED) {
        check(layer);
      }
    }
    if (averaged) {
      return network.averaged();
    }
    return tensors.plan().template().isAdaptive() ? network.adaptive() : network;
  }

  /** Whether the file says that no ReLU follows a fully connected layer. */
  private boolean isLinear(Layer layer) {
    String module = tensors.plan().layers().get(layer.name());
    return Stream.of(words.getOrDefault(NetworkFile.LINEAR, "").split(" "))
        .anyMatch(said -> said.equals(module) || said.endsWith("." + module));
  }

  /**
   * Whether a classifier that reads one number a map is one of those that are trained on CIFAR's 10
   * or 100 classes at 32 pixels: with batch normalisation and a single layer.
   */
  private boolean isSmall() throws WeightFileException {
    List<Layer> connected = layers(LayerKind.FULLY_CONNECTED);
    long classes = layout.outputs(weights(connected.get(0).name()).shape());
    return connected.size() == 1
        && tensors.plan().norms().containsKey(layers(LayerKind.CONVOLUTION).get(0).name())
        && (classes == 10 || classes == 100);
  }

  /** The side of a picture whose last maps have that side: the published one, or the smallest. */
  private int inputSize(NetworkSpec features, int side) throws WeightFileException {
    if (lastSide(features, template.inputSize()) == side) {
      return template.inputSize();
    }
    int size = features.leastSide();
    while (lastSide(features, size) < side) {
      size++;
    }
    if (lastSide(features, size) != side) {
      throw new WeightFileException(
          Problem.of(
              "%s reads maps of %d x %d, which no picture gives",
              weights(layers(LayerKind.FULLY_CONNECTED).get(0).name()).name(), side, side));
    }
    return size;
  }

  private static int lastSide(NetworkSpec features, int size) {
    Shape shape = new Shape(features.input().channels(), size, size);
    for (Layer layer : features.layers()) {
      shape = layer.output(shape);
    }
    return shape.height();
  }

  private void checkPresence(Layer layer) throws WeightFileException {
    String name = layer.name();
    boolean fullyConnected = layer.kind() == LayerKind.FULLY_CONNECTED;
    StoredTensor weights = tensors.tensor(name, Part.WEIGHT);
    int axes = weights.shape().size();
    if (axes != 4 && !(fullyConnected && axes == 2)) {
      throw new WeightFileException(
          Problem.of(
              "%s has shape %s, expected %d axes",
              weights.name(), StoredTensor.text(weights.shape()), fullyConnected ? 2 : 4));
    }
    checkType(weights);
    BatchNormalization norm = tensors.norm(name);
    BatchNormalization front = tensors.front(name);
    List<StoredTensor> vectors = new ArrayList<>();
    // A convolution in front of a batch normalisation may do without a bias.
    if (tensors.hasPart(name, Part.BIAS) || norm == null && hasBiases(layer.kind())) {
      vectors.add(tensors.tensor(name, Part.BIAS));
    }
    for (BatchNormalization each : Arrays.asList(norm, front)) {
      vectors.addAll(each == null ? List.of() : each.tensors());
    }
    for (StoredTensor vector : vectors) {
      checkType(vector);
      if (vector.shape().size() != 1) {
        throw new WeightFileException(
            Problem.of(
                "%s has shape %s, expected 1 axis",
                vector.name(), StoredTensor.text(vector.shape())));
      }
    }
  }

  /** Whether any layer of a kind has a bias; where none has, they were made without. */
  private boolean hasBiases(LayerKind kind) {
    return layers(kind).stream().anyMatch(layer -> tensors.hasPart(layer.name(), Part.BIAS));
  }

  private static void checkType(StoredTensor tensor) throws WeightFileException {
    if (!tensor.type().isFloat()) {
      throw new WeightFileException(
          Problem.of(
              "%s is of type %s; weights are F32, F16, BF16 or F64", tensor.name(), tensor.type()));
    }
  }

  /** The channels of each block, by all arrays that have a say in it. */
  private Map<Integer, Integer> widths() throws WeightFileException {
    Map<Integer, List<Long>> votes = new LinkedHashMap<>();
    Map<Integer, String> firsts = new LinkedHashMap<>();
    int before = 0;
    for (Layer layer : layers(LayerKind.CONVOLUTION)) {
      if (before != 0) {
        votes.get(before).add(channels(layer.name()) * layer.groups());
      }
      before = layer.block();
      firsts.putIfAbsent(before, layer.name());
      List<Long> own = votes.computeIfAbsent(before, block -> new ArrayList<>());
      own.add(layout.outputs(weights(layer.name()).shape()));
      if (tensors.hasPart(layer.name(), Part.BIAS)) {
        own.add(tensors.tensor(layer.name(), Part.BIAS).shape().get(0));
      }
    }
    Map<Integer, Integer> widths = new LinkedHashMap<>();
    for (Map.Entry<Integer, List<Long>> entry : votes.entrySet()) {
      widths.put(entry.getKey(), majority(entry.getValue(), firsts.get(entry.getKey())));
    }
    return widths;
  }

  private StoredTensor weights(String layer) throws WeightFileException {
    return tensors.tensor(layer, Part.WEIGHT);
  }

  /** Input channels that an output of a convolution reads. */
  private long channels(String name) throws WeightFileException {
    return layout.channels(weights(name).shape());
  }

  /** Side of the square maps that the first fully connected layer reads. */
  private int side(String name, int channels) throws WeightFileException {
    StoredTensor weights = weights(name);
    long inputs = layout.inputs(weights.shape());
    long side = Math.round(Math.sqrt((double) inputs / channels));
    if (side < 1 || side > MAX_SIDE || side * side * channels != inputs) {
      throw new WeightFileException(
          Problem.of(
              "%s reads %d inputs, which is no square of positions of pool5's %d channels",
              weights.name(), inputs, channels));
    }
    return (int) side;
  }

  private static int majority(List<Long> votes, String layer) throws WeightFileException {
    Map<Long, Integer> counts = new LinkedHashMap<>();
    votes.forEach(vote -> counts.merge(vote, 1, Integer::sum));
    long winner = votes.get(0);
    for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > counts.get(winner)) {
        winner = entry.getKey();
      }
    }
    if (winner < 1 || winner > 1 << 24) {
      throw new WeightFileException(Problem.of("%s has %d outputs", layer, winner));
    }
    return (int) winner;
  }

  private void check(Layer layer) throws WeightFileException {
    StoredTensor weights = weights(layer.name());
    expect(weights, layout.shape(layer, weights.shape().size()));
    List<Long> vector = List.of((long) layer.outputs());
    if (tensors.hasPart(layer.name(), Part.BIAS)) {
      expect(tensors.tensor(layer.name(), Part.BIAS), vector);
    }
    if (layer.kernel() > 1 && layout != Layout.OUT_FIRST && tensors.front(layer.name()) != null) {
      throw new WeightFileException(
          Problem.of(
              "%s is normalised place by place, which is read of PyTorch's files only",
              layer.name()));
    }
    expect(tensors.norm(layer.name()), layer.outputs());
    expect(tensors.front(layer.name()), layer.weightCount() / layer.outputs());
  }

  private static void expect(BatchNormalization norm, long channels) throws WeightFileException {
    if (norm != null) {
      for (StoredTensor vector : norm.tensors()) {
        expect(vector, List.of(channels));
      }
    }
  }

  private static void expect(StoredTensor tensor, List<Long> shape) throws WeightFileException {
    if (!tensor.shape().equals(shape)) {
      throw new WeightFileException(
          Problem.of(
              "%s has shape %s, expected %s",
              tensor.name(), StoredTensor.text(tensor.shape()), StoredTensor.text(shape)));
    }
  }
}
