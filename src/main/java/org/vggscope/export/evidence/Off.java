package org.vggscope.export.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vggscope.model.Ablation;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.text.Texts;

/**
 * Something that is switched off and can be put back.
 *
 * @param text what it is, for people
 * @param layers of which it is
 * @param channel the only channel, or {@link #ALL} for the whole layer, or {@link #RELU}
 */
public record Off(String text, List<Layer> layers, int channel) {
  public static final int ALL = -1;
  public static final int RELU = -2;

  public Off {
    layers = List.copyOf(layers);
  }

  /** All that is off, in the order of the network; the ReLUs of a block are one. */
  public static List<Off> of(Ablation ablation, List<Layer> network) {
    List<Off> parts = new ArrayList<>();
    for (int i = 0; i < network.size(); i++) {
      Layer layer = network.get(i);
      if (ablation.isOff(layer)) {
        parts.add(new Off(all(layer), List.of(layer), ALL));
      } else {
        for (int channel : ablation.channels(layer)) {
          parts.add(new Off(single(layer, channel), List.of(layer), channel));
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
      parts.add(
          new Off(Texts.count(without.size(), "ReLU of %s", "ReLUs of %s", names), without, RELU));
    }
  }

  private static String all(Layer layer) {
    return isUnits(layer)
        ? Texts.of("%s: all %d units", layer.name(), layer.outputs())
        : Texts.of("%s: all %d channels", layer.name(), layer.outputs());
  }

  private static String single(Layer layer, int channel) {
    return isUnits(layer)
        ? Texts.of("%s: unit %d", layer.name(), channel)
        : Texts.of("%s: channel %d", layer.name(), channel);
  }

  /** Whether channels of a layer are called units. */
  public static boolean isUnits(Layer layer) {
    return layer.kind() == LayerKind.FULLY_CONNECTED;
  }

  /** The ablation without this. */
  public Ablation putBack(Ablation ablation) {
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
