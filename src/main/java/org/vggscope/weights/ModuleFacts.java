package org.vggscope.weights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vggscope.support.Phrase;
import org.vggscope.weights.Pickled.Dictionary;
import org.vggscope.weights.Pickled.Sequence;
import org.vggscope.weights.Pickled.Text;

/**
 * What whole modules of PyTorch say of how they compute, beside their weights: a module that VGG
 * and AlexNet do not have is refused. What a program does between modules no file says.
 */
final class ModuleFacts {
  private static final String PACKAGE = "torch.nn.modules.";

  /** Modules that change what is computed. */
  private static final Set<String> FOREIGN =
      Set.of(
          "LeakyReLU",
          "ELU",
          "SELU",
          "CELU",
          "PReLU",
          "RReLU",
          "SiLU",
          "GELU",
          "Mish",
          "Hardswish",
          "Hardtanh",
          "Hardsigmoid",
          "ReLU6",
          "Softplus",
          "Sigmoid",
          "Tanh",
          "AvgPool2d",
          "LPPool2d",
          "AdaptiveMaxPool2d",
          "InstanceNorm2d",
          "GroupNorm",
          "LayerNorm",
          "ConvTranspose2d",
          "ReflectionPad2d",
          "ReplicationPad2d",
          "ZeroPad2d");

  /** Fewer poolings may be one that is used several times. */
  private static final int SEVERAL = 3;

  private final List<String> kinds = new ArrayList<>();
  private final List<String> paths = new ArrayList<>();
  private final Set<Double> epsilons = new HashSet<>();
  private final List<String> poolings = new ArrayList<>();
  private boolean mean;

  /**
   * A module that the pickle holds.
   *
   * @param path its name in the network
   * @param state what it keeps
   */
  void add(Pickled.Global maker, String path, Object state) throws WeightFileException {
    if (!maker.module().startsWith(PACKAGE) || !(state instanceof Dictionary own)) {
      return;
    }
    String kind = maker.name();
    if (FOREIGN.contains(kind)) {
      throw GraphChecks.refused(kind);
    }
    kinds.add(kind);
    paths.add(path);
    switch (kind) {
      case "BatchNorm1d", "BatchNorm2d" -> {
        if (value(own, "eps") instanceof Double epsilon) {
          epsilons.add(epsilon);
        }
      }
      case "Conv2d" -> {
        boolean zeros =
            !(value(own, "padding_mode") instanceof Text mode) || "zeros".equals(mode.text());
        if (number(own, "dilation", 1) != 1 || !zeros) {
          throw GraphChecks.refused(
              zeros ? Phrase.of("dilated kernels") : Phrase.of("padding that is not zero"));
        }
      }
      case "MaxPool2d" ->
          poolings.add(
              GraphChecks.word(
                  number(own, "kernel_size", 2),
                  number(own, "stride", number(own, "kernel_size", 2)),
                  number(own, "padding", 0),
                  1));
      case "AdaptiveAvgPool2d" -> mean |= number(own, "output_size", 0) == 1;
      default -> {
        // It computes as VGG does, or nothing.
      }
    }
  }

  private static Object value(Dictionary state, String key) {
    for (int i = 0; i < state.keys.size(); i++) {
      if (state.keys.get(i) instanceof Text text && key.equals(text.text())) {
        return state.values.get(i);
      }
    }
    return null;
  }

  /** A whole number, or the first of a pair. */
  private static long number(Dictionary state, String key, long otherwise) {
    Object value = value(state, key);
    if (value instanceof Sequence pair && !pair.items.isEmpty()) {
      value = pair.items.get(0);
    }
    return value instanceof Long number ? number : otherwise;
  }

  /** Whether all layers behind the convolutions stand in sequences, not in attributes. */
  private boolean isSequence() {
    for (int i = 0; i < kinds.size(); i++) {
      String path = paths.get(i);
      String parent = path.substring(0, Math.max(0, path.lastIndexOf('.')));
      boolean head = kinds.get(i).equals("Linear") || kinds.get(i).equals("BatchNorm1d");
      int at = paths.indexOf(parent);
      if (head && (at < 0 || !kinds.get(at).equals("Sequential"))) {
        return false;
      }
    }
    return true;
  }

  private long count(String kind) {
    return kinds.stream().filter(kind::equals).count();
  }

  /** What a table of the arrays has to say of them; nothing where there are no modules. */
  Map<String, String> words() throws WeightFileException {
    Map<String, String> words = new HashMap<>();
    if (count("Conv2d") == 0) {
      return words;
    }
    GraphChecks.putEpsilon(words, epsilons);
    if (poolings.size() >= SEVERAL) {
      words.put(GraphChecks.POOLINGS, String.join(", ", poolings));
    }
    if (mean) {
      words.put(NetworkFile.MEAN, "true");
    }
    if (count("ReLU") >= count("Conv2d")) {
      // Each activation is a module of its own, so in a sequence their order is the computation's.
      boolean sequence = isSequence();
      List<String> linear = new ArrayList<>();
      List<String> order = new ArrayList<>();
      String last = null;
      for (int i = 0; i < kinds.size(); i++) {
        String kind = kinds.get(i);
        if (kind.equals("BatchNorm2d") && (i == 0 || !kinds.get(i - 1).equals("Conv2d"))) {
          throw GraphChecks.refused(
              Phrase.of("a normalisation that does not stand behind a convolution"));
        }
        if (kind.equals("Linear") || kind.equals("BatchNorm1d")) {
          order.add(paths.get(i));
        } else if (kind.equals("ReLU")) {
          order.add(HeadNorms.RELU);
        }
        if (kind.equals("Linear")) {
          if (last != null) {
            linear.add(last);
          }
          last = paths.get(i);
        } else if (kind.equals("ReLU")) {
          last = null;
        }
      }
      if (!sequence) {
        return words;
      }
      for (int i = 1; i + 1 < order.size(); i++) {
        boolean both =
            order.get(i - 1).equals(HeadNorms.RELU) && order.get(i + 1).equals(HeadNorms.RELU);
        int at = paths.indexOf(order.get(i));
        if (both && at >= 0 && kinds.get(at).equals("BatchNorm1d")) {
          throw GraphChecks.refused(Phrase.of("a ReLU on either side of a normalisation"));
        }
      }
      if (last == null && count("Linear") > 0) {
        throw GraphChecks.refused(Phrase.of("a ReLU behind the last layer"));
      }
      words.put(NetworkFile.LINEAR, String.join(" ", linear));
      words.put(NetworkFile.ORDER, String.join(" ", order));
    }
    return words;
  }
}
