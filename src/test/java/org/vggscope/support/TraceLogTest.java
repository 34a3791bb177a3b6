package org.vggscope.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceLogTest {
  @TempDir private Path folder;

  @Test
  void failuresAreKeptOneAfterTheOther() throws IOException {
    TraceLog log = new TraceLog(folder.resolve("new/log"));
    assertThat(log.keep(new IllegalStateException("first"))).isTrue();
    assertThat(log.keep(new IllegalStateException("second"))).isTrue();
    assertThat(Files.readString(log.file()))
        .contains("IllegalStateException: first", "IllegalStateException: second")
        .contains("at " + TraceLogTest.class.getName());
  }

  @Test
  void aLargeFileBecomesTheFormerOne() throws IOException {
    TraceLog log = new TraceLog(folder);
    Files.write(log.file(), new byte[(512 << 10) + 1]);
    assertThat(log.keep(new IllegalStateException("late"))).isTrue();
    assertThat(Files.size(log.file())).isLessThan(512 << 10);
    assertThat(folder.resolve("vggscope.former.log")).hasSize((512 << 10) + 1);
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNoFailureOfItsOwn() throws IOException {
    Files.writeString(folder.resolve("file"), "in the way");
    assertThat(new TraceLog(folder.resolve("file/log")).keep(new IllegalStateException()))
        .isFalse();
  }
}
