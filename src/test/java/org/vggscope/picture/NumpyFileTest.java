package org.vggscope.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumpyFileTest {
  private static final String GOOD =
      "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 1, 2), }";

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    float[] values = new float[3 * 100 * 101];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i);
    }
    for (List<Integer> shape : List.of(List.of(3, 100, 101), List.of(values.length))) {
      Path file = folder.resolve("a.npy");
      try (OutputStream stream = Files.newOutputStream(file)) {
        NumpyFile.write(new NumpyFile.Array(shape, values), stream);
      }
      NumpyFile.Array read = NumpyFile.read(file);
      assertThat(read.shape()).isEqualTo(shape);
      assertThat(read.values()).isEqualTo(values);
      byte[] bytes = Files.readAllBytes(file);
      // NumPy aligns the numbers to 64 bytes.
      assertThat((bytes.length - values.length * Float.BYTES) % 64).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyVersionIsRead(int version) throws IOException {
    assertThat(NumpyFile.read(file(version, GOOD, 6)).values()).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'shape': (3, 1, 2), 'fortran_order': False, 'descr': '<f4'}",
        "{\"descr\": \"<f4\", \"fortran_order\": False, \"shape\": (3,1,2)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (3L, 1L, 2L), }"
      })
  void headersOfOtherWritersAreRead(String header) throws IOException {
    assertThat(NumpyFile.read(file(1, header, 6)).shape()).containsExactly(3, 1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 1), } ; '<f8', not float32",
        "{'descr': '>f4', 'fortran_order': False, 'shape': (6,), } ; '>f4', not float32",
        "{'descr': '|O', 'fortran_order': False, 'shape': (), } ; not float32",
        "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (6,), } ; 'structured'",
        "{'descr': '<f4', 'fortran_order': True, 'shape': (6,), } ; Fortran order",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (7,), } ; cut short",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (5,), } ; damaged",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (-6,), } ; damaged",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999,), } ; impossible",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (60000, 60000), } ; limit",
        "{'descr': '<f4', 'fortran_order': False} ; damaged",
        "nonsense ; damaged",
      })
  void badHeadersAreRefusedInOneLine(String header, String expected) throws IOException {
    Path file = file(1, header, 6);
    assertThatThrownBy(() -> NumpyFile.read(file))
        .isInstanceOf(NumpyFormatException.class)
        .hasMessageStartingWith("a.npy: ")
        .hasMessageContaining(expected)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  @Test
  void everyFileThatIsCutShortIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(file(2, GOOD, 6));
    Path file = folder.resolve("cut.npy");
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> NumpyFile.read(file))
          .isInstanceOf(NumpyFormatException.class)
          .hasMessageStartingWith("cut.npy: ");
    }
  }

  @Test
  void aHeaderThatClaimsGigabytesIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(file(2, GOOD, 6));
    bytes[11] = 0x7f;
    Path file = Files.write(folder.resolve("a.npy"), bytes);
    assertThatThrownBy(() -> NumpyFile.read(file)).hasMessageContaining("header claims");
  }

  @Test
  void tensorsHaveThreePlanesOfFiniteNumbers() throws IOException {
    InputTensor tensor = TensorReader.read(file(1, GOOD, 6));
    assertThat(tensor.height()).isEqualTo(1);
    assertThat(tensor.width()).isEqualTo(2);
    Path flat = file(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 6), }", 6);
    assertThatThrownBy(() -> TensorReader.read(flat))
        .hasMessage(
            "a.npy: has the shape (1, 6); a tensor for conv1_1 is planar, (3, height, width), or with"
                + " the 1 or 4 channels that the network reads");
    byte[] bytes = Files.readAllBytes(file(1, GOOD, 6));
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - 4, Float.NaN);
    Path odd = Files.write(folder.resolve("a.npy"), bytes);
    assertThatThrownBy(() -> TensorReader.read(odd)).hasMessageContaining("holds NaN");
  }

  private Path file(int version, String header, int numbers) throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    byte[] text = (header + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer length =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, text.length);
    stream.write(length.array(), 0, version == 1 ? 2 : 4);
    stream.write(text);
    stream.write(new byte[numbers * Float.BYTES]);
    return Files.write(folder.resolve("a.npy"), stream.toByteArray());
  }
}
