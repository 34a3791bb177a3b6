package org.vggscope.export.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vggscope.model.Layer;

class KernelTextsTest {
  private final LayerKernels kernels = SomeKernels.kernels(6, 4);

  @Test
  void theTitleSaysWhatTheWeightsAre() {
    assertThat(KernelTexts.title(kernels))
        .isEqualTo("· 4 filters of 6 × 3 × 3 (in × height × width)");
  }

  @Test
  void theExplanationNamesTheChannelAndTheOrder() {
    KernelSheet sheet = new KernelSheet(kernels, 3, KernelOrder.NORM, null, KernelScale.CHANNEL);
    assertThat(KernelTexts.explanation(sheet, KernelView.TILES, unit -> ""))
        .startsWith("Output channel 3 reads 6 channels of conv1_1; bias ")
        .endsWith("sorted by norm, √Σw².");
  }

  @Test
  void aPoolingSaysWhyItHasNone() {
    Layer pooling = Layer.pooling("pool2", 2, 2, 2, 8);
    assertThat(KernelTexts.nothing(pooling)).contains("pool2 has no weights").contains("2 × 2");
  }

  @Test
  void placesHaveTheirEndings() {
    assertThat(KernelTexts.rank(1, 512)).isEqualTo("1st of 512");
    assertThat(KernelTexts.rank(22, 512)).isEqualTo("22nd of 512");
    assertThat(KernelTexts.rank(113, 512)).isEqualTo("113th of 512");
    assertThat(KernelTexts.rank(503, 1512)).isEqualTo("503rd of 1,512");
  }

  @Test
  void numbersOfATableShareTheirUnit() {
    float[] large = {0.1234f, -0.0456f, 0};
    TableDigits digits = TableDigits.of(large, 0, 3, true);
    assertThat(digits.unit()).isEmpty();
    assertThat(digits.write(large[0])).isEqualTo("0.123");
    assertThat(digits.write(large[1])).isEqualTo("−0.046");
    assertThat(digits.write(-1e-9f)).isEqualTo("0.000");
    float[] small = {0.00321f, -0.00045f};
    TableDigits scaled = TableDigits.of(small, 0, 2, true);
    assertThat(scaled.unit()).isEqualTo("× 10⁻³");
    assertThat(scaled.write(small[0])).isEqualTo("3.21");
    assertThat(scaled.write(small[1])).isEqualTo("−0.45");
    TableDigits tight = TableDigits.of(small, 0, 2, false);
    assertThat(tight.unit()).isEqualTo("× 10⁻⁴");
    assertThat(tight.write(small[0])).isEqualTo("32");
    assertThat(TableDigits.of(new float[4], 0, 4, true).write(0)).isEqualTo("0");
  }
}
