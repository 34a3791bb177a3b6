package org.vggscope.lesson.figures;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.MapStatistics;
import org.vggscope.model.Shape;
import org.vggscope.model.Window;

/** Figures of the activations of the picture. */
final class ActivationFigures implements Group {
  private final Bench bench;

  ActivationFigures(Bench bench) {
    this.bench = bench;
  }

  @Override
  public Value value(String name, Arguments given) {
    return switch (name) {
      case "strongest" -> Group.number(byMean(given.layer(0)).get(0));
      case "channel-by-mean" -> Group.number(byMean(given.layer(0)).get(rank(given)));
      case "mean" -> Group.number(channel(given).mean());
      case "most" -> Group.number(channel(given).maximum());
      case "zeros" ->
          Group.share(given.size() > 1 ? channel(given).zeros() : zeros(given.layer(0)));
      case "value" -> Group.number(at(given));
      default -> null;
    };
  }

  /** From 0, though lessons count from 1. */
  private static int rank(Arguments given) {
    int rank = given.whole(1);
    if (rank < 1 || rank > given.layer(0).outputs()) {
      throw NotThere.atAll();
    }
    return rank - 1;
  }

  /** One map after the other. */
  private List<MapStatistics> statistics(Layer layer) {
    return bench.ask(
        List.of("statistics", layer),
        (model, analysis, cancelled) -> {
          LayerActivations copied = analysis.activations().copy(layer);
          return IntStream.range(0, copied.shape().channels())
              .mapToObj(copied::statistics)
              .toList();
        });
  }

  /** The channels, the one with the largest mean first; of equal ones the first. */
  private List<Integer> byMean(Layer layer) {
    List<MapStatistics> all = statistics(layer);
    return IntStream.range(0, all.size())
        .boxed()
        .sorted(Comparator.comparing((Integer each) -> -all.get(each).mean()))
        .toList();
  }

  private MapStatistics channel(Arguments given) {
    Layer layer = given.layer(0);
    return statistics(layer).get(given.whole(1, layer.outputs()));
  }

  private double zeros(Layer layer) {
    return statistics(layer).stream().mapToDouble(MapStatistics::zeros).average().orElseThrow();
  }

  private float at(Arguments given) {
    Layer layer = given.layer(0);
    Shape shape = given.open().result().shapes().get(layer);
    int channel = given.whole(1, shape.channels());
    int y = given.whole(2, shape.height());
    int x = given.whole(3, shape.width());
    return bench.<Float>ask(
        List.of("value", layer, channel, y, x),
        (model, analysis, cancelled) ->
            analysis.activations().copy(layer, Window.at(y, x))[channel]);
  }
}
