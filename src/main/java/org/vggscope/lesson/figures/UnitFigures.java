package org.vggscope.lesson.figures;

import java.util.List;
import org.vggscope.inference.LayerInputs;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Position;
import org.vggscope.model.arithmetic.WeightedSum;

/** Figures of what is selected. */
final class UnitFigures implements Group {
  private final Bench bench;

  UnitFigures(Bench bench) {
    this.bench = bench;
  }

  @Override
  public Value value(String name, Arguments given) {
    Open open = given.open();
    return switch (name) {
      case "selected-layer" -> Value.Name.of(open.selectedLayer().name());
      case "selected-channel" -> Group.number(open.selectedChannel());
      case "selected-y" -> Group.number(open.selectedPosition().y());
      case "selected-x" -> Group.number(open.selectedPosition().x());
      case "selected-value", "unit-output" -> Group.number(output(open));
      case "unit-sum" -> Group.number(sum(open).sum());
      case "unit-bias" -> Group.number(sum(open).bias());
      default -> null;
    };
  }

  private static float output(Open open) {
    LayerActivations own = open.session().activationsProperty().get();
    if (own == null || !own.layer().equals(open.selectedLayer())) {
      throw NotThere.yet();
    }
    Position position = open.selectedPosition();
    boolean inside =
        open.selectedChannel() < own.shape().channels()
            && position.y() < own.shape().height()
            && position.x() < own.shape().width();
    if (!inside) {
      throw NotThere.atAll();
    }
    return own.at(open.selectedChannel(), position.y(), position.x());
  }

  private WeightedSum sum(Open open) {
    Layer layer = open.selectedLayer();
    int channel = open.selectedChannel();
    Position position = open.selectedPosition();
    if (!layer.hasParameters()) {
      throw NotThere.atAll();
    }
    return bench.ask(
        List.of("unit", layer, channel, position),
        (model, analysis, cancelled) ->
            new WeightedSum(
                layer,
                LayerInputs.of(analysis.activations(), analysis.picture().input(), layer),
                channel,
                model.network().weights(layer, channel),
                model.network().bias(layer)[channel],
                position.y(),
                position.x()));
  }
}
