package org.vggscope.model;

import java.util.List;
import java.util.function.Function;
import org.vggscope.support.Phrase;
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
   * @param naming what to call a class where the sentence is read
   */
  public static Phrase of(
      PreprocessingVariant variant,
      List<Prediction> right,
      List<Prediction> ranked,
      Function<Prediction, String> naming) {
    Prediction before = right.get(0);
    String name = naming.apply(before);
    if (variant.isRight()) {
      return Phrase.of(
          "%s: “%s” is first with %s.",
          variant.difference(), name, Prediction.percent(before.probability()));
    }
    Prediction after =
        ranked.stream()
            .filter(prediction -> prediction.index() == before.index())
            .findFirst()
            .orElseThrow(() -> Problem.refused("The classes are not the same"));
    return after.rank() == 1
        ? staying(variant.difference(), name, before, after)
        : falling(
            variant.difference(), name, before, after, naming.apply(ranked.get(0)), ranked.get(0));
  }

  /** Of a class that is still first. */
  private static Phrase staying(
      Phrase difference, String name, Prediction before, Prediction after) {
    Phrase from = Prediction.percent(before.probability());
    Phrase to = Prediction.percent(after.probability());
    if (after.probability() == before.probability()) {
      return Phrase.of("%s: “%s” stays first at %s.", difference, name, to);
    }
    if (from.equals(to)) {
      return Phrase.of("%s: “%s” stays first at %s and stays first.", difference, name, to);
    }
    return after.probability() > before.probability()
        ? Phrase.of("%s: “%s” rises from %s to %s and stays first.", difference, name, from, to)
        : Phrase.of("%s: “%s” falls from %s to %s and stays first.", difference, name, from, to);
  }

  /** Of a class that another one has passed. */
  private static Phrase falling(
      Phrase difference,
      String name,
      Prediction before,
      Prediction after,
      String firstName,
      Prediction first) {
    Phrase from = Prediction.percent(before.probability());
    Phrase to = Prediction.percent(after.probability());
    int rank = after.rank();
    Phrase best = Prediction.percent(first.probability());
    if (from.equals(to)) {
      return Phrase.of(
          "%s: “%s” stays at %s, rank 1 → %d; “%s” comes first with %s.",
          difference, name, to, rank, firstName, best);
    }
    return after.probability() > before.probability()
        ? Phrase.of(
            "%s: “%s” rises from %s to %s, rank 1 → %d; “%s” comes first with %s.",
            difference, name, from, to, rank, firstName, best)
        : Phrase.of(
            "%s: “%s” falls from %s to %s, rank 1 → %d; “%s” comes first with %s.",
            difference, name, from, to, rank, firstName, best);
  }
}
