package org.vggscope.export.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vggscope.export.training.ConfusionFigures.Confusion;
import org.vggscope.export.training.ConfusionFigures.Verdict;
import org.vggscope.training.record.RunEpoch;

class ConfusionFiguresTest {
  private static final List<String> NAMES = List.of("cat", "dog", "ship");

  private static RunEpoch epoch(int number, List<List<Integer>> confusion) {
    return new RunEpoch(number * 100L, number, 1, 0.5, 0.5, 0.01, 100, confusion);
  }

  private static ConfusionFigures figures(List<List<Integer>> confusion) {
    return ConfusionFigures.of(epoch(3, confusion), NAMES);
  }

  private static final ConfusionFigures SOME =
      figures(List.of(List.of(60, 30, 10), List.of(20, 75, 5), List.of(0, 5, 45)));

  @Test
  void countsRowsAndAll() {
    assertThat(SOME.count(0, 1)).isEqualTo(30);
    assertThat(SOME.of(0)).isEqualTo(100);
    assertThat(SOME.of(2)).isEqualTo(50);
    assertThat(SOME.share(2, 2)).isCloseTo(0.9, within(1e-12));
    assertThat(SOME.right()).isEqualTo(180);
    assertThat(SOME.all()).isEqualTo(250);
    assertThat(SOME.accuracy()).isCloseTo(0.72, within(1e-12));
    assertThat(SOME.verdict()).isEqualTo(Verdict.LEARNS);
    assertThat(ConfusionTexts.verdict(SOME)).isEmpty();
  }

  @Test
  void namesWhatIsTakenForWhatMostOften() {
    assertThat(SOME.confusions(2))
        .containsExactly(new Confusion(0, 1, 30, 100), new Confusion(1, 0, 20, 100));
    assertThat(SOME.confusions(100)).hasSize(5);
    assertThat(ConfusionTexts.confusion(SOME, SOME.confusions(1).get(0)))
        .isEqualTo("cat taken for dog: 30 of 100");
    assertThat(ConfusionTexts.cell(SOME, 1, 1)).isEqualTo("dog recognised: 75 of 100 (75.0 %)");
    assertThat(ConfusionTexts.accuracy(SOME)).contains("180 of 250").contains("72.0 %");
  }

  @Test
  void isOfTheLastEpochAtTheMoment() {
    List<RunEpoch> epochs = List.of(epoch(1, List.of()), epoch(2, List.of()), epoch(3, List.of()));
    assertThat(ConfusionFigures.last(epochs, null).epoch()).isEqualTo(3);
    assertThat(ConfusionFigures.last(epochs, 200L).epoch()).isEqualTo(2);
    assertThat(ConfusionFigures.last(epochs, 199L).epoch()).isEqualTo(1);
    assertThat(ConfusionFigures.last(epochs, 99L)).isNull();
    assertThat(ConfusionFigures.last(List.of(), null)).isNull();
  }

  @Test
  void aSingleAnswerIsSaid() {
    ConfusionFigures one =
        figures(List.of(List.of(0, 50, 0), List.of(0, 80, 0), List.of(0, 20, 0)));
    assertThat(one.accuracy()).as("above chance, for classes differ in size").isGreaterThan(0.5);
    assertThat(one.verdict()).isEqualTo(Verdict.ONE_ANSWER);
    assertThat(ConfusionTexts.verdict(one)).startsWith("Every picture is taken for dog");
  }

  @Test
  void chanceIsSaid() {
    ConfusionFigures guess =
        figures(List.of(List.of(34, 33, 33), List.of(33, 36, 31), List.of(30, 30, 40)));
    assertThat(guess.mostByChance()).isCloseTo(0.38777, within(1e-4));
    assertThat(guess.accuracy()).isCloseTo(0.3667, within(1e-4));
    assertThat(guess.verdict()).isEqualTo(Verdict.CHANCE);
    assertThat(ConfusionTexts.verdict(guess)).contains("33.3 %").contains("38.8 %");
  }

  @Test
  void aSingleClassAndNoPicturesAreSaid() {
    ConfusionFigures one = figures(List.of(List.of(9, 1, 0), List.of(0, 0, 0), List.of(0, 0, 0)));
    assertThat(one.verdict()).isEqualTo(Verdict.ONE_CLASS);
    assertThat(ConfusionTexts.verdict(one)).contains("of one class, cat");
    assertThat(one.share(1, 1)).isNaN();
    assertThat(ConfusionTexts.cell(one, 1, 0)).startsWith("dog: no picture");
    ConfusionFigures none = figures(List.of(List.of(0, 0), List.of(0, 0)));
    assertThat(none.verdict()).isEqualTo(Verdict.EMPTY);
    assertThat(none.accuracy()).isNaN();
    assertThat(none.confusions(5)).isEmpty();
  }

  @Test
  void classesWithoutNamesHaveTheirNumbers() {
    List<List<Integer>> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      List<Integer> row = new ArrayList<>(Collections.nCopies(200, 0));
      row.set(i, 50);
      rows.add(row);
    }
    ConfusionFigures many = figures(rows);
    assertThat(many.classes()).isEqualTo(200);
    assertThat(many.names()).startsWith("cat", "dog", "ship", "3").endsWith("199");
    assertThat(many.table().rows()).hasSize(40_000);
    assertThat(many.accuracy()).isEqualTo(1);
  }
}
