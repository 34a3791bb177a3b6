package org.vggscope.lesson.figures;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vggscope.inference.PreprocessingTrial;
import org.vggscope.lesson.Said;
import org.vggscope.model.Prediction;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.PreprocessingVariant;
import org.vggscope.model.PreprocessingVariants;
import org.vggscope.session.LongWork;
import org.vggscope.session.ModelView;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;

/** What the network says of the picture when it is prepared otherwise. */
public final class PreprocessingFigures implements Group {
  private static final String RIGHT = "right";

  private final Bench bench;

  PreprocessingFigures(Bench bench) {
    this.bench = bench;
  }

  @Override
  public Value value(String name, Arguments given) {
    return switch (name) {
      case "class-under" -> Open.name(AblationFigures.ranked(under(given, 0), given.whole(1)));
      case "probability-under" ->
          Group.share(AblationFigures.ranked(under(given, 0), given.whole(1)).probability());
      case "first-under" -> Group.share(first(given, 0));
      case "preprocessing-title" -> title(variant(given, 0));
      case "worst-preprocessing" -> title(variant(given, worst(given)));
      default -> null;
    };
  }

  /**
   * What a lesson means by a name: a card of the Preprocessing pane, or {@code swapped} for the
   * wrong order of colours, {@code range} for the wrong range, {@code right}.
   */
  public static Optional<PreprocessingVariant> find(ModelView model, String name) {
    Preprocessing right = model.preprocessing();
    String wanted = name.equals(right.name()) ? RIGHT : name;
    return PreprocessingVariants.of(right, model.architecture().inputSize()).stream()
        .filter(
            each ->
                each.id().equals(wanted)
                    || wanted.equals("swapped") && each.group() == PreprocessingVariant.Group.ORDER
                    || wanted.equals("range") && each.group() == PreprocessingVariant.Group.RANGE)
        .findFirst();
  }

  private static PreprocessingVariant variant(Arguments given, int place) {
    return find(given.open().model(), given.word(place)).orElseThrow(NotThere::atAll);
  }

  private static Value title(PreprocessingVariant variant) {
    return new Value.Name(
        new Said(
            Texts.in(Language.ENGLISH, Texts.key("%s"), variant.title()),
            Texts.in(Language.CHINESE, Texts.key("%s"), variant.title())));
  }

  private List<Prediction> under(Arguments given, int place) {
    return under(variant(given, place), given.open());
  }

  private List<Prediction> under(PreprocessingVariant variant, Open open) {
    Open.ranked(open.result(), 1);
    PreprocessingTrial trial =
        bench.compute(
            List.of("under", variant.id()),
            LongWork.onAnswer(
                Texts.of("Computing numbers for the lesson"),
                (model, analysis, progress, cancelled) ->
                    PreprocessingTrial.of(
                        model, analysis.picture().source(), variant, progress, cancelled)));
    if (trial.isRefused()) {
      throw NotThere.atAll();
    }
    return trial.ranked();
  }

  /** What is left of the class that is first as the weights want it. */
  private double first(Arguments given, int place) {
    PreprocessingVariant right = find(given.open().model(), RIGHT).orElseThrow(NotThere::atAll);
    Prediction first = AblationFigures.ranked(under(right, given.open()), 1);
    return AblationFigures.same(under(given, place), first).probability();
  }

  private int worst(Arguments given) {
    double[] left =
        IntStream.range(0, given.size()).mapToDouble(place -> first(given, place)).toArray();
    int worst = 0;
    for (int i = 1; i < left.length; i++) {
      worst = left[i] < left[worst] ? i : worst;
    }
    return worst;
  }
}
