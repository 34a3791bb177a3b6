package org.vggscope.export.evidence;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.vggscope.model.Ablation;
import org.vggscope.model.Layer;

/** What is switched off as text: {@code conv3_2:0 17;conv4_1:relu}. */
public final class OffText {
  private static final String RELU = "relu";

  private OffText() {}

  public static String of(Ablation ablation) {
    return ablation.layers().stream()
        .sorted(Comparator.comparing(Layer::name))
        .map(
            layer ->
                layer.name()
                    + ":"
                    + ablation.channels(layer).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" "))
                    + (ablation.isReluOff(layer) ? " " + RELU : ""))
        .collect(Collectors.joining(";"));
  }

  /** What of a text these layers have; anybody may have written it. */
  public static Ablation read(String text, List<Layer> layers) {
    Ablation ablation = Ablation.NONE;
    for (String part : text.split(";")) {
      int colon = part.indexOf(':');
      for (Layer layer : layers) {
        if (colon > 0 && layer.name().equals(part.substring(0, colon).strip())) {
          for (String each : part.substring(colon + 1).strip().split(" +")) {
            ablation = with(ablation, layer, each);
          }
        }
      }
    }
    return ablation;
  }

  private static Ablation with(Ablation ablation, Layer layer, String each) {
    if (each.equals(RELU)) {
      return layer.relu() ? ablation.withRelu(layer, true) : ablation;
    }
    boolean channel = each.matches("\\d{1,6}") && Integer.parseInt(each) < layer.outputs();
    return channel ? ablation.withChannel(layer, Integer.parseInt(each), true) : ablation;
  }
}
