package org.vggscope.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vggscope.model.Architecture;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;

/**
 * Tells from the shapes of a file's arrays which network they make, and checks that they all fit
 * it. Where shapes contradict each other the majority is believed, so that the message names the
 * one array that is wrong.
 */
final class ArchitectureTeller {
  /** 8 GB of float32; VGG19 has 144 million. */
  private static final long MAX_PARAMETERS = 2_000_000_000;

  private final NamedTensors tensors;
  private final Layout layout;
  private final List<String> convolutions = new ArrayList<>();

  private ArchitectureTeller(NamedTensors tensors, Layout layout) {
    this.tensors = tensors;
    this.layout = layout;
    for (Layer layer : Architecture.paper(tensors.plan().configuration()).layers()) {
      if (layer.kind() == LayerKind.CONVOLUTION) {
        convolutions.add(layer.name());
      }
    }
  }

  /**
   * The network that the arrays make. A file without fully connected layers has stand-ins of one
   * unit for them, and the input size of the paper.
   *
   * @param normalized whether configuration A means A-LRN, which no shape tells
   * @throws WeightFileException naming the array that is missing or has which shape instead of
   *     which
   */
  static Architecture tell(NamedTensors tensors, Layout layout, boolean normalized)
      throws WeightFileException {
    ArchitectureTeller teller = new ArchitectureTeller(tensors, layout);
    teller.checkPresence();
    Architecture architecture = teller.architecture(normalized);
    for (Layer layer : architecture.layers()) {
      boolean stored = layer.kind() == LayerKind.CONVOLUTION || tensors.hasClassifier();
      if (layer.hasParameters() && stored) {
        teller.check(layer);
      }
    }
    return architecture;
  }

  private void checkPresence() throws WeightFileException {
    List<String> names = new ArrayList<>(convolutions);
    if (tensors.hasClassifier()) {
      names.addAll(NamePlan.FULLY_CONNECTED);
    }
    for (String name : names) {
      boolean fullyConnected = NamePlan.FULLY_CONNECTED.contains(name);
      StoredTensor weights = tensors.tensor(name, Part.WEIGHT);
      int axes = weights.shape().size();
      if (axes != 4 && !(fullyConnected && axes == 2)) {
        throw new WeightFileException(
            "%s has shape %s, expected %d axes"
                .formatted(
                    weights.name(), StoredTensor.text(weights.shape()), fullyConnected ? 2 : 4));
      }
      checkType(weights);
      boolean norm = tensors.plan().norms().containsKey(name);
      List<StoredTensor> vectors = new ArrayList<>();
      // A convolution in front of a batch normalisation may do without a bias.
      if (!norm || tensors.hasPart(name, Part.BIAS)) {
        vectors.add(tensors.tensor(name, Part.BIAS));
      }
      if (norm) {
        for (Part part : List.of(Part.GAMMA, Part.BETA, Part.MEAN, Part.VARIANCE)) {
          vectors.add(tensors.norm(name, part));
        }
      }
      for (StoredTensor vector : vectors) {
        checkType(vector);
        if (vector.shape().size() != 1) {
          throw new WeightFileException(
              "%s has shape %s, expected 1 axis"
                  .formatted(vector.name(), StoredTensor.text(vector.shape())));
        }
      }
    }
  }

  private static void checkType(StoredTensor tensor) throws WeightFileException {
    if (!tensor.type().isFloat()) {
      throw new WeightFileException(
          "%s is of type %s; weights are F32, F16, BF16 or F64"
              .formatted(tensor.name(), tensor.type()));
    }
  }

  private Architecture architecture(boolean normalized) throws WeightFileException {
    List<Integer> widths = new ArrayList<>();
    for (int block = 1; block <= Configuration.BLOCKS; block++) {
      List<Long> votes = new ArrayList<>();
      for (String name : convolutions) {
        if (name.startsWith("conv" + block)) {
          votes.add(layout.outputs(weights(name).shape()));
          if (tensors.hasPart(name, Part.BIAS)) {
            votes.add(tensors.tensor(name, Part.BIAS).shape().get(0));
          }
          if (!name.endsWith("_1")) {
            votes.add(channels(name));
          }
        } else if (name.equals("conv" + (block + 1) + "_1")) {
          votes.add(channels(name));
        }
      }
      widths.add(majority(votes, "conv" + block + "_1"));
    }
    Configuration configuration = tensors.plan().configuration();
    if (configuration == Configuration.D && layout.kernel(weights("conv3_3").shape()) == 1) {
      configuration = Configuration.C;
    } else if (configuration == Configuration.A && normalized) {
      configuration = Configuration.A_LRN;
    }
    if (!tensors.hasClassifier()) {
      return new Architecture(configuration, widths, List.of(1, 1), 1, 224);
    }
    List<Integer> units = new ArrayList<>();
    for (int i = 0; i < NamePlan.FULLY_CONNECTED.size(); i++) {
      String name = NamePlan.FULLY_CONNECTED.get(i);
      List<Long> votes = new ArrayList<>();
      votes.add(layout.outputs(weights(name).shape()));
      votes.add(tensors.tensor(name, Part.BIAS).shape().get(0));
      if (i < 2) {
        votes.add(layout.inputs(weights(NamePlan.FULLY_CONNECTED.get(i + 1)).shape()));
      }
      units.add(majority(votes, name));
    }
    int side = side(widths.get(Configuration.BLOCKS - 1));
    Architecture architecture =
        new Architecture(
            configuration,
            widths,
            units.subList(0, 2),
            units.get(2),
            side * Architecture.REDUCTION);
    if (architecture.parameters() > MAX_PARAMETERS) {
      throw new WeightFileException(
          "The network would have %d parameters; VggScope opens up to %d"
              .formatted(architecture.parameters(), MAX_PARAMETERS));
    }
    return architecture;
  }

  private StoredTensor weights(String layer) throws WeightFileException {
    return tensors.tensor(layer, Part.WEIGHT);
  }

  /** Input channels of a convolution. */
  private long channels(String name) throws WeightFileException {
    List<Long> shape = weights(name).shape();
    return shape.get(layout == Layout.OUT_FIRST ? 1 : 2);
  }

  /** Side of the square {@code pool5} map that {@code fc6} reads. */
  private int side(int channels) throws WeightFileException {
    StoredTensor weights = weights("fc6");
    long inputs = layout.inputs(weights.shape());
    long side = Math.round(Math.sqrt((double) inputs / channels));
    // 1024 is a picture of 32768 pixels a side: no network was trained on that.
    if (side < 1 || side > 1024 || side * side * channels != inputs) {
      throw new WeightFileException(
          "%s reads %d inputs, which is no square of positions of pool5's %d channels"
              .formatted(weights.name(), inputs, channels));
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
      throw new WeightFileException("%s has %d outputs".formatted(layer, winner));
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
    if (tensors.plan().norms().containsKey(layer.name())) {
      for (Part part : List.of(Part.GAMMA, Part.BETA, Part.MEAN, Part.VARIANCE)) {
        expect(tensors.norm(layer.name(), part), vector);
      }
    }
  }

  private static void expect(StoredTensor tensor, List<Long> shape) throws WeightFileException {
    if (!tensor.shape().equals(shape)) {
      throw new WeightFileException(
          "%s has shape %s, expected %s"
              .formatted(
                  tensor.name(), StoredTensor.text(tensor.shape()), StoredTensor.text(shape)));
    }
  }
}
