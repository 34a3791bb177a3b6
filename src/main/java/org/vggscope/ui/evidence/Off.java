package org.vggscope.ui.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vggscope.model.Ablation;
import org.vggscope.model.Layer;

/**
 * Something that is switched off and can be put back.
 *
 * @param text what it is, for people
 * @param layers of which it is
 * @param channel the only channel, or {@link #ALL} for the whole layer, or {@link #RELU}
 */
record Off(String text, List<Layer> layers, int channel) {
  static final int ALL = -1;
  static final int RELU = -2;

  Off {
    layers = List.copyOf(layers);
  }

  /** All that is off, in the order of the network; the ReLUs of a block are one. */
  static List<Off> of(Ablation ablation, List<Layer> network) {
    List<Off> parts = new ArrayList<>();
    for (int i = 0; i < network.size(); i++) {
      Layer layer = network.get(i);
      if (ablation.isOff(layer)) {
        parts.add(
            new Off(
                "%s: all %d %s".formatted(layer.name(), layer.outputs(), plural(layer)),
                List.of(layer),
                ALL));
      } else {
        for (int channel : ablation.channels(layer)) {
          parts.add(
              new Off(
                  "%s: %s %d".formatted(layer.name(), singular(layer), channel),
                  List.of(layer),
                  channel));
        }
      }
      boolean lastOfBlock = i + 1 == network.size() || network.get(i + 1).block() != layer.block();
      if (lastOfBlock) {
        relus(ablation, network, layer.block(), parts);
      }
    }
    return parts;
  }

  private static void relus(Ablation ablation, List<Layer> network, int block, List<Off> parts) {
    List<Layer> without =
        network.stream()
            .filter(layer -> layer.block() == block && ablation.isReluOff(layer))
            .toList();
    if (!without.isEmpty()) {
      String names = without.stream().map(Layer::name).collect(Collectors.joining(", "));
      parts.add(new Off((without.size() == 1 ? "ReLU of " : "ReLUs of ") + names, without, RELU));
    }
  }

  /** What channels of a layer are called. */
  static String plural(Layer layer) {
    return singular(layer) + "s";
  }

  private static String singular(Layer layer) {
    return switch (layer.kind()) {
      case FULLY_CONNECTED -> "unit";
      default -> "channel";
    };
  }

  /** The ablation without this. */
  Ablation putBack(Ablation ablation) {
    Ablation rest = ablation;
    for (Layer layer : layers) {
      rest =
          switch (channel) {
            case ALL -> rest.withLayer(layer, false);
            case RELU -> rest.withRelu(layer, false);
            default -> rest.withChannel(layer, channel, false);
          };
    }
    return rest;
  }
}
