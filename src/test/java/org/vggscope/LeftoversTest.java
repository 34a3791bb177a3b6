package org.vggscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.support.AtomicFile;
import org.vggscope.weights.WeightFiles;

/** What killed runs leave behind is gone at the next start, and nothing else is. */
class LeftoversTest {
  private static final String PART = ".vggscope-01234567-89ab-cdef-0123-456789abcdef.part";
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  @TempDir private Path folder;

  private Path file(String name, Duration age) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[10]);
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    return file;
  }

  @Test
  void sweepsWhatIsOldAndItsOwn() throws IOException {
    Path old = file(PART, Duration.ofHours(2));
    Path young = file(PART.replace("01", "02"), Duration.ofMinutes(2));
    Path download = file("vgg16.npy.part", Duration.ofDays(9));
    Path mine = file("notes.part", Duration.ofDays(9));
    Leftovers.sweep(Map.of(folder, AtomicFile.LEFTOVER), NOW);
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(download).exists();
    assertThat(mine).exists();
  }

  @Test
  void sweepsFoldersOfHalfUnpackedEngines() throws IOException {
    Path library = file("tmp123456789/libmxnet.so", Duration.ofDays(1));
    Path half = library.getParent();
    Files.setLastModifiedTime(half, FileTime.from(NOW.minus(Duration.ofDays(1))));
    Path whole = file("1.9.1-mkl/libmxnet.so", Duration.ofDays(1));
    Path spool = file("vggscope-42.unpacked", Duration.ofDays(1));
    Leftovers.sweep(Map.of(folder, "tmp\\d+|" + WeightFiles.LEFTOVER), NOW);
    assertThat(half).doesNotExist();
    assertThat(whole).exists();
    assertThat(spool).doesNotExist();
    assertThat(Leftovers.folders(folder, folder.resolve("data"))).isNotEmpty();
  }

  @Test
  void aFolderThatIsNotThereHasNothingToSweep() {
    Leftovers.sweep(Map.of(folder.resolve("none"), ".*"), NOW);
    assertThat(folder).isEmptyDirectory();
  }
}
