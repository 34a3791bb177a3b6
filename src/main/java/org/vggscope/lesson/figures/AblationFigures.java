package org.vggscope.lesson.figures;

import java.util.List;
import org.vggscope.explain.AblationEffect;
import org.vggscope.model.Ablation;
import org.vggscope.model.Layer;
import org.vggscope.model.Prediction;
import org.vggscope.session.LongWork;
import org.vggscope.text.Texts;

/** What the network says with a channel, or a whole layer, switched off. */
final class AblationFigures implements Group {
  private static final String ALL = "all";

  private final Bench bench;

  AblationFigures(Bench bench) {
    this.bench = bench;
  }

  @Override
  public Value value(String name, Arguments given) {
    return switch (name) {
      case "class-without" -> Open.name(ranked(after(given), given.whole(2)));
      case "probability-without" -> Group.share(ranked(after(given), given.whole(2)).probability());
      case "first-without" -> Group.share(first(given).probability());
      case "rank-without" -> Group.number(first(given).rank());
      default -> null;
    };
  }

  private List<Prediction> after(Arguments given) {
    Open.ranked(given.open().result(), 1);
    Layer layer = given.layer(0);
    boolean all = given.word(1).equals(ALL);
    Ablation off =
        all
            ? Ablation.NONE.withLayer(layer, true)
            : Ablation.NONE.withChannel(layer, given.whole(1, layer.outputs()), true);
    return bench
        .<AblationEffect>compute(
            off,
            LongWork.onAnswer(
                Texts.of("Computing numbers for the lesson"),
                (model, analysis, progress, cancelled) ->
                    AblationEffect.of(model, analysis, off, cancelled)))
        .after();
  }

  static Prediction ranked(List<Prediction> all, int rank) {
    if (rank < 1 || rank > all.size()) {
      throw NotThere.atAll();
    }
    return all.get(rank - 1);
  }

  /** The class that is first when nothing is off. */
  private Prediction first(Arguments given) {
    return same(after(given), Open.ranked(given.open().result(), 1));
  }

  /** A class as others see it. */
  static Prediction same(List<Prediction> others, Prediction wanted) {
    return others.stream()
        .filter(each -> each.index() == wanted.index())
        .findFirst()
        .orElseThrow(NotThere::atAll);
  }
}
