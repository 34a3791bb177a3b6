package org.vggscope.ui.kit.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.vggscope.picture.SourceImage;

class FxImagesTest {
  @Test
  void aSmallPictureKeepsItsPixels() {
    SourceImage picture = new SourceImage("p", 2, 1, new int[] {0x102030, 0xffffff});

    FxImages.Pixels pixels = FxImages.pixels(picture, 2048);

    assertThat(pixels.width()).isEqualTo(2);
    assertThat(pixels.height()).isEqualTo(1);
    assertThat(pixels.argb()).containsExactly(0xff102030, 0xffffffff);
  }

  @Test
  void aHugePictureIsShownSmallerInProportion() {
    FxImages.Pixels pixels = FxImages.pixels(plain(9000, 3000, 0x336699), 2048);

    assertThat(pixels.width()).isEqualTo(2048);
    assertThat(pixels.height()).isEqualTo(683);
    assertThat(pixels.argb()).containsOnly(0xff336699);
  }

  @Test
  void aNarrowPictureKeepsAtLeastOnePixelOfWidth() {
    FxImages.Pixels pixels = FxImages.pixels(plain(2, 100, 0), 20);

    assertThat(pixels.width()).isEqualTo(1);
    assertThat(pixels.height()).isEqualTo(20);
  }

  @Test
  void aSmallerCopyIsTheMeanOfThePixelsItStandsFor() {
    int[] stripes = new int[64];
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = i % 2 == 0 ? 0x000000 : 0x646464;
    }

    FxImages.Pixels pixels = FxImages.pixels(new SourceImage("stripes", 8, 8, stripes), 4);

    assertThat(pixels.argb()).hasSize(16).containsOnly(0xff323232);
  }

  @Test
  void pixelsBecomeSquares() {
    FxImages.Pixels pixels =
        FxImages.squares(new SourceImage("p", 2, 1, new int[] {0x000001, 0x000002}), 2);

    assertThat(pixels.width()).isEqualTo(4);
    assertThat(pixels.argb())
        .containsExactly(
            0xff000001,
            0xff000001,
            0xff000002,
            0xff000002,
            0xff000001,
            0xff000001,
            0xff000002,
            0xff000002);
  }

  private static SourceImage plain(int width, int height, int colour) {
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, colour);
    return new SourceImage("plain", width, height, pixels);
  }
}
