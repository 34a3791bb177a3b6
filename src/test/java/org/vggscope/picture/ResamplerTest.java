package org.vggscope.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

  @ParameterizedTest
  @CsvSource({"64,64", "20,13", "53,20", "20,37", "131,90", "7,60", "1,1", "52,36"})
  void scalesEveryPixelAsPillowDoes(int width, int height) throws Exception {
    SourceImage noise = PictureReader.read(Pictures.file("resize/noise.png"));

    SourceImage scaled = Resampler.resize(noise, width, height);

    assertThat(scaled.width()).isEqualTo(width);
    assertThat(scaled.height()).isEqualTo(height);
    assertThat(scaled.pixels())
        .isEqualTo(Pictures.raw("resize/noise-%dx%d.bin".formatted(width, height)));
  }

  @Test
  void aWindowIsThatPartOfTheWholeScaledPicture() throws Exception {
    SourceImage noise = PictureReader.read(Pictures.file("resize/noise.png"));
    SourceImage whole = Resampler.resize(noise, 20, 13);

    SourceImage window = Resampler.resize(noise, 20, 13, 3, 5, 11, 7);

    for (int y = 0; y < 7; y++) {
      int from = (y + 5) * 20 + 3;
      assertThat(Arrays.copyOfRange(window.pixels(), y * 11, (y + 1) * 11))
          .isEqualTo(Arrays.copyOfRange(whole.pixels(), from, from + 11));
    }
  }

  @Test
  void theSameSizeLeavesThePictureAsItIs() throws Exception {
    SourceImage noise = PictureReader.read(Pictures.file("resize/noise.png"));

    assertThat(Resampler.resize(noise, noise.width(), noise.height()).pixels())
        .isEqualTo(noise.pixels());
  }

  @Test
  void aWindowOfAGiganticPictureCostsOnlyTheWindow() {
    SourceImage thread = new SourceImage("thread", 1, 5000, new int[5000]);

    assertThat(Resampler.resize(thread, 64, 320_000, 0, 159_968, 64, 64).pixels()).hasSize(4096);
  }

  @Test
  void aWindowOutsideThePictureIsAProgrammingError() {
    SourceImage dot = new SourceImage("dot", 1, 1, new int[1]);

    assertThatThrownBy(() -> Resampler.resize(dot, 10, 10, 5, 0, 6, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not inside 10 x 10");
  }
}
