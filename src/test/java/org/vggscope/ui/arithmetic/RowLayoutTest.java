package org.vggscope.ui.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowLayoutTest {
  @ParameterizedTest
  @CsvSource({"340,3", "500,3", "640,3", "900,3", "340,1", "640,1"})
  void everythingLiesInsideTheWidth(double width, int kernel) {
    RowLayout rows = RowLayout.of(width, kernel, 9);
    double right =
        rows.stacked() ? rows.fieldLeft(2) + rows.fieldWidth() : rows.sumLeft() + RowLayout.SUM;
    assertThat(right).isLessThanOrEqualTo(width);
    assertThat(rows.fieldLeft(1)).isGreaterThan(rows.fieldLeft(0) + rows.fieldWidth());
    assertThat(rows.fieldTop(1)).isGreaterThan(rows.fieldTop(0) + rows.fieldHeight());
    assertThat(rows.fieldTop(0) + rows.fieldHeight()).isLessThanOrEqualTo(rows.height(1));
  }

  @Test
  void whereThereIsNoRoomBesideNameAndSumLieAbove() {
    assertThat(RowLayout.of(500, 3, 9).stacked()).isTrue();
    assertThat(RowLayout.of(640, 3, 9).stacked()).isFalse();
    assertThat(RowLayout.of(340, 1, 9).stacked()).isFalse();
  }

  @Test
  void everyCellOfEveryFieldIsFoundAgain() {
    RowLayout rows = RowLayout.of(640, 3, 9);
    for (int row = 0; row < 9; row++) {
      for (int field = 0; field < 3; field++) {
        for (int cell = 0; cell < 9; cell++) {
          double x = rows.fieldLeft(field) + (cell % 3 + 0.5) * rows.cell();
          double y = rows.fieldTop(row) + (cell / 3 + 0.5) * rows.line();
          assertThat(rows.hit(x, y, 9)).isEqualTo(new RowLayout.Hit(row, cell / 3, cell % 3));
        }
      }
    }
    assertThat(rows.hit(rows.sumLeft() + 5, rows.fieldTop(2) + 5, 9).isCell()).isFalse();
    assertThat(rows.hit(5, rows.height(9) + 5, 9)).isNull();
    assertThat(rows.hit(5, 5, 9)).isNull();
  }
}
