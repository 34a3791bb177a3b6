package org.vggscope.model.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriedConvolutionTest {
  private static final float[] CROSS = {0, 1, 0, 1, 1, 1, 0, 1, 0};

  private static TriedConvolution counted(int side, int padding, int stride) {
    float[] map = new float[side * side];
    for (int i = 0; i < map.length; i++) {
      map[i] = i + 1;
    }
    return new TriedConvolution(map, side, CROSS, 3, padding, stride);
  }

  @Test
  void addsUpTheWindowTimesTheKernelAndReadsPaddingAsZero() {
    assertThat(counted(3, 0, 1).values()).containsExactly(2 + 4 + 5 + 6 + 8);
    assertThat(counted(3, 1, 1).values())
        .containsExactly(
            1 + 2 + 4,
            1 + 2 + 3 + 5,
            2 + 3 + 6,
            1 + 4 + 5 + 7,
            2 + 4 + 5 + 6 + 8,
            3 + 5 + 6 + 9,
            4 + 7 + 8,
            5 + 7 + 8 + 9,
            6 + 8 + 9);
    assertThat(counted(3, 1, 2).values())
        .containsExactly(1 + 2 + 4, 2 + 3 + 6, 4 + 7 + 8, 6 + 8 + 9);
  }

  @ParameterizedTest
  @CsvSource({"8, 1, 1, 8", "8, 0, 1, 6", "8, 1, 2, 4", "8, 0, 2, 3", "7, 0, 2, 3", "7, 1, 2, 4"})
  void writesAsManyRowsAsThereAreWindows(int side, int padding, int stride, int outputs) {
    TriedConvolution tried = counted(side, padding, stride);
    assertThat(tried.outputs()).isEqualTo(outputs);
    assertThat(tried.values()).hasSize(outputs * outputs);
    assertThat(tried.start(0)).isEqualTo(-padding);
    assertThat(tried.start(outputs - 1) + 3).isBetween(side + padding - stride + 1, side + padding);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> counted(2, 0, 1)).hasMessageContaining("does not fit");
  }
}
