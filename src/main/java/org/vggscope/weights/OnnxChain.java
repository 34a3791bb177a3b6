package org.vggscope.weights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vggscope.support.Phrase;

/**
 * Follows pictures through an ONNX graph, and holds it to what VGG and AlexNet compute:
 * convolution, its normalisation, ReLU, max pooling, averaging, fully connected layers.
 */
final class OnnxChain {
  /** They hand on what they are given, in training or always. */
  private static final Set<String> PASSING =
      Set.of("Identity", "Cast", "Dropout", "Flatten", "Reshape", "Squeeze", "Unsqueeze");

  /** What they make is about shapes, or comes after all layers. */
  private static final Set<String> ENDING = Set.of("Shape", "Softmax", "LogSoftmax", "ArgMax");

  private final Set<String> inputs = new HashSet<>();

  /** By the name of data, which layer made it last; empty for none yet. */
  private final Map<String, String> data = new HashMap<>();

  /** Data that a normalisation may follow: a convolution made it and nothing came between. */
  private static final Set<String> FLATTENING =
      Set.of("Flatten", "Reshape", "Squeeze", "ReduceMean");

  private final Set<String> bare = new HashSet<>();

  /** Layers, and whether a ReLU follows. */
  private final Map<String, Boolean> layers = new LinkedHashMap<>();

  private final List<String> convolutions = new ArrayList<>();
  private final List<String> poolings = new ArrayList<>();
  private final Set<Float> epsilons = new HashSet<>();

  /** Outputs whose positions stand in one row. */
  private final Set<String> flat = new HashSet<>();

  private final List<String> order = new ArrayList<>();
  private boolean ended;

  /** Whether the mean of each map is what goes on. */
  private boolean mean;

  void input(String name) {
    inputs.add(name);
    data.put(name, "");
  }

  /** Arrays are no pictures, though old files list them with the inputs. */
  void forget(Collection<String> arrays) {
    data.keySet().removeAll(arrays);
    inputs.removeAll(arrays);
  }

  /** Whether a node computes with pictures. */
  boolean isData(OnnxNode node) {
    return node.inputs.stream().anyMatch(data::containsKey);
  }

  private String from(OnnxNode node) {
    for (String input : node.inputs) {
      if (data.containsKey(input)) {
        return data.get(input);
      }
    }
    return "";
  }

  private void layer(OnnxNode node, String name) throws WeightFileException {
    if (ended) {
      throw GraphChecks.refused(Phrase.of("layers behind the classes"));
    }
    layers.put(name, false);
    data.put(node.outputs.get(0), name);
  }

  void connected(OnnxNode node, String name) throws WeightFileException {
    layer(node, name);
    order.add(name);
    flat.add(node.outputs.get(0));
  }

  void convolution(OnnxNode node, String name) throws WeightFileException {
    layer(node, name);
    bare.add(node.outputs.get(0));
    convolutions.add(moved(node, node.number("group", 1)));
  }

  private static String moved(OnnxNode node, long groups) throws WeightFileException {
    List<Long> kernel = node.numbers("kernel_shape");
    List<Long> pads = node.numbers("pads");
    boolean even =
        kernel.stream().distinct().count() <= 1
            && node.numbers("strides").stream().distinct().count() <= 1
            && pads.stream().distinct().count() <= 1;
    if (!even || node.numbers("dilations").stream().anyMatch(each -> each != 1)) {
      throw GraphChecks.refused(Phrase.of("%s with uneven or dilated kernels", node.kind));
    }
    return GraphChecks.word(
        kernel.isEmpty() ? 0 : kernel.get(0),
        node.number("strides", 1),
        pads.isEmpty() ? 0 : pads.get(0),
        groups);
  }

  /**
   * A batch normalisation.
   *
   * @param name what it is called where it does not stand right behind a convolution
   * @return whether it does
   */
  boolean normalization(OnnxNode node, String name) throws WeightFileException {
    boolean behind = bare.contains(node.inputs.get(0));
    if (!behind && !flat.contains(node.inputs.get(0))) {
      throw GraphChecks.refused(
          Phrase.of("a normalisation that does not stand behind a convolution"));
    }
    if (!behind) {
      order.add(name);
    }
    epsilons.add(node.fraction("epsilon", 1e-5f));
    pass(node);
    return behind;
  }

  /** What comes out is what goes in, as far as layers are concerned. */
  void pass(OnnxNode node) {
    data.put(node.outputs.get(0), from(node));
    if (FLATTENING.contains(node.kind) || node.inputs.stream().anyMatch(flat::contains)) {
      flat.add(node.outputs.get(0));
    }
  }

  void other(OnnxNode node) throws WeightFileException {
    if (PASSING.contains(node.kind)) {
      pass(node);
      return;
    }
    switch (node.kind) {
      case "Relu" -> {
        layers.replace(from(node), true);
        order.add(HeadNorms.RELU);
        pass(node);
      }
      case "MaxPool" -> {
        poolings.add(moved(node, 1));
        pass(node);
      }
      case "AveragePool" -> {
        // So torchvision's averaging is written down where it changes nothing.
        if (node.numbers("kernel_shape").stream().anyMatch(each -> each != 1)) {
          throw GraphChecks.refused(node.kind);
        }
        pass(node);
      }
      case "GlobalAveragePool", "ReduceMean" -> {
        mean = true;
        pass(node);
      }
      case "Transpose" -> {
        // Pictures may come with their channels last; maps that are turned back are another thing.
        if (!inputs.contains(node.inputs.get(0))) {
          throw GraphChecks.refused(Phrase.of("maps whose channels are last"));
        }
        pass(node);
      }
      default -> {
        if (!ENDING.contains(node.kind)) {
          throw GraphChecks.refused(node.kind);
        }
        ended |= !node.kind.equals("Shape");
      }
    }
  }

  /** What a table of the arrays has to say of it. */
  Map<String, String> words() throws WeightFileException {
    List<String> names = new ArrayList<>(layers.keySet());
    List<String> linear = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!layers.get(names.get(i)) && i + 1 < names.size()) {
        if (names.get(i).startsWith("conv")) {
          throw GraphChecks.refused(Phrase.of("a convolution without a ReLU"));
        }
        linear.add(names.get(i));
      }
    }
    Map<String, String> words = new HashMap<>(GraphChecks.words(convolutions, poolings));
    words.put(NetworkFile.LINEAR, String.join(" ", linear));
    words.put(NetworkFile.MEAN, String.valueOf(mean));
    words.put(NetworkFile.ORDER, String.join(" ", order));
    GraphChecks.putEpsilon(words, epsilons);
    return words;
  }
}
