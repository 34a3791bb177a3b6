package org.vggscope.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs of every kind that a person can name. */
class AtomicFileTest {
  @TempDir private Path folder;

  private static void write(Path target, String text) throws IOException {
    AtomicFile.write(target, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aPipeStaysAPipeAndItsReaderGetsAll() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(makesPipe(pipe), "mkfifo is there");
    CompletableFuture<String> reader =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                return e.toString();
              }
            });
    write(pipe, "through");
    assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo("through");
    assertThat(Files.isRegularFile(pipe, LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  private static boolean makesPipe(Path pipe) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aLinkStaysALinkEvenToWhatIsNotThereYet() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("other/later.txt"));
    write(link, "first");
    assertThat(link).isSymbolicLink();
    assertThat(other.resolve("later.txt")).hasContent("first");
    write(link, "second");
    assertThat(link).isSymbolicLink();
    assertThat(other.resolve("later.txt")).hasContent("second");
  }

  @Test
  void aNameMayBeAsLongAsTheSystemAllows() throws IOException {
    Path target = folder.resolve("n".repeat(255));
    write(target, "long");
    assertThat(target).hasContent("long");
    assertThat(Files.list(folder)).containsExactly(target);
  }

  @Test
  void linksInACircleAreSaid() throws IOException {
    Path one = folder.resolve("one");
    Path two = Files.createSymbolicLink(folder.resolve("two"), one);
    Files.createSymbolicLink(one, two);
    assertThat(one).isSymbolicLink();
    write(one, "anyway");
    assertThat(Files.readString(one)).isEqualTo("anyway");
  }
}
