package org.vggscope.export.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.vggscope.export.chart.Curve.Dot;

class CurveTest {
  private static Curve squares(int count, int most) {
    List<Long> all = LongStream.rangeClosed(1, count).boxed().toList();
    return Curve.of(all, Long::longValue, step -> (double) step * step, most);
  }

  @Test
  void fewValuesAreAllThere() {
    assertThat(squares(3, 3).dots()).containsExactly(new Dot(1, 1), new Dot(2, 4), new Dot(3, 9));
  }

  @Test
  void neighboursAreAveraged() {
    assertThat(squares(5, 3).dots())
        .containsExactly(new Dot(1.5, 2.5), new Dot(3.5, 12.5), new Dot(5, 25));
  }

  @Test
  void manyValuesGiveHalfAsManyDotsAsAreAllowedAtLeast() {
    assertThat(squares(10_000, 600).dots()).hasSizeBetween(300, 600);
    assertThat(squares(600, 600).dots()).hasSize(600);
    assertThat(squares(601, 600).dots()).hasSize(301);
  }

  @Test
  void whatIsDrawnStaysAsItIsWhileTheRunGoesOn() {
    List<Dot> before = squares(9_000, 600).dots();
    assertThat(squares(9_500, 600).dots()).containsAll(before.subList(0, before.size() - 1));
  }

  @Test
  void theMeanOfAllIsKept() {
    Curve curve = squares(4096, 64);
    assertThat(curve.dots().stream().mapToDouble(Dot::value).average().orElseThrow())
        .isCloseTo(4097.0 * 8193 / 6, within(1e-6));
  }

  @Test
  void whatIsNoNumberIsLeftOut() {
    List<Double> all = List.of(1.0, Double.NaN, 3.0, Double.POSITIVE_INFINITY);
    Curve curve = Curve.of(all, Double::longValue, value -> value, 10);
    assertThat(curve.dots()).containsExactly(new Dot(1, 1), new Dot(3, 3));
    assertThat(curve.least()).isEqualTo(1);
    assertThat(curve.most()).isEqualTo(3);
    assertThat(curve.last()).isEqualTo(3);
  }

  @Test
  void nothingGivesNothing() {
    Curve curve = Curve.of(List.<Double>of(), Double::longValue, value -> value, 10);
    assertThat(curve.dots()).isEmpty();
    assertThat(curve.least()).isNaN();
    assertThat(curve.most()).isNaN();
    assertThat(curve.last()).isNaN();
    assertThat(Curve.level(0, 10, Double.NaN).dots()).isEmpty();
  }

  @Test
  void powersOfTenLeaveOutWhatHasNone() {
    Curve curve = Curve.of(List.of(100.0, 0.0, 0.1), Double::longValue, value -> value, 10);
    assertThat(curve.logarithmic().dots().stream().map(Dot::value)).containsExactly(2.0, -1.0);
  }

  @Test
  void uprightLinesAreJoinedOutsideOfTheChart() {
    Curve curve = Curve.upright(List.of(5.0, 9.0), new ChartScale(0, 4, 1));
    assertThat(curve.dots())
        .containsExactly(new Dot(5, -1), new Dot(5, 5), new Dot(9, 5), new Dot(9, -1));
    assertThat(Curve.upright(List.of(), new ChartScale(0, 4, 1)).dots()).isEmpty();
  }
}
