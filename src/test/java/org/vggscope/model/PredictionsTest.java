package org.vggscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionsTest {
  private static final Labels LABELS =
      Labels.parse(List.of("n1\tcat, tabby", "n2\tdog", "n3\tCatamaran"));

  /** The softmax of one number is always 1, which says nothing. */
  @Test
  void oneOutputIsASigmoid() {
    assertThat(Predictions.softmax(new float[] {0})).containsExactly(0.5);
    assertThat(Predictions.softmax(new float[] {-2})[0]).isCloseTo(0.1192029, within(1e-6));
    assertThat(Predictions.ranked(new float[] {3}, Labels.numbered(1)).get(0).probability())
        .isCloseTo(0.9525741, within(1e-6));
  }

  @Test
  void ranksByLogitAndSumsToOne() {
    List<Prediction> ranked = Predictions.ranked(new float[] {1, 3, 2}, LABELS);
    assertThat(ranked).extracting(Prediction::index).containsExactly(1, 2, 0);
    assertThat(ranked).extracting(Prediction::rank).containsExactly(1, 2, 3);
    assertThat(ranked.get(0).id()).isEqualTo("n2");
    assertThat(ranked.stream().mapToDouble(Prediction::probability).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(ranked.get(0).probability()).isCloseTo(0.66524096, within(1e-7));
  }

  @Test
  void equalLogitsKeepTheOrderOfTheirIndices() {
    assertThat(Predictions.ranked(new float[] {2, 2, 2}, LABELS))
        .extracting(Prediction::index)
        .containsExactly(0, 1, 2);
  }

  @Test
  void largeLogitsDoNotOverflow() {
    assertThat(Predictions.softmax(new float[] {10_000, 9_999}))
        .containsExactly(new double[] {0.7310585786300049, 0.2689414213699951}, within(1e-12));
  }

  @Test
  void saysWhenLabelsDoNotFit() {
    assertThatThrownBy(() -> Predictions.ranked(new float[2], LABELS))
        .hasMessage("The network has 2 classes but there are 3 labels");
  }

  @Test
  void searchesNamesAndIdsWhateverTheCase() {
    assertThat(LABELS.search("CAT")).containsExactly(0, 2);
    assertThat(LABELS.search(" n2 ")).containsExactly(1);
    assertThat(LABELS.indexOfId("n3")).isEqualTo(2);
    assertThat(LABELS.indexOfId("n4")).isEqualTo(-1);
  }

  @Test
  void classesWithoutNamesHaveNumbers() {
    assertThat(Labels.numbered(3).name(2)).isEqualTo("class 2");
    assertThat(Labels.parse(List.of("plain")).name(0)).isEqualTo("plain");
  }
}
