package org.vggscope.export.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChartScaleTest {
  @Test
  void endsAtTheNextRoundNumber() {
    assertThat(ChartScale.upTo(2.31)).isEqualTo(new ChartScale(0, 2.5, 0.5));
    assertThat(ChartScale.upTo(100)).isEqualTo(new ChartScale(0, 100, 20));
    assertThat(ChartScale.upTo(0.07).upper()).isCloseTo(0.08, within(1e-12));
    assertThat(ChartScale.upTo(9.5).upper()).isEqualTo(10);
  }

  @Test
  void thereIsAnAxisForNothing() {
    for (double none : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(ChartScale.upTo(none)).isEqualTo(new ChartScale(0, 1, 0.2));
    }
    assertThat(ChartScale.powers(Double.NaN, Double.NaN)).isEqualTo(new ChartScale(-1, 0, 1));
    assertThat(ChartScale.powers(0, 1)).isEqualTo(new ChartScale(-1, 0, 1));
  }

  @Test
  void stepsHaveRoomForTheNextOnesButForNoMoreThanThereWillBe() {
    assertThat(ChartScale.ofSteps(1, 9_380)).isEqualTo(new ChartScale(0, 10, 2));
    assertThat(ChartScale.ofSteps(9_100, 9_380)).isEqualTo(new ChartScale(0, 9_380, 2_000));
    assertThat(ChartScale.ofSteps(3, 4)).isEqualTo(new ChartScale(0, 4, 2));
    assertThat(ChartScale.ofSteps(120, 0)).isEqualTo(new ChartScale(0, 150, 50));
  }

  @Test
  void powersAreWhole() {
    assertThat(ChartScale.powers(0.002, 30)).isEqualTo(new ChartScale(-3, 2, 1));
    assertThat(ChartScale.powers(0.01, 0.01)).isEqualTo(new ChartScale(-2, -1, 1));
    assertThat(ChartScale.powers(1e-12, 1)).isEqualTo(new ChartScale(-12, 0, 3));
  }

  @Test
  void aNumberLiesBetweenTwoPowers() {
    ChartScale scale = ChartScale.powers(0.01, 100);
    assertThat(scale.shareOf(1)).isCloseTo(0.5, within(1e-12));
    assertThat(scale.shareOf(0.01)).isCloseTo(0, within(1e-12));
    assertThat(scale.shareOf(0)).isZero();
    assertThat(scale.shareOf(Double.NaN)).isZero();
    assertThat(scale.shareOf(Double.POSITIVE_INFINITY)).isEqualTo(1);
  }

  @Test
  void numbersAreShort() {
    assertThat(ChartScale.power(0)).isEqualTo("1");
    assertThat(ChartScale.power(2)).isEqualTo("100");
    assertThat(ChartScale.power(-2)).isEqualTo("0.01");
    assertThat(ChartScale.power(-13)).isEqualTo("10⁻¹³");
    assertThat(ChartScale.power(4)).isEqualTo("10⁴");
    assertThat(ChartScale.plain(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(ChartScale.plain(12_000)).isEqualTo("12,000");
  }
}
