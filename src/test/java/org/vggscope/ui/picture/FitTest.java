package org.vggscope.ui.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vggscope.picture.CropBox;

class FitTest {
  @Test
  void aWidePictureFillsTheWidthAndStandsInTheMiddle() {
    assertThat(Fit.of(600, 400, 300, 300)).isEqualTo(new Fit(0, 50, 0.5, 300, 200));
  }

  @Test
  void aTallPictureFillsTheHeightAndStandsInTheMiddle() {
    assertThat(Fit.of(100, 200, 300, 100)).isEqualTo(new Fit(125, 0, 0.5, 50, 100));
  }

  @Test
  void aBoxOfThePictureIsFoundInTheView() {
    Fit fit = Fit.of(600, 400, 300, 300);

    assertThat(fit.inView(new CropBox(100, 0, 400, 400))).isEqualTo(new CropBox(50, 50, 200, 200));
  }

  @Test
  void aSmallPictureGrowsByWholeNumbers() {
    assertThat(Fit.ofWholePixels(64, 64, 140, 140)).isEqualTo(new Fit(6, 6, 2, 128, 128));
  }

  @Test
  void aPictureTooLargeToDoubleFitsAsItCan() {
    assertThat(Fit.ofWholePixels(192, 128, 96, 128).scale()).isEqualTo(0.5);
    assertThat(Fit.ofWholePixels(64, 64, 96, 128).scale()).isEqualTo(1.5);
  }

  @Test
  void aViewWithoutRoomShowsNothing() {
    assertThat(Fit.of(600, 400, 0, -3).width()).isZero();
  }
}
