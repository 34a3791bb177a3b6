package org.vggscope.model;

import java.util.List;
import org.vggscope.support.Problem;

/**
 * Says in a sentence what a preprocessing does otherwise and what became of the answer: where the
 * class that is first with the right preprocessing went.
 */
public final class PreprocessingSentence {

  private PreprocessingSentence() {}

  /**
   * The sentence.
   *
   * @param variant how the picture was prepared
   * @param right all classes as ranked with what the weights want
   * @param ranked all classes as ranked with the variant
   */
  public static String of(
      PreprocessingVariant variant, List<Prediction> right, List<Prediction> ranked) {
    Prediction before = right.get(0);
    if (variant.isRight()) {
      return "%s: %s is first with %s."
          .formatted(
              variant.difference(), quoted(before), Prediction.percent(before.probability()));
    }
    Prediction after =
        ranked.stream()
            .filter(prediction -> prediction.index() == before.index())
            .findFirst()
            .orElseThrow(() -> Problem.refused("The classes are not the same"));
    String now =
        after.rank() == 1
            ? after.probability() == before.probability() ? "" : " and stays first"
            : ", rank 1 → %d; %s comes first with %s"
                .formatted(
                    after.rank(),
                    quoted(ranked.get(0)),
                    Prediction.percent(ranked.get(0).probability()));
    return "%s: %s %s%s."
        .formatted(variant.difference(), quoted(before), change(before, after), now);
  }

  private static String change(Prediction before, Prediction after) {
    String from = Prediction.percent(before.probability());
    String to = Prediction.percent(after.probability());
    if (from.equals(to)) {
      return "stays " + (after.rank() == 1 ? "first " : "") + "at " + to;
    }
    String verb = after.probability() > before.probability() ? "rises" : "falls";
    return "%s from %s to %s".formatted(verb, from, to);
  }

  private static String quoted(Prediction prediction) {
    return "“" + prediction.name() + "”";
  }
}
