package org.vggscope.weights.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vggscope.weights.download.DownloaderTest.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vggscope.support.Phrase;

/** The handle that a window holds. */
class DownloadTest extends DownloadCase {
  private Download download() {
    return new Download(request, settings(new Direct()));
  }

  private void awaitBytes(long bytes) {
    await(() -> request.part().toFile().length() == bytes);
  }

  @Test
  void nothingHappensBeforeItIsStarted() throws IOException {
    Download download = download();
    assertThat(download.state()).isEqualTo(DownloadState.READY);
    download.resume();
    download.cancel();
    assertThat(download.state()).isEqualTo(DownloadState.CANCELLED);
    assertThatThrownBy(() -> download.start(told)).isInstanceOf(IllegalStateException.class);
    assertThat(server.requests()).isEmpty();
    assertThat(request.folder()).doesNotExist();
  }

  @Test
  void itTellsItsListenerOnAThreadOfItsOwn() throws Exception {
    Download download = download();
    download.start(told);
    assertThat(download.await(Duration.ofSeconds(20))).isTrue();
    assertThat(download.state()).isEqualTo(DownloadState.DONE);
    assertThat(download.failure()).isEmpty();
    assertDone();
    assertThat(told.threads).containsOnly("download net");
    assertThat(told.states)
        .containsExactly(DownloadState.CHECKING, DownloadState.LOADING, DownloadState.DONE);
    assertThatThrownBy(() -> download.start(told)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aPauseLetsTheLineGoAndAResumeGoesOn() throws Exception {
    server.then(server.stallAfter(600_000));
    Download download = download();
    download.start(told);
    awaitBytes(600_000);
    download.pause();
    await(() -> download.state() == DownloadState.PAUSED);
    assertThat(download.await(Duration.ofMillis(300))).isFalse();
    assertThat(server.requests()).hasSize(1);
    download.resume();
    assertThat(download.await(Duration.ofSeconds(20))).isTrue();
    assertDone();
    assertThat(server.starts()).containsExactly(0, 600_000);
    assertThat(told.states)
        .containsExactly(
            DownloadState.CHECKING,
            DownloadState.LOADING,
            DownloadState.PAUSED,
            DownloadState.CHECKING,
            DownloadState.LOADING,
            DownloadState.DONE);
  }

  @Test
  void aPauseWhileWaitingForALineIsAtOnce() {
    server.then(server.cutAfter(600_000));
    DownloadSettings usual = settings(new Direct());
    Download download =
        new Download(
            request,
            new DownloadSettings(
                usual.stall(),
                usual.retries(),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                usual.proxies(),
                usual.space()));
    download.start(told);
    await(() -> download.state() == DownloadState.WAITING);
    download.pause();
    await(() -> download.state() == DownloadState.PAUSED);
    download.resume();
    await(() -> download.state() == DownloadState.DONE);
  }

  @Test
  void aCancelKeepsWhatHasComeForTheNext() throws Exception {
    server.then(server.stallAfter(600_000));
    Download download = download();
    download.start(told);
    awaitBytes(600_000);
    download.cancel();
    assertThat(download.await(Duration.ofSeconds(1))).isTrue();
    assertThat(download.state()).isEqualTo(DownloadState.CANCELLED);
    assertThat(DownloadedFile.partialBytes(request)).isEqualTo(600_000);
    run();
    assertDone();
    assertThat(server.starts()).containsExactly(0, 600_000);
  }

  @Test
  void aPausedOneCanBeCancelledAndDiscarded() throws Exception {
    server.then(server.stallAfter(600_000));
    Download download = download();
    download.start(told);
    awaitBytes(600_000);
    download.pause();
    await(() -> download.state() == DownloadState.PAUSED);
    download.discard();
    assertThat(download.await(Duration.ofSeconds(10))).isTrue();
    assertThat(download.state()).isEqualTo(DownloadState.CANCELLED);
    assertThat(visibleFiles()).isEmpty();
  }

  @Test
  void aFailureIsOneLine() throws Exception {
    server.then(FaultyServer.status("404 Not Found"));
    Download download = download();
    download.start(told);
    assertThat(download.await(Duration.ofSeconds(20))).isTrue();
    assertThat(download.state()).isEqualTo(DownloadState.FAILED);
    assertThat(download.failure().orElseThrow()).hasMessageContaining("HTTP 404");
    assertThat(told.states).endsWith(DownloadState.LOADING, DownloadState.FAILED);
  }

  @Test
  void aListenerThatThrowsEndsItInsteadOfLeavingItHanging() throws Exception {
    Download download = download();
    download.start(
        new DownloadListener() {
          @Override
          public void changed(DownloadState state) {
            // Only progress is trouble.
          }

          @Override
          public void progressed(DownloadProgress progress) {
            throw new IllegalStateException("no more");
          }

          @Override
          public void noted(Phrase line) {
            // Nothing is.
          }
        });
    assertThat(download.await(Duration.ofSeconds(20))).isTrue();
    assertThat(download.failure().orElseThrow()).hasMessageContaining("no more");
  }

  @Test
  void discardingRemovesOnlyWhatIsUnfinished() throws Exception {
    assertThat(DownloadedFile.discardPart(request)).isFalse();
    run();
    leavePart(new byte[10], "\"x\"", request.sha256());
    assertThat(DownloadedFile.discardPart(request)).isTrue();
    assertDone();
  }

  @Test
  void verifyingReadsTheWholeFile() throws Exception {
    assertThatThrownBy(() -> DownloadedFile.verify(request, told))
        .hasMessage("net is not on this machine yet; get it with 'vggscope download net'");
    run();
    DownloadedFile.verify(request, told);
    byte[] damaged = content.clone();
    damaged[SIZE - 1]++;
    Files.write(request.target(), damaged);
    assertThatThrownBy(() -> DownloadedFile.verify(request, told))
        .hasMessageStartingWith(request.target() + " is damaged: its SHA-256 is " + sum(damaged))
        .hasMessageEndingWith("'vggscope download net' gets it anew");
  }
}
