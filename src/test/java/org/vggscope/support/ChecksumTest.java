package org.vggscope.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksumTest {
  /** Of {@code abc}, as FIPS 180-4 has it. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path folder;

  @Test
  void bytesAndFilesHaveTheSumThatTheStandardSays() throws IOException {
    assertThat(Checksum.of("abc".getBytes(StandardCharsets.US_ASCII))).isEqualTo(ABC);
    assertThat(Checksum.of(Files.writeString(folder.resolve("a"), "abc"))).isEqualTo(ABC);
  }

  @Test
  void aFileIsReadOnceUntilItChanges() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "abc");
    FileTime time = Files.getLastModifiedTime(file);
    FileSums sums = new FileSums();
    assertThat(sums.of(file)).isEqualTo(ABC);
    Files.writeString(file, "xyz");
    Files.setLastModifiedTime(file, time);
    assertThat(sums.of(file)).as("of the same size and time, so not read again").isEqualTo(ABC);
    Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 2_000));
    assertThat(sums.of(file)).isNotEqualTo(ABC);
    Files.delete(file);
    assertThatThrownBy(() -> sums.of(file)).isInstanceOf(NoSuchFileException.class);
  }
}
