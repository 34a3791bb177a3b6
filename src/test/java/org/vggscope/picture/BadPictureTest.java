package org.vggscope.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bad picture gives one clear line. */
class BadPictureTest {

  @TempDir Path folder;

  static Stream<String> whole() {
    return Pictures.all().stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> !name.matches("(claims|narrow|one).*"));
  }

  @Test
  void aTextIsNotAPicture() {
    byte[] text = "Dear diary, today".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> PictureReader.read("notes.png", text))
        .isInstanceOf(ImageFormatException.class)
        .hasMessage(
            "notes.png: not a picture in a known format;"
                + " VggScope reads JPEG, PNG, GIF, BMP, TIFF, WebP, PNM, PSD, ICO and TGA");
  }

  @Test
  void aPhonesOtherFormatIsNamed() {
    byte[] heif = "\0\0\0\u0018ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> PictureReader.read("IMG_1.HEIC", heif))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageStartingWith("IMG_1.HEIC: a HEIF picture")
        .hasMessageContaining("save it as JPEG or PNG");
  }

  /** A text of 40 MB unpacks to 40 GB, so none is unpacked: not even one that is broken. */
  @Test
  void textsOfAPngAreNeverUnpacked() throws Exception {
    byte[] picture = Files.readAllBytes(Pictures.file("rgb.png"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int afterHeader = 8 + 25;
    bytes.write(picture, 0, afterHeader);
    for (String type : List.of("zTXt", "iTXt", "tEXt")) {
      byte[] data = (type + "key\0\0 this is no compressed text").getBytes("ISO-8859-1");
      CRC32 sum = new CRC32();
      sum.update(data);
      bytes.write(ByteBuffer.allocate(4).putInt(data.length - 4).array());
      bytes.write(data);
      bytes.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
    bytes.write(picture, afterHeader, picture.length - afterHeader);

    assertThat(PictureReader.read("texts.png", bytes.toByteArray()).pixels())
        .isEqualTo(PictureReader.read(Pictures.file("rgb.png")).pixels());
  }

  @Test
  void anEmptyFileSaysSo() throws Exception {
    Path file = Files.createFile(folder.resolve("empty.jpg"));

    assertThatThrownBy(() -> PictureReader.read(file))
        .isInstanceOf(ImageFormatException.class)
        .hasMessage("empty.jpg: an empty file of 0 bytes; download or copy it again");
    assertThatThrownBy(() -> PictureReader.read("empty.jpg", new byte[0]))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("0 bytes");
  }

  @Test
  void aFolderSaysSo() {
    assertThatThrownBy(() -> PictureReader.read(folder))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageEndingWith(": a folder, not a picture; choose a file inside it");
  }

  @Test
  void aMissingFileSaysSo() {
    assertThatThrownBy(() -> PictureReader.read(folder.resolve("gone.png")))
        .isInstanceOf(ImageFormatException.class)
        .hasMessage("gone.png: no such file; check the path");
  }

  @Test
  void aForbiddenFileSaysSo() throws Exception {
    Path file = Files.write(folder.resolve("secret.png"), Pictures.bytes("rgb.png"));
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "has other permissions");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything");

    assertThatThrownBy(() -> PictureReader.read(file))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("no permission to read it");
  }

  @ParameterizedTest
  @CsvSource({
    "one.png, 1 x 1 pixels are too few",
    "narrow.png, 1 x 5000 pixels are too narrow",
    "claims-60000.png, 60000 x 60000 pixels are more than the limit of 64 megapixels",
    "claims-60000.jpg, 60000 x 60000 pixels are more than the limit of 64 megapixels",
    "claims-60000.gif, 60000 x 60000 pixels are more than the limit of 64 megapixels",
    "claims-60000.bmp, 60000 x 60000 pixels are more than the limit of 64 megapixels",
    "claims-60000.tif, 60000 x 60000 pixels are more than the limit of 64 megapixels",
    "claims-60000.webp, 60000 x 60000 pixels are more than the limit of 64 megapixels",
  })
  void aSizeOutsideTheLimitsIsRefusedByTheHeader(String name, String line) {
    assertThatThrownBy(() -> PictureReader.read(Pictures.file(name)))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageStartingWith(name + ": " + line)
        .hasMessageMatching(".*; (scale|crop|choose) .*");
  }

  @ParameterizedTest
  @MethodSource("whole")
  void aPictureCutShortIsRefusedOrSaysSo(String name) throws Exception {
    byte[] bytes = Pictures.bytes(name);
    SourceImage whole = PictureReader.read(name, bytes);
    for (int tenths = 1; tenths < 10; tenths++) {
      byte[] cut = Arrays.copyOf(bytes, bytes.length * tenths / 10);

      Throwable problem =
          catchThrowable(
              () -> {
                SourceImage read = PictureReader.read(name, cut);
                // A TIFF or animation may be whole before its last byte: then it is shown whole.
                if (read.note() == null) {
                  assertThat(read.pixels()).isEqualTo(whole.pixels());
                }
              });

      if (problem != null) {
        assertOneLine(name, problem);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rgb.png", "still.gif", "lossy.webp"})
  void aPictureCutShortIsCalledThat(String name) {
    byte[] bytes = Pictures.bytes(name);

    assertThatThrownBy(() -> PictureReader.read(name, Arrays.copyOf(bytes, bytes.length * 3 / 4)))
        .isInstanceOf(ImageFormatException.class)
        .hasMessage(
            name + ": cut short, the file ends before the picture does; download or copy it again");
  }

  /** As every viewer shows it, and it says so: the network sees grey where nothing was. */
  @ParameterizedTest
  @ValueSource(strings = {"baseline.jpg", "progressive.jpg"})
  void aPhotographCutShortIsShownAsFarAsItGoes(String name) throws Exception {
    byte[] bytes = Pictures.bytes(name);
    SourceImage whole = PictureReader.read(name, bytes);
    SourceImage cut = PictureReader.read(name, Arrays.copyOf(bytes, bytes.length * 3 / 4));

    assertThat(whole.note()).isNull();
    assertThat(cut.note().english()).startsWith("The file is cut short");
    assertThat(cut.width()).isEqualTo(whole.width());
  }

  @Test
  void anEndAppendedToACutPhotographDoesNotHideTheCut() throws Exception {
    byte[] bytes = Files.readAllBytes(Path.of("assets/samples/rocket.jpg"));
    byte[] cut = Arrays.copyOf(bytes, bytes.length / 2);
    cut[cut.length - 2] = (byte) 0xff;
    cut[cut.length - 1] = (byte) 0xd9;

    SourceImage read = PictureReader.read("rocket.jpg", cut);
    assertThat(read.note().english()).startsWith("The file is cut short");
    int[] whole = PictureReader.read("rocket.jpg", bytes).pixels();
    assertThat(Arrays.copyOf(read.pixels(), whole.length / 4))
        .containsExactly(Arrays.copyOf(whole, whole.length / 4));
  }

  @Test
  void aPhotographCutBeforeItBeginsIsCutShort() throws Exception {
    byte[] bytes = Files.readAllBytes(Path.of("assets/samples/rocket.jpg"));

    assertThatThrownBy(() -> PictureReader.read("rocket.jpg", Arrays.copyOf(bytes, 100)))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageStartingWith("rocket.jpg: cut short");
  }

  @Test
  void whatFollowsAJpegsEndIsOfNoConcern() throws Exception {
    ByteArrayOutputStream film = new ByteArrayOutputStream();
    film.write(Pictures.bytes("baseline.jpg"));
    film.write(new byte[500]);

    assertThat(PictureReader.read("live.jpg", film.toByteArray()).pixels())
        .isEqualTo(PictureReader.read(Pictures.file("baseline.jpg")).pixels());
  }

  @Test
  void aWrongChecksumIsDamage() {
    byte[] bytes = Pictures.bytes("rgb.png");
    bytes[60] ^= 1;

    assertThatThrownBy(() -> PictureReader.read("rgb.png", bytes))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageStartingWith("rgb.png: damaged");
  }

  @Test
  void aBrokenProfileIsNoReasonToRefuseAPng() throws Exception {
    byte[] bytes = Pictures.bytes("swapped.png");
    int profile = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("iCCP") + 20;
    Arrays.fill(bytes, profile, profile + 40, (byte) 7);

    assertThat(PictureReader.read("swapped.png", bytes).pixels())
        .isEqualTo(PictureReader.read(Pictures.file("rgb.png")).pixels());
  }

  @Test
  void aNameWithLineBreaksStaysOneLine() {
    assertThatThrownBy(() -> PictureReader.read("a\nb\r\u2028c.png", new byte[0]))
        .hasMessageStartingWith("a\\u000Ab\\u000D\\u2028c.png: ");
  }

  /** Whatever is in a file, the answer is a picture or one line, and soon. */
  @Test
  void noDamageBringsAnythingButAPictureOrALine() {
    List<Path> files = Pictures.all();
    Random random = new Random(20260101);
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int i = 0; i < 1000; i++) {
            String name = files.get(i % files.size()).getFileName().toString();
            byte[] bytes = damage(Pictures.bytes(name), random);
            Throwable problem = catchThrowable(() -> PictureReader.read(name, bytes));
            if (problem != null) {
              assertOneLine(name, problem);
            }
          }
        });
  }

  private static byte[] damage(byte[] bytes, Random random) {
    int flips = random.nextInt(4);
    for (int i = 0; i < flips; i++) {
      // Half of them near the start, where the sizes and offsets are.
      int end = random.nextBoolean() ? Math.min(bytes.length, 64) : bytes.length;
      bytes[random.nextInt(end)] = (byte) random.nextInt(256);
    }
    return flips == 0 || random.nextInt(4) == 0
        ? Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length))
        : bytes;
  }

  private static void assertOneLine(String name, Throwable problem) {
    assertThat(problem).isInstanceOf(ImageFormatException.class);
    assertThat(problem.getMessage())
        .startsWith(name + ": ")
        .doesNotContain("\n")
        .hasSizeLessThan(200);
  }
}
