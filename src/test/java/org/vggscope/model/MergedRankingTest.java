package org.vggscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MergedRankingTest {
  private static final Labels ANIMALS =
      Labels.parse(List.of("n1\tcat", "n2\tdog", "n3\tfish", "n4\tbird"));

  /** The same classes in another order, less the bird, with a cup. */
  private static final Labels OTHERS = Labels.parse(List.of("n9\tcup", "n3\tfish", "n1\tcat"));

  private static List<Prediction> ranked(Labels labels, double... probabilities) {
    float[] logits = new float[probabilities.length];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) Math.log(probabilities[i]);
    }
    return Predictions.ranked(logits, labels);
  }

  @Test
  void theSameClassesAreMatchedByTheirIndex() {
    MergedRanking merged =
        MergedRanking.of(
            ranked(ANIMALS, 0.6, 0.3, 0.06, 0.04), ranked(ANIMALS, 0.2, 0.7, 0.02, 0.08));
    assertThat(merged.rows())
        .extracting(MergedRanking.Row::label)
        .containsExactly("dog", "cat", "bird", "fish");
    MergedRanking.Row dog = merged.rows().get(0);
    assertThat(dog.first().rank()).isEqualTo(2);
    assertThat(dog.second().rank()).isEqualTo(1);
    assertThat(dog.rankChange()).isEqualTo(-1);
    assertThat(dog.meanProbability()).isCloseTo(0.5, within(1e-6));
    assertThat(merged.isSameFirst()).isFalse();
    assertThat(merged.isSameClasses()).isTrue();
    assertThat(merged.distance()).isCloseTo(0.44, within(1e-6));
  }

  @Test
  void otherClassesAreMatchedByWordNetId() {
    MergedRanking merged =
        MergedRanking.of(ranked(ANIMALS, 0.6, 0.3, 0.06, 0.04), ranked(OTHERS, 0.1, 0.1, 0.8));
    assertThat(merged.rows()).hasSize(5);
    MergedRanking.Row cat = merged.rows().get(0);
    assertThat(cat.id()).isEqualTo("n1");
    assertThat(cat.first().index()).isZero();
    assertThat(cat.second().index()).isEqualTo(2);
    assertThat(merged.isSameFirst()).isTrue();
    assertThat(merged.sharedClasses()).isEqualTo(2);
    assertThat(merged.isSameClasses()).isFalse();
    MergedRanking.Row cup =
        merged.rows().stream().filter(row -> row.label().equals("cup")).findFirst().orElseThrow();
    assertThat(cup.first()).isNull();
    assertThat(cup.rankChange()).isZero();
    assertThat(cup.meanProbability()).isCloseTo(0.05, within(1e-6));
    // |0.6 - 0.8| + 0.3 + |0.06 - 0.1| + 0.04 + 0.1, halved.
    assertThat(merged.distance()).isCloseTo(0.34, within(1e-6));
  }

  @Test
  void equallyManyClassesInAnotherOrderAreMatchedByIdToo() {
    Labels turned = Labels.parse(List.of("n4\tbird", "n3\tfish", "n2\tdog", "n1\tcat"));
    MergedRanking merged =
        MergedRanking.of(
            ranked(ANIMALS, 0.6, 0.3, 0.06, 0.04), ranked(turned, 0.04, 0.06, 0.3, 0.6));
    assertThat(merged.isSameFirst()).isTrue();
    assertThat(merged.distance()).isCloseTo(0, within(1e-6));
  }

  @Test
  void numberedClassesAreMatchedByIndexWhenThereAreEquallyMany() {
    MergedRanking same =
        MergedRanking.of(
            ranked(Labels.numbered(3), 0.5, 0.3, 0.2), ranked(Labels.numbered(3), 0.1, 0.3, 0.6));
    assertThat(same.isSameClasses()).isTrue();
    MergedRanking named =
        MergedRanking.of(
            ranked(ANIMALS, 0.6, 0.3, 0.06, 0.04),
            ranked(Labels.numbered(4), 0.6, 0.3, 0.06, 0.04));
    assertThat(named.isSameFirst()).isTrue();
    MergedRanking other =
        MergedRanking.of(
            ranked(Labels.numbered(3), 0.5, 0.3, 0.2), ranked(Labels.numbered(2), 0.5, 0.5));
    assertThat(other.sharedClasses()).isZero();
    assertThat(other.rows()).hasSize(5);
    assertThat(other.distance()).isCloseTo(1, within(1e-6));
  }

  @Test
  void theTopHasWhatIsAmongTheFirstOfEither() {
    MergedRanking merged =
        MergedRanking.of(
            ranked(ANIMALS, 0.6, 0.3, 0.06, 0.04), ranked(ANIMALS, 0.04, 0.06, 0.3, 0.6));
    assertThat(merged.top(1)).extracting(MergedRanking.Row::label).containsExactly("cat", "bird");
    assertThat(merged.top(2)).hasSize(4);
  }

  @Test
  void aNetworkWithoutAClassifierLeavesTheOtherOnesAnswers() {
    MergedRanking merged = MergedRanking.of(List.of(), ranked(ANIMALS, 0.6, 0.3, 0.06, 0.04));
    assertThat(merged.rows()).hasSize(4).allMatch(row -> row.first() == null);
    assertThat(merged.isSameFirst()).isFalse();
  }
}
