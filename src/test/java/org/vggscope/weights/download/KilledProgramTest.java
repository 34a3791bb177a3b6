package org.vggscope.weights.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vggscope.weights.download.DownloaderTest.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The program is killed in the middle of a download, with no chance to do anything about it. */
class KilledProgramTest extends DownloadCase {
  private Process program() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            DownloadProcess.class.getName(),
            request.address().toString(),
            request.target().toString(),
            String.valueOf(SIZE),
            request.sha256())
        .inheritIO()
        .start();
  }

  @Test
  @Timeout(60)
  void anotherGoesOnFromWhereTheKilledOneWas() throws Exception {
    server.then(
        (question, out) -> {
          server.head(0, FaultyServer.ETAG, out);
          out.write(content, 0, 1_200_000);
          out.flush();
          // Alive, so that the program is killed while it waits for more.
          for (int i = 1_200_000; i < 1_200_100; i++) {
            out.write(content[i]);
            out.flush();
            sleep(200);
          }
        });
    Process killed = program();
    try {
      await(() -> request.part().toFile().length() > 1_200_000);
      // It lives, so nobody else may write there.
      assertThatThrownBy(this::run).hasMessageStartingWith("net is being downloaded already");
    } finally {
      killed.destroyForcibly();
    }
    // 128 + 9: SIGKILL.
    assertThat(killed.waitFor(10, TimeUnit.SECONDS)).isTrue();
    if (System.getProperty("os.name").startsWith("Linux")) {
      assertThat(killed.exitValue()).isEqualTo(137);
    }
    assertThat(visibleFiles()).containsExactly("net.pth.part", "net.pth.part.json");
    int left = (int) request.part().toFile().length();

    Process second = program();
    try {
      assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      second.destroyForcibly();
    }
    assertThat(second.exitValue()).isZero();
    assertThat(server.starts()).containsExactly(0, left);
    assertDone();
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
