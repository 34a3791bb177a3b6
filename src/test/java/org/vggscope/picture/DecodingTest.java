package org.vggscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vggscope.model.Decoding;
import org.vggscope.model.Preprocessing;

/** Files taken as Pillow's {@code open} and {@code convert("RGB")} take them, against Pillow. */
class DecodingTest {
  private static final Path PICTURES = Path.of("src/test/resources/pictures");
  private static final Decoding STORED = new Decoding(false, false);

  /** JPEG decoders differ by a little. */
  private static final int TOLERANCE = 3;

  private static Stream<String> pillow() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/fixtures/decoding.tsv")).stream()
        .filter(line -> !line.startsWith("#"));
  }

  private static SourceImage read(String name) throws IOException {
    return PictureReader.read(PICTURES.resolve(name), ColourHandling.AS_STORED);
  }

  @ParameterizedTest
  @MethodSource("pillow")
  void storedPixelsAreThoseOfPillow(String line) throws IOException {
    String[] fields = line.split("\t");
    SourceImage stored = read(fields[0]).decoded(STORED);
    assertThat(stored.width()).isEqualTo(Integer.parseInt(fields[1]));
    assertThat(stored.height()).isEqualTo(Integer.parseInt(fields[2]));
    for (int i = 3; i < fields.length; i++) {
      String[] point = fields[i].split(",");
      int at = Integer.parseInt(point[1]) * stored.width() + Integer.parseInt(point[0]);
      int wanted = Integer.parseInt(point[2], 16);
      for (int shift = 0; shift <= 16; shift += 8) {
        assertThat((double) (stored.pixels()[at] >> shift & 0xff))
            .as(fields[i])
            .isBetween(
                (wanted >> shift & 0xff) - (double) TOLERANCE,
                (wanted >> shift & 0xff) + (double) TOLERANCE);
      }
    }
  }

  @Test
  void whatIsSeenStaysAsItIsAndWhatHasNothingElseIsItself() throws IOException {
    SourceImage plain = read("baseline.jpg");
    assertThat(plain.decoded(STORED)).isSameAs(plain);
    SourceImage turned = read("exif-6.jpg");
    assertThat(turned.decoded(Decoding.AS_SEEN)).isSameAs(turned);
    assertThat(turned.decoded(new Decoding(true, false))).isSameAs(turned);
    assertThat(turned.decoded(STORED).width()).isEqualTo(turned.height());
    SourceImage alpha = read("alpha.png");
    assertThat(alpha.decoded(new Decoding(false, true))).isSameAs(alpha);
    assertThat(alpha.decoded(STORED).pixels()).isNotEqualTo(alpha.pixels());
  }

  @Test
  void theNetworkSeesWhatThePreprocessingSays() throws IOException {
    SourceImage picture = read("exif-6.jpg");
    Preprocessing wanted = Preprocessing.torchvision(64, 0);
    PreparedPicture upright = Preprocessor.prepare(picture, wanted);
    PreparedPicture stored = Preprocessor.prepare(picture, wanted.decoded(STORED));
    assertThat(stored.source()).isSameAs(picture);
    assertThat(stored.taken().width()).isEqualTo(picture.height());
    assertThat(stored.input().width()).isEqualTo(upright.input().height());
    assertThat(wanted.decoded(STORED).describe().english())
        .endsWith("not turned by Exif · transparency dropped");
  }
}
