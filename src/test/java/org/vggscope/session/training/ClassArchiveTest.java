package org.vggscope.session.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  @TempDir private Path folder;

  private ClassArchive archive(Object classes, String name) throws IOException {
    Path java = folder.resolve("java");
    Files.createDirectories(java.resolve("lib/server"));
    if (Files.notExists(java.resolve("lib/server/classes.jsa"))) {
      Files.createFile(java.resolve("lib/server/classes.jsa"));
    }
    return ClassArchive.of(classes.toString(), "17.0.1", java, folder, name);
  }

  @Test
  void aJavaWithoutAnArchiveOfItsOwnMakesNone() throws IOException {
    Path jar = Files.createFile(folder.resolve("a.jar"));
    Path java = Files.createDirectories(folder.resolve("linked"));
    assertThat(ClassArchive.of(jar.toString(), "17.0.1", java, folder, "run").options()).isEmpty();
  }

  @Test
  void theFirstOneThatEndsWellWritesItForTheNext() throws IOException {
    Path jar = Files.createFile(folder.resolve("a.jar"));
    ClassArchive first = archive(jar, "run-1");
    assertThat(first.options())
        .last()
        .isEqualTo("-XX:ArchiveClassesAtExit=" + folder.resolve("run-1.jsa"));
    Files.createFile(first.made());
    first.take(false);
    assertThat(first.made()).as("half of one").doesNotExist();
    assertThat(first.ready()).doesNotExist();
    Files.createFile(first.made());
    Path old = Files.createFile(folder.resolve("classes-1f-a0.jsa"));
    first.take(true);
    assertThat(old).doesNotExist();
    ClassArchive next = archive(jar, "run-2");
    assertThat(next.options()).last().isEqualTo("-XX:SharedArchiveFile=" + first.ready());
    next.take(true);
    assertThat(next.ready()).exists();
    jar.toFile().setLastModified(1_000_000_000_000L);
    assertThat(archive(jar, "run-3").options())
        .as("another build")
        .last()
        .asString()
        .contains("Exit");
  }

  @Test
  void foldersOfClassesHaveNone() throws IOException {
    Path jar = Files.createFile(folder.resolve("a.jar"));
    assertThat(archive(folder, "run").options()).isEmpty();
    assertThat(archive(folder + File.pathSeparator + jar, "run").options()).isEmpty();
    archive(folder, "run").take(true);
  }
}
