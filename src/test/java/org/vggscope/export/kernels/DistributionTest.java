package org.vggscope.export.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DistributionTest {
  @Test
  void theFiguresAreThoseOfAllNumbers() {
    Distribution found = Distribution.of(new float[] {-3, 1, 1, 5});
    assertThat(found.count()).isEqualTo(4);
    assertThat(found.mean()).isEqualTo(1);
    assertThat(found.deviation()).isCloseTo(Math.sqrt(8), within(1e-12));
    assertThat(found.minimum()).isEqualTo(-3);
    assertThat(found.maximum()).isEqualTo(5);
    assertThat(found.reach()).isEqualTo(5);
    assertThat(found.beyond()).isZero();
  }

  @Test
  void everyNumberIsInItsBin() {
    float[] values = SomeKernels.random(3000, 5);
    Distribution found = Distribution.of(values);
    int bins = found.bins().length;
    assertThat(bins % 2).isOne();
    assertThat(Arrays.stream(found.bins()).sum()).isEqualTo(3000);
    for (int bin = 1; bin < bins - 1; bin++) {
      double from = found.from(bin);
      double to = found.from(bin + 1);
      int inside = 0;
      for (float value : values) {
        if (value >= from && value < to) {
          inside++;
        }
      }
      assertThat(found.bins()[bin]).isEqualTo(inside);
    }
  }

  @Test
  void zeroIsInTheMiddleOfTheMiddleBin() {
    Distribution found = Distribution.of(new float[] {0, 0, 0, 7});
    int middle = found.bins().length / 2;
    assertThat(found.bins()[middle]).isEqualTo(3);
    assertThat(found.from(middle)).isCloseTo(-found.from(middle + 1), within(1e-9));
  }

  @Test
  void farNumbersAreCountedInTheOutermostBins() {
    float[] values = SomeKernels.random(10_000, 6);
    values[17] = 1000;
    values[18] = -1000;
    Distribution found = Distribution.of(values);
    assertThat(found.reach()).isLessThan(100);
    assertThat(found.maximum()).isEqualTo(1000);
    assertThat(found.beyond()).isEqualTo(2);
    assertThat(found.bins()[0]).isPositive();
    assertThat(found.bins()[found.bins().length - 1]).isPositive();
  }

  @Test
  void numbersThatAreAllZeroHaveADistributionToo() {
    Distribution found = Distribution.of(new float[5]);
    assertThat(found.bins()[found.bins().length / 2]).isEqualTo(5);
    assertThat(found.beyond()).isZero();
  }
}
