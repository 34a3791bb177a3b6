package org.vggscope.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures that people keep as NumPy arrays. */
class NumpyPictureTest {
  private static byte[] npy(String type, boolean columns, String shape, ByteBuffer numbers) {
    String header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }"
            .formatted(type, columns ? "True" : "False", shape);
    header += " ".repeat(117 - header.length()) + "\n";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1));
    bytes.write(header.length());
    bytes.write(0);
    bytes.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(numbers.array());
    return bytes.toByteArray();
  }

  private static ByteBuffer bytes(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length);
    for (int number : numbers) {
      bytes.put((byte) number);
    }
    return bytes;
  }

  private static ByteBuffer floats(float... numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      bytes.putFloat(number);
    }
    return bytes;
  }

  /** The same four pixels, however the axes lie. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(2, 2, 3); false; 200, 10, 30, 40, 50, 60, 1, 2, 3, 4, 5, 6",
        "(3, 2, 2); false; 200, 40, 1, 4, 10, 50, 2, 5, 30, 60, 3, 6",
        "(2, 2, 3); true; 200, 1, 40, 4, 10, 2, 50, 5, 30, 3, 60, 6",
        "(2, 2, 4); false; 200, 10, 30, 0, 40, 50, 60, 7, 1, 2, 3, 0, 4, 5, 6, 255"
      })
  void channelsMayBeFirstOrLast(String shape, boolean columns, String numbers) throws Exception {
    int[] values =
        java.util.Arrays.stream(numbers.split(", ")).mapToInt(Integer::parseInt).toArray();
    SourceImage read = PictureReader.read("a.npy", npy("|u1", columns, shape, bytes(values)));
    assertThat(read.width()).isEqualTo(2);
    assertThat(read.pixels()).containsExactly(0xC80A1E, 0x28323C, 0x010203, 0x040506);
    assertThat(read.note()).isNull();
  }

  @Test
  void twoAxesAreGrey() throws Exception {
    SourceImage read =
        PictureReader.read("a.npy", npy("|u1", false, "(2, 2)", bytes(0, 255, 0, 255)));
    assertThat(read.height()).isEqualTo(2);
    assertThat(read.pixels()).containsExactly(0, 0xFFFFFF, 0, 0xFFFFFF);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0 as black and 1 as white",
    "0, 255, 0 as black and 255 as white",
    "0, 65535, 0 as black and 65535 as white",
    "-2.5, 2.5, −2.500 as black and 2.500 as white"
  })
  void numbersAreScaledByWhatTheyAreAndThatIsSaid(float least, float most, String said)
      throws Exception {
    SourceImage read =
        PictureReader.read(
            "a.npy", npy("<f4", false, "(2, 2)", floats(least, (least + most) / 2, most, least)));
    assertThat(read.pixels()).containsExactly(0, 0x808080, 0xFFFFFF, 0);
    assertThat(read.note().english()).contains(said);
  }

  @Test
  void halvesAreNumbersToo() throws Exception {
    ByteBuffer halves = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    // 0, 0.5, 1 and the smallest number above 0, by IEEE 754.
    halves
        .putShort((short) 0)
        .putShort((short) 0x3800)
        .putShort((short) 0x3c00)
        .putShort((short) 1);
    SourceImage read = PictureReader.read("a.npy", npy("<f2", false, "(2, 2)", halves));
    assertThat(read.pixels()).containsExactly(0, 0x808080, 0xFFFFFF, 0);
  }

  @Test
  void masksAreBlackAndWhite() throws Exception {
    SourceImage read = PictureReader.read("a.npy", npy("|b1", false, "(2, 2)", bytes(0, 1, 1, 0)));
    assertThat(read.pixels()).containsExactly(0, 0xFFFFFF, 0xFFFFFF, 0);
  }

  @Test
  void nothingButNoNumbersIsNoPicture() {
    assertThatThrownBy(
            () ->
                PictureReader.read(
                    "a.npy",
                    npy(
                        "<f4",
                        false,
                        "(2, 2)",
                        floats(Float.NaN, Float.NaN, Float.NaN, Float.NaN))))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("no number that is finite");
  }

  @Test
  void otherShapesAreNoPictures() {
    assertThatThrownBy(() -> PictureReader.read("a.npy", npy("<f4", false, "(2,)", floats(1, 2))))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageStartingWith("a.npy: an array of shape (2), no picture");
    assertThatThrownBy(() -> PictureReader.read("a.npy", npy("<c8", false, "(2, 2)", floats(1, 2))))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("type 'c8'");
    assertThatThrownBy(
            () -> PictureReader.read("a.npy", npy("|u1", false, "(100, 100)", bytes(1, 2))))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("cut short");
  }
}
