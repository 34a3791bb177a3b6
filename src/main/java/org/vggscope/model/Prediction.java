package org.vggscope.model;

import java.util.Locale;
import org.vggscope.support.Phrase;

/**
 * One class as a network sees it in one picture.
 *
 * @param rank 1 for the most probable class
 * @param index the class's index in {@code fc8}
 * @param id WordNet id, or empty
 * @param label names of the class
 * @param logit the class's value in {@code fc8}; not a number where the probabilities of several
 *     inputs were averaged, since there is no one logit that the probability comes from then
 * @param probability softmax of the logits, 0 to 1; the mean of it where there were several inputs
 */
public record Prediction(
    int rank, int index, String id, String label, double logit, double probability) {

  /** Below this a probability would be written as 0.0 %. */
  private static final double SMALLEST = 0.0005;

  /** The usual name of the class: the first of its WordNet names. */
  public String name() {
    int comma = label.indexOf(", ");
    return comma < 0 ? label : label.substring(0, comma);
  }

  /** A probability in percent with one decimal; never 0 and, unless it is, never 100. */
  public static Phrase percent(double probability) {
    return Phrase.of("%s %%", ofHundred(probability));
  }

  private static String ofHundred(double probability) {
    if (probability < SMALLEST) {
      return "<0.1";
    }
    if (probability < 1 && probability >= 1 - SMALLEST) {
      return ">99.9";
    }
    return String.format(Locale.ROOT, "%.1f", 100 * probability);
  }
}
