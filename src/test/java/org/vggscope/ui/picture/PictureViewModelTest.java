package org.vggscope.ui.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vggscope.export.picture.PictureExhibit;
import org.vggscope.model.Preprocessing;
import org.vggscope.ui.SomeResults;

class PictureViewModelTest {
  private static final Preprocessing TRAINED = Preprocessing.torchvision(64, 64);

  @Test
  void namesThePictureAndBothSizes() {
    PictureViewModel texts = PictureViewModel.of(SomeResults.result(600, 400, TRAINED));

    assertThat(texts.name()).isEqualTo("cup.png");
    assertThat(texts.size()).isEqualTo("600 × 400 pixels");
    assertThat(texts.seenSize()).isEqualTo("64 × 64");
    assertThat(texts.dense()).isEmpty();
  }

  @Test
  void saysWhatDenseEvaluationDoes() {
    PictureViewModel texts = PictureViewModel.of(SomeResults.result(600, 400, TRAINED.dense(128)));

    assertThat(texts.seenSize()).isEqualTo("192 × 128");
    assertThat(texts.dense()).startsWith("Dense evaluation").contains("3\u00a0×\u00a05 positions");
  }

  @Test
  void describesThePreprocessingLineByLine() {
    assertThat(PictureExhibit.steps(TRAINED))
        .containsExactly(
            "shorter side 64, centre crop 64\u00a0×\u00a064",
            "RGB 0–1",
            "mean 0.485, 0.456, 0.406",
            "deviation 0.229, 0.224, 0.225");
  }
}
