package org.vggscope.export.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void signedNumbersHaveFourDigits() {
    assertThat(Figures.signed(0)).isEqualTo("0");
    assertThat(Figures.signed(0.0431234)).isEqualTo("+0.04312");
    assertThat(Figures.signed(-12.3456)).isEqualTo("−12.35");
    assertThat(Figures.signed(1)).isEqualTo("+1");
    assertThat(Figures.signed(-12345.6)).isEqualTo("−12346");
    assertThat(Figures.signed(0.000123)).isEqualTo("+1.23e−4");
  }

  @Test
  void cellsHaveThreeDigitsAndNoMoreDecimalsThanFit() {
    assertThat(Figures.cell(0, 3)).isEqualTo("0");
    assertThat(Figures.cell(0.9996, 3)).isEqualTo("+1.00");
    assertThat(Figures.cell(0.1234, 3)).isEqualTo("+0.123");
    assertThat(Figures.cell(0.01234, 3)).isEqualTo("+0.012");
    assertThat(Figures.cell(0.01234, 4)).isEqualTo("+0.0123");
    assertThat(Figures.cell(-0.01234, 2)).isEqualTo("−0.01");
    assertThat(Figures.cell(-1.234, 3)).isEqualTo("−1.23");
    assertThat(Figures.cell(9.996, 3)).isEqualTo("+10.0");
    assertThat(Figures.cell(123.4, 3)).isEqualTo("+123");
    assertThat(Figures.cell(-0.0002, 3)).isEqualTo("−2e−4");
    assertThat(Figures.cell(2.4e-12, 3)).isEqualTo("+2e−12");
    assertThat(Figures.cell(123456, 3)).isEqualTo("+1e5");
  }

  @Test
  void aSumHasAsManyDecimalsAsItsLargestNumberNeeds() {
    assertThat(Figures.sharedDecimals(0.5)).isEqualTo(4);
    assertThat(Figures.sharedDecimals(-99)).isEqualTo(4);
    assertThat(Figures.sharedDecimals(123)).isEqualTo(3);
    assertThat(Figures.sharedDecimals(1e9)).isZero();
    assertThat(Figures.plain(2.5, 2)).isEqualTo("2.50");
    assertThat(Figures.plain(-2.5, 2)).isEqualTo("−2.50");
  }
}
