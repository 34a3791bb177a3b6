package org.vggscope.lesson.figures;

import org.vggscope.model.AlexNet;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Vgg;

/** Figures of the networks that were published, at full size; they need no weights. */
final class PaperFigures implements Group {
  @Override
  public Value value(String name, Arguments given) {
    if (!name.startsWith("paper-") || given.size() != 1) {
      return null;
    }
    NetworkSpec network = network(given.word(0));
    int side = network.inputSize();
    return switch (name) {
      case "paper-parameters" -> Group.number(network.parameters());
      case "paper-multiply-adds" -> Group.number(network.multiplyAdds(side, side));
      case "paper-layers" ->
          Group.number(network.layers().stream().filter(Layer::hasParameters).count());
      case "paper-fc-share" ->
          Group.share(
              (double)
                      network.layers().stream()
                          .filter(layer -> layer.kind() == LayerKind.FULLY_CONNECTED)
                          .mapToLong(Layer::parameters)
                          .sum()
                  / network.parameters());
      default -> null;
    };
  }

  static NetworkSpec network(String name) {
    return name.equals("alexnet") ? AlexNet.published() : Vgg.paper(Configuration.of(name));
  }
}
