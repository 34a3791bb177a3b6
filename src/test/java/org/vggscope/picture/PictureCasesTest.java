package org.vggscope.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures as public bug reports have them; what is right, a correct reader says. */
class PictureCasesTest {
  private static final Path CASES = Path.of("src/test/resources/fixtures/cases");

  private static Stream<Map.Entry<String, JsonNode>> cases() throws IOException {
    JsonNode all = new JsonMapper().readTree(CASES.resolve("expected.json").toFile());
    return all.get("pictures").properties().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isReadAsACorrectReaderHasIt(Map.Entry<String, JsonNode> each) throws IOException {
    Path file = CASES.resolve(each.getKey());
    if (each.getKey().equals("zstd.tif")) {
      assertThatThrownBy(() -> PictureReader.read(file))
          .hasMessageStartingWith("zstd.tif: a TIFF packed with zstd");
      return;
    }
    if (each.getValue().has("refuse")) {
      assertThatThrownBy(() -> PictureReader.read(file))
          .isInstanceOf(ImageFormatException.class)
          .hasMessageContaining("Xcode");
      return;
    }
    SourceImage read = PictureReader.read(file);
    SourceImage right = PictureReader.read(CASES.resolve(each.getValue().get("pixels").asText()));
    assertThat(read.width()).isEqualTo(right.width());
    assertThat(read.height()).isEqualTo(right.height());
    int worst = 0;
    for (int i = 0; i < read.pixels().length; i++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        int one = read.pixels()[i] >> shift & 0xFF;
        int other = right.pixels()[i] >> shift & 0xFF;
        worst = Math.max(worst, Math.abs(one - other));
      }
    }
    assertThat(worst)
        .as(each.getValue().get("what").asText())
        .isLessThanOrEqualTo(each.getValue().get("tolerance").asInt());
  }

  @Test
  void webpIsReadByLibwebpHere() {
    assertThat(WebpPicture.hasLibrary()).isTrue();
  }

  /** A grey ramp below a thumbnail, as {@code (x + 2 y) mod 256}. */
  @Test
  void theLargePictureBelowAThumbnailIsTaken() throws Exception {
    SourceImage read = PictureReader.read(Path.of("src/test/resources/fixtures/cases/subifd.tif"));
    assertThat(read.width()).isEqualTo(64);
    assertThat(read.height()).isEqualTo(48);
    for (int y = 0; y < 48; y++) {
      for (int x = 0; x < 64; x++) {
        assertThat(read.pixels()[y * 64 + x]).isEqualTo((x + 2 * y) % 256 * 0x010101);
      }
    }
  }
}
