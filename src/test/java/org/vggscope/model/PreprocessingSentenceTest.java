package org.vggscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PreprocessingSentenceTest {
  private static final Labels LABELS =
      Labels.parse(List.of("n1\tespresso, coffee", "n2\tbanana", "n3\tlemon"));
  private static final List<PreprocessingVariant> VARIANTS =
      PreprocessingVariants.of(Preprocessing.torchvision(64, 64), 64);
  private static final List<Prediction> RIGHT = ranked(0.8, 0.15, 0.05);

  /** Classes with those probabilities. */
  private static List<Prediction> ranked(double... probabilities) {
    float[] logits = new float[probabilities.length];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) Math.log(probabilities[i]);
    }
    return Predictions.ranked(logits, LABELS);
  }

  private static String sentence(String id, List<Prediction> ranked) {
    PreprocessingVariant variant =
        VARIANTS.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    return PreprocessingSentence.of(variant, RIGHT, ranked, Prediction::name).english();
  }

  @Test
  void aFallInRankSaysWhoComesFirst() {
    assertThat(sentence("bgr", ranked(0.1, 0.3, 0.6)))
        .isEqualTo(
            "Red and blue swapped: “espresso” falls from 80.0 % to 10.0 %, rank 1 → 3; “lemon”"
                + " comes first with 60.0 %.");
  }

  @Test
  void classesAreCalledAsTheReaderCallsThem() {
    List<Prediction> other = ranked(0.1, 0.3, 0.6);
    for (PreprocessingVariant each : VARIANTS) {
      List<Prediction> found = each.isRight() ? RIGHT : other;
      assertThat(PreprocessingSentence.of(each, RIGHT, found, Prediction::id).english())
          .contains("“n1”")
          .doesNotContain("espresso", "lemon");
    }
  }

  @Test
  void whatStaysFirstMayFallOrRise() {
    assertThat(sentence("no-mean", ranked(0.7, 0.2, 0.1)))
        .endsWith(": “espresso” falls from 80.0 % to 70.0 % and stays first.");
    assertThat(sentence("no-mean", ranked(0.9, 0.05, 0.05)))
        .endsWith(": “espresso” rises from 80.0 % to 90.0 % and stays first.");
    assertThat(sentence("no-mean", RIGHT)).endsWith(": “espresso” stays first at 80.0 %.");
  }

  @Test
  void nothingIsEverQuiteImpossibleOrSure() {
    assertThat(sentence("range-255", ranked(0.00001, 0.00001, 0.99998)))
        .contains("from 80.0 % to <0.1 %")
        .endsWith("“lemon” comes first with >99.9 %.");
  }

  @Test
  void theRightOneIsOnlyDescribed() {
    assertThat(sentence("right", RIGHT))
        .isEqualTo("As these weights want it: “espresso” is first with 80.0 %.");
  }
}
