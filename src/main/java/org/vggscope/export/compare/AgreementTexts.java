package org.vggscope.export.compare;

import org.vggscope.inference.Agreement;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.text.format.PredictionFormat;

/** How far two networks agree on many pictures, in words. */
public final class AgreementTexts {
  private AgreementTexts() {}

  /** On how many they agree. */
  public static String summary(Agreement found) {
    int images = found.answers().size();
    int skipped = found.failures().size();
    if (images == 0) {
      return skipped == 0
          ? Texts.of("None of the pictures could be used.")
          : Texts.of("None of the pictures could be used. %d could not be read.", skipped);
    }
    String agree =
        Texts.of(
            "Both put the same class first on %d of %d pictures (%s).",
            found.sameFirst(), images, Numbers.percent(found.share()));
    String order = Texts.of("Those on which they differ come first.");
    return skipped == 0
        ? Texts.of("%s %s", agree, order)
        : Texts.of("%s %s %s", agree, Texts.of("%d could not be read.", skipped), order);
  }

  /**
   * {@code 43 % apart · cat 52 % / dog 61 % · val_12.jpeg}.
   *
   * @param name what to call the picture
   */
  public static String line(Agreement.Answer answer, String name) {
    return Texts.of(
        "%s · %.0f %% apart · %s · %s",
        answer.sameFirst() ? "=" : "≠",
        100 * answer.distance(),
        answer.sameFirst()
            ? "%s %s / %s"
                .formatted(
                    PredictionFormat.name(answer.first()),
                    PredictionFormat.probability(answer.first().probability()),
                    PredictionFormat.probability(answer.second().probability()))
            : "%s %s / %s %s"
                .formatted(
                    PredictionFormat.name(answer.first()),
                    PredictionFormat.probability(answer.first().probability()),
                    PredictionFormat.name(answer.second()),
                    PredictionFormat.probability(answer.second().probability())),
        name);
  }
}
