package org.vggscope.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {

  record Colour(int x, int y, int rgb) {}

  /** A row of {@code expected.tsv}: what Pillow makes of a picture. */
  record Expected(String name, int width, int height, int tolerance, List<Colour> colours) {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Tolerances are those of the formats: none where the file holds the levels themselves, 1 where
   * two roundings of alpha or of a profile meet, 4 to 6 for JPEG and lossy WebP, whose decoders may
   * round differently. CMYK without a profile has no right answer; Pillow's formula is followed.
   */
  static Stream<Expected> expected() throws IOException {
    return Files.readAllLines(Pictures.file("expected.tsv")).stream()
        .map(line -> line.split("\t"))
        .map(
            cells ->
                new Expected(
                    cells[0],
                    Integer.parseInt(cells[1]),
                    Integer.parseInt(cells[2]),
                    Integer.parseInt(cells[3]),
                    Stream.of(cells[4].split(" "))
                        .map(point -> point.split(","))
                        .map(
                            point ->
                                new Colour(
                                    Integer.parseInt(point[0]),
                                    Integer.parseInt(point[1]),
                                    Integer.parseInt(point[2], 16)))
                        .toList()));
  }

  @ParameterizedTest
  @MethodSource("expected")
  void showsTheColoursThatPillowShows(Expected expected) throws Exception {
    SourceImage image = PictureReader.read(Pictures.file(expected.name()));

    assertThat(image.name()).isEqualTo(expected.name());
    assertThat(image.width()).isEqualTo(expected.width());
    assertThat(image.height()).isEqualTo(expected.height());
    List<String> wrong = new ArrayList<>();
    for (Colour colour : expected.colours()) {
      int got = at(image, colour.x(), colour.y());
      if (Pictures.difference(got, colour.rgb()) > expected.tolerance()) {
        wrong.add("(%d, %d) %06x, not %06x".formatted(colour.x(), colour.y(), got, colour.rgb()));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("expected")
  void bytesInMemoryGiveTheSamePictureAsTheFile(Expected expected) throws Exception {
    SourceImage file = PictureReader.read(Pictures.file(expected.name()));

    SourceImage memory = PictureReader.read("clip", Pictures.bytes(expected.name()));

    assertThat(memory.name()).isEqualTo("clip");
    assertThat(memory.pixels()).isEqualTo(file.pixels());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsEveryExifOrientationUpright(int value) throws Exception {
    SourceImage stored = PictureReader.read(Pictures.file("exif-1.jpg"));

    SourceImage upright = PictureReader.read(Pictures.file("exif-%d.jpg".formatted(value)));

    assertThat(upright.width()).isEqualTo(value < 5 ? 40 : 28);
    assertThat(upright.height()).isEqualTo(value < 5 ? 28 : 40);
    // What the standard says of each value: which corner of the stored picture is at the top left.
    int right = 39;
    int bottom = 27;
    int[] corner =
        switch (value) {
          case 1, 5 -> new int[] {0, 0};
          case 2, 8 -> new int[] {right, 0};
          case 3, 7 -> new int[] {right, bottom};
          default -> new int[] {0, bottom};
        };
    assertThat(at(upright, 0, 0)).isEqualTo(at(stored, corner[0], corner[1]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "swapped.jpg",
        "swapped.png",
        "swapped16.png",
        "swapped-palette.png",
        "swapped.tif",
        "swapped.webp"
      })
  void aProfileWithRedAndBlueSwappedTurnsRedIntoBlue(String name) throws Exception {
    SourceImage image = PictureReader.read(Pictures.file(name));

    assertThat(at(image, 10, 7) & 0xff).isGreaterThan(200);
    assertThat(at(image, 10, 7) >> 16).isLessThan(60);
  }

  @Test
  void greyIsNotMadePalerByJavasLinearGrey() throws Exception {
    BufferedImage grey = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSample(1, 2, 0, 100);

    assertThat(at(PictureReader.read("grey", grey), 1, 2)).isEqualTo(0x646464);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_INT_ARGB_PRE,
        BufferedImage.TYPE_INT_BGR,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_4BYTE_ABGR_PRE
      })
  void theClipboardsColourModelsAllGiveTheSameColours(int type) throws Exception {
    BufferedImage image = new BufferedImage(5, 3, type);
    image.setRGB(4, 1, 0xffc86432);

    assertThat(at(PictureReader.read("clipboard", image), 4, 1)).isEqualTo(0xc86432);
  }

  @Test
  void fiveBitsReachWhite() throws Exception {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_565_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 2, 2);
    graphics.dispose();

    assertThat(PictureReader.read("565", image).pixels()).containsOnly(0xffffff);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_4BYTE_ABGR_PRE})
  void transparencyIsWhite(int type) throws Exception {
    BufferedImage image = new BufferedImage(2, 2, type);
    image.setRGB(0, 0, 0x80ff0000);

    SourceImage source = PictureReader.read("transparent", image);

    assertThat(at(source, 1, 1)).isEqualTo(0xffffff);
    assertThat(Pictures.difference(at(source, 0, 0), 0xff7f7f)).isLessThanOrEqualTo(1);
  }

  @Test
  void theFilesEndingIsOfNoConcern() throws Exception {
    assertThat(PictureReader.read("photo.png", Pictures.bytes("baseline.jpg")).width())
        .isEqualTo(40);
  }

  @Test
  void aPictureFromTheClipboardHasTheSameLimits() {
    BufferedImage dot = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);

    assertThatThrownBy(() -> PictureReader.read("clipboard", dot))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageStartingWith("clipboard: 1 x 1 pixels");
  }

  @Test
  void readsARealPhotograph() throws Exception {
    SourceImage rocket = PictureReader.read(Path.of("assets/samples/rocket.jpg"));

    assertThat(rocket.width()).isEqualTo(640);
    assertThat(rocket.height()).isEqualTo(427);
  }

  private static int at(SourceImage image, int x, int y) {
    return image.pixels()[y * image.width() + x];
  }

  @Test
  void profilesAreIgnoredOnRequest() throws Exception {
    Path file = Path.of("src/test/resources/pictures/adobe-rgb.png");
    SourceImage seen = PictureReader.read(file, ColourHandling.SRGB);
    SourceImage stored = PictureReader.read(file, ColourHandling.AS_STORED);
    int pixel = 7 * stored.width() + 10;
    assertThat(Integer.toHexString(stored.pixels()[pixel])).isEqualTo("dd291f");
    assertThat(Integer.toHexString(seen.pixels()[pixel])).isEqualTo("ff2418");
  }
}
