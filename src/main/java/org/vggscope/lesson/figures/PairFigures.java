package org.vggscope.lesson.figures;

import org.vggscope.explain.Cka;
import org.vggscope.explain.CkaMatrix;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerPairs;
import org.vggscope.model.NetworkSpec;
import org.vggscope.picture.InputTensor;
import org.vggscope.session.LongWork;
import org.vggscope.session.Subject;
import org.vggscope.text.Texts;
import org.vggscope.weights.Accuracy;

/** Figures of the second network, and of both together. */
final class PairFigures implements Group {
  private final Bench bench;

  PairFigures(Bench bench) {
    this.bench = bench;
  }

  @Override
  public Value value(String name, Arguments given) {
    Open open = given.open();
    return switch (name) {
      case "same-class" -> Open.name(Open.ranked(open.second(), 1));
      case "second-probability" ->
          Group.share(Open.ranked(open.second(), given.whole(0)).probability());
      case "second-name" -> Open.name(open.secondModel());
      case "second-parameters" -> Group.number(open.secondModel().architecture().parameters());
      case "second-multiply-adds" -> Group.number(multiplyAdds(open));
      case "second-accuracy" -> Group.share(accuracy(open));
      case "agreement" -> Group.number(agreement(open, given.layer(0)));
      default -> null;
    };
  }

  private static long multiplyAdds(Open open) {
    NetworkSpec network = open.secondModel().architecture();
    InputTensor input = open.second().picture().input();
    return network.multiplyAdds(input.height(), input.width());
  }

  /** It reads pictures at the size that it was trained at. */
  private static double accuracy(Open open) {
    return open.secondModel()
        .accuracy()
        .flatMap(known -> known.at(open.secondModel().architecture().inputSize()))
        .map(Accuracy.AtSize::top1)
        .orElseThrow(NotThere::atAll);
  }

  private double agreement(Open open, Layer layer) {
    Layer partner =
        LayerPairs.of(open.model().layers(), open.secondModel().layers())
            .ofFirst(layer)
            .map(LayerPairs.Pair::second)
            .orElseThrow(NotThere::atAll);
    open.second();
    CkaMatrix all =
        bench.compute(
            "agreement",
            new LongWork<>(
                Texts.of("Computing numbers for the lesson"),
                Subject.BOTH_ANSWERS,
                (desk, steps) ->
                    desk.second() == null
                        ? null
                        : Cka.of(
                            desk.analysis(),
                            desk.second().analysis(),
                            steps::reached,
                            steps::isCancelled)));
    int row = all.rows().indexOf(layer);
    int column = all.columns().indexOf(partner);
    if (row < 0 || column < 0) {
      throw NotThere.atAll();
    }
    return all.at(row, column);
  }
}
