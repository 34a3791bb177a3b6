package org.vggscope.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formats that few pictures come in, written by Pillow and read as Pillow reads them. */
class RarerPicturesTest {
  private static final Path PICTURES = Path.of("src/test/resources/fixtures/pictures");

  @ParameterizedTest
  @CsvSource({
    "rgb.ppm, rgb",
    "grey.pgm, grey",
    "bits.pbm, bits",
    "rgb.tga, rgb",
    "rle.tga, rgb",
    "flat.psd, rgb",
    "icon.ico, icon"
  })
  void areReadToTheLastPixel(String name, String right) throws IOException {
    SourceImage read = PictureReader.read(PICTURES.resolve(name));
    SourceImage expected = PictureReader.read(PICTURES.resolve(right + ".want.png"));
    assertThat(read.width()).isEqualTo(expected.width());
    assertThat(Arrays.equals(read.pixels(), expected.pixels())).isTrue();
  }

  @Test
  void othersAreNamed() {
    Map.of(
            "\u00ffO\u00ffQ\0/", "a JPEG 2000",
            "\u00ff\n\1\2", "a JPEG XL",
            "v/1\1\2\0", "an OpenEXR",
            "FUJIFILMCCD-RAW 0201", "a camera's raw",
            "<?xml version='1.0'?><svg xmlns='x'>", "an SVG",
            "<!DOCTYPE html><html>", "a web page",
            "{'error': 1}", "a JSON",
            "\0\0\0\30ftypavif", "an AVIF",
            "\0\0\0\30ftypheic", "a HEIF picture (iPhones")
        .forEach(
            (head, said) -> {
              byte[] bytes = (head + " ".repeat(600)).getBytes(StandardCharsets.ISO_8859_1);
              assertThatThrownBy(() -> PictureReader.read("picture.jpg", bytes))
                  .isInstanceOf(ImageFormatException.class)
                  .hasMessageStartingWith("picture.jpg: " + said)
                  .hasMessageContaining("which VggScope does not read");
            });
  }
}
