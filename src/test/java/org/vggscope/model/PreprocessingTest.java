package org.vggscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PreprocessingTest {
  @Test
  void describesItselfInOneLine() {
    assertThat(Preprocessing.torchvision(64, 64).describe().english())
        .isEqualTo(
            "shorter side 64, centre crop 64 × 64 · RGB 0–1 · mean 0.485, 0.456, 0.406"
                + " · deviation 0.229, 0.224, 0.225");
    assertThat(Preprocessing.caffe(256, 224).describe().english())
        .isEqualTo(
            "shorter side 256, centre crop 224 × 224 · BGR 0–255 · mean 103.94, 116.78, 123.68");
  }

  @Test
  void denseEvaluationCropsNothing() {
    Preprocessing dense = Preprocessing.torchvision(64, 64).dense(128);
    assertThat(dense.resizeTo()).isEqualTo(128);
    assertThat(dense.crop()).isZero();
    assertThat(dense.describe().english()).contains("nothing cropped");
  }

  @Test
  void knowsItsNames() {
    assertThat(Preprocessing.names()).contains("torchvision", "caffe");
    assertThat(Preprocessing.named("caffe", 256, 224)).isEqualTo(Preprocessing.caffe(256, 224));
    assertThatThrownBy(() -> Preprocessing.named("keras", 1, 1))
        .hasMessage("No preprocessing is called 'keras'; there are torchvision, caffe, caffe-rgb");
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(
            () ->
                new Preprocessing(
                    "x",
                    Resize.NONE,
                    0,
                    0,
                    ChannelOrder.RGB,
                    1,
                    List.of(0.0, 0.0, 0.0),
                    List.of(1.0, 0.0, 1.0)))
        .hasMessageContaining("deviation");
    assertThatThrownBy(() -> Preprocessing.torchvision(0, 64)).hasMessageContaining("pixel");
  }
}
