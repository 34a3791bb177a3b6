package org.vggscope.weights.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server on this machine that does everything wrong that servers and lines do. */
class DownloaderTest extends DownloadCase {
  @Test
  void theFileComesWholeAndVerified() throws IOException {
    run();
    assertDone();
    assertThat(server.starts()).containsExactly(0);
    assertThat(told.states).containsExactly(DownloadState.CHECKING, DownloadState.LOADING);
    DownloadProgress last = told.progress.get(told.progress.size() - 1);
    assertThat(last.bytes()).isEqualTo(SIZE);
    assertThat(last.secondsLeft()).isZero();
    assertThat(last.bytesPerSecond()).isPositive();
  }

  @Test
  void aRightFileIsLeftAloneAndNothingIsConnectedTo() throws IOException {
    run();
    Files.setLastModifiedTime(request.target(), java.nio.file.attribute.FileTime.fromMillis(0));
    run();
    assertThat(server.requests()).hasSize(1);
    assertThat(Files.getLastModifiedTime(request.target()).toMillis()).isZero();
  }

  @Test
  void aDamagedFileIsReplacedOnlyByARightOne() throws IOException {
    Files.createDirectories(request.folder());
    byte[] damaged = content.clone();
    damaged[1000]++;
    Files.write(request.target(), damaged);
    server.then(server.wrongBytes());
    assertThatThrownBy(this::run).hasMessageContaining("sends other bytes");
    assertThat(Files.readAllBytes(request.target())).isEqualTo(damaged);
    run();
    assertDone();
    assertThat(told.notes).contains(request.target() + " is damaged; it is downloaded anew");
  }

  @Test
  void cutLinesAreTakenUpWhereTheyBroke() throws IOException {
    server.then(server.cutAfter(300_000), server.cutAfter(500_000), server.cutAfter(0));
    run();
    assertDone();
    assertThat(server.starts()).containsExactly(0, 300_000, 800_000, 800_000);
    assertThat(server.requests().get(1).headers()).containsEntry("if-range", FaultyServer.ETAG);
    assertThat(told.notes)
        .first()
        .asString()
        .startsWith("The line to 127.0.0.1 broke at 300.0 kB (the connection was cut)");
  }

  @Test
  void aSilentLineIsCutAndTakenUp() throws IOException {
    server.then(server.stallAfter(300_000));
    run();
    assertDone();
    assertThat(server.starts()).containsExactly(0, 300_000);
    assertThat(told.notes).first().asString().contains("(nothing came for 2 seconds)");
  }

  @Test
  void aServerThatTakesTheQuestionAndIsSilentIsGivenUp() {
    server.then((question, out) -> FaultyServer.silence());
    assertThatThrownBy(this::run)
        .hasMessage(
            "127.0.0.1 cannot be reached: no answer for 2 seconds; check the network, or set a"
                + " proxy or a mirror");
  }

  @Test
  void aServerThatDiesIsWaitedForThenGivenUpAndTheRestComesLater() throws IOException {
    server.then(server.stallAfter(700_000));
    Download download = new Download(request, settings(new Direct()));
    download.start(told);
    await(() -> request.part().toFile().length() == 700_000);
    server.close();
    await(() -> download.state().isOver());
    assertThat(download.failure().orElseThrow())
        .hasMessageStartingWith(
            "net: the line to 127.0.0.1 broke 4 times, the last time at 700.0 kB")
        .hasMessageEndingWith("'vggscope download net' goes on from there");
    assertThat(visibleFiles()).containsExactly("net.pth.part", "net.pth.part.json");

    try (FaultyServer revived = new FaultyServer(content)) {
      request = request(revived.base().resolve("net.pth"));
      run();
      assertDone();
      assertThat(revived.starts()).containsExactly(700_000);
      // The new server knows nothing of the old one's marks.
      assertThat(revived.requests().get(0).headers()).doesNotContainKey("if-range");
    }
  }

  @Test
  void linesThatBreakAgainAndAgainAreEndured() throws IOException {
    for (int i = 0; i < 10; i++) {
      server.then(server.cutAfter(150_000));
    }
    run();
    assertDone();
  }

  @Test
  void whereRangesAreIgnoredItStartsAnew() throws IOException {
    server.then(server.cutAfter(300_000), server.ignoringRanges(SIZE));
    run();
    assertDone();
    assertThat(server.starts()).containsExactly(0, 300_000);
    assertThat(told.notes).anyMatch(note -> note.contains("sends no parts of files"));
  }

  @Test
  void whereRangesAreIgnoredAndTheLineBreaksForeverItEnds() {
    for (int i = 0; i < 20; i++) {
      server.then(server.ignoringRanges(300_000));
    }
    assertThatThrownBy(this::run).hasMessageContaining("broke 4 times");
    assertThat(server.requests()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Content-Range: bytes 0-1999999/2000000       | 0
          Content-Range: bytes 299999-1999999/2000000  | 299999
          Content-Range: bytes 300000-1999999/1999999  | 300000
          Content-Range: bytes 300000-2999999/3000000  | 300000
          Content-Range: bytes 300000-2000000/*        | 300000
          Content-Range: pages 300000-1999999/2000000  | 300000
          Content-Range: bytes 300000-199999999999999999999/2000000  | 300000
          Content-Type: multipart/byteranges           | 300000
          """)
  void wrongRangesAreSeenAndItStartsAnewWithoutThem(String head, int from) throws IOException {
    server.then(server.cutAfter(300_000), server.lying(head, from));
    run();
    assertDone();
    assertThat(server.starts()).containsExactly(0, 300_000, 0);
    assertThat(told.notes)
        .anyMatch(note -> note.contains("starting anew without asking for parts"));
  }

  @Test
  void aRangeThatSaysOneThingAndSendsAnotherIsSeenByTheSum() throws IOException {
    server.then(
        server.cutAfter(300_000),
        (question, out) -> {
          server.head(300_000, FaultyServer.ETAG, out);
          out.write(content, 0, SIZE - 300_000);
        });
    run();
    assertDone();
    assertThat(server.starts()).containsExactly(0, 300_000, 0);
    assertThat(told.notes).anyMatch(note -> note.contains("gathered in pieces for net is damaged"));
  }

  @Test
  void aRangeThatGoesOnTooLongIsSeen() throws IOException {
    server.then(
        server.cutAfter(300_000),
        (question, out) -> {
          FaultyServer.print(
              out, "HTTP/1.1 206 Partial Content", "Content-Range: bytes 300000-1999999/2000000");
          out.write(content);
        });
    run();
    assertDone();
  }

  @Test
  void aRefusedRangeStartsAnew() throws IOException {
    server.then(server.cutAfter(300_000), FaultyServer.status("416 Range Not Satisfiable"));
    run();
    assertDone();
    assertThat(server.starts()).containsExactly(0, 300_000, 0);
  }

  @Test
  void aFileThatChangedOnTheServerComesWhole() throws IOException {
    leavePart(new byte[500_000], "\"version-0\"", request.sha256());
    server.then(server.ignoringRanges(SIZE));
    run();
    assertDone();
    assertThat(server.requests().get(0).headers()).containsEntry("if-range", "\"version-0\"");
  }

  @Test
  void wrongBytesNeverTakeTheFilesPlace() throws IOException {
    server.then(server.wrongBytes());
    assertThatThrownBy(this::run)
        .isInstanceOf(DownloadException.class)
        .hasMessageStartingWith(
            request.address() + " sends other bytes than those of net (SHA-256 ")
        .hasMessageContaining("not " + request.sha256());
    assertThat(visibleFiles()).isEmpty();
  }

  @Test
  void aSpoiledPartIsNoticedAndFetchedAnew() throws IOException {
    leavePart(new byte[500_000], FaultyServer.ETAG, request.sha256());
    run();
    assertDone();
    assertThat(server.starts()).containsExactly(500_000, 0);
  }

  @Test
  void aWholePartNeedsNoConnection() throws IOException {
    leavePart(content, FaultyServer.ETAG, request.sha256());
    run();
    assertDone();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void partsOfOtherFilesAndPartsWithoutPapersAreNotUsed() throws IOException {
    leavePart(Arrays.copyOf(content, 500_000), FaultyServer.ETAG, "0".repeat(64));
    run();
    assertDone();
    Files.delete(request.target());

    leavePart(Arrays.copyOf(content, 500_000), FaultyServer.ETAG, request.sha256());
    Files.writeString(request.sidecar(), "{\"url\": [");
    run();
    assertDone();
    Files.delete(request.target());

    leavePart(Arrays.copyOf(content, SIZE + 1), FaultyServer.ETAG, request.sha256());
    run();
    assertDone();
    assertThat(server.starts()).containsExactly(0, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"weak\"", "no quotes", "\"two\r\nlines\"", "\"\u00e9\""})
  void marksThatHttpDoesNotAllowThereAreNotSentBack(String etag) throws IOException {
    leavePart(Arrays.copyOf(content, 500_000), etag, request.sha256());
    run();
    assertDone();
    assertThat(server.requests().get(0).headers()).doesNotContainKey("if-range");
    assertThat(server.starts()).containsExactly(500_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {SIZE - 1, SIZE + 1, 0})
  void anotherSizeThanTheCataloguesIsRefusedBeforeTheBytesCome(int promised) throws IOException {
    leavePart(Arrays.copyOf(content, 500_000), FaultyServer.ETAG, request.sha256());
    server.then(
        (question, out) -> {
          FaultyServer.print(out, "HTTP/1.1 200 OK", "Content-Length: " + promised);
          out.write(new byte[promised]);
        });
    assertThatThrownBy(this::run)
        .hasMessageContaining(
            "is not the file of net but %d bytes in place of".formatted(promised));
    assertThat(request.part()).hasSize(500_000);
  }

  @ParameterizedTest
  @CsvSource({"Content-Type: text/html,a web page", "Content-Encoding: gzip,packed with gzip"})
  void logInPagesAndPackedBytesAreRefused(String head, String said) {
    server.then(
        (question, out) -> {
          FaultyServer.print(out, "HTTP/1.1 200 OK", head);
          out.write(content);
        });
    assertThatThrownBy(this::run).hasMessageContaining("not the file of net but " + said);
  }

  @Test
  void moreBytesThanTheFileHasAreRefused() throws IOException {
    server.then(
        (question, out) -> {
          FaultyServer.print(out, "HTTP/1.1 200 OK");
          out.write(content);
          out.write(0);
        });
    assertThatThrownBy(this::run).hasMessageContaining("it goes on after 2000000 bytes");
    assertThat(visibleFiles()).isEmpty();
  }

  @Test
  void fewerBytesWithoutAPromiseCountAsACut() throws IOException {
    server.then(
        (question, out) -> {
          FaultyServer.print(out, "HTTP/1.1 200 OK");
          out.write(content, 0, 400_000);
        });
    run();
    assertDone();
    assertThat(server.starts()).containsExactly(0, 400_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          404 Not Found                     | net.pth does not exist there (HTTP 404); check the mirror's address or try another
          403 Forbidden                     | (HTTP 403); try a mirror
          407 Proxy Authentication Required | The proxy wants a user name and a password (HTTP 407)
          418 Teapot                        | net.pth answers HTTP 418 in place of the file; try a mirror
          """)
  void errorsAreSaidInOneLineAndNotTriedAgain(String status, String said) {
    server.then(FaultyServer.status(status));
    assertThatThrownBy(this::run)
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining(said)
        .hasMessageNotContaining("\n");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aBusyServerIsAskedAgain() throws IOException {
    server.then(FaultyServer.status("503 Service Unavailable"), FaultyServer.status("502 Bad"));
    run();
    assertDone();
    Files.delete(request.target());
    for (int i = 0; i < 4; i++) {
      server.then(FaultyServer.status("503 Service Unavailable"));
    }
    assertThatThrownBy(this::run)
        .hasMessageContaining("127.0.0.1 is busy or out of order (HTTP 503)");
  }

  @Test
  void aServerThatIsNotThereIsSaidAtOnce() throws IOException {
    server.close();
    assertThatThrownBy(this::run)
        .hasMessage(
            "127.0.0.1 cannot be reached: the connection is refused; check the network, or set a"
                + " proxy or a mirror");
    request = request(URI.create("http://nowhere.invalid/net.pth"));
    assertThatThrownBy(this::run).hasMessageContaining("no server of that name is known");
  }

  @Test
  void redirectsAreFollowed() throws IOException {
    server.then(
        FaultyServer.status("302 Found", "Location: /elsewhere/net.pth"),
        FaultyServer.status("307 Temporary", "Location: " + server.base().resolve("third.pth")),
        server.cutAfter(300_000),
        FaultyServer.status("302 Found", "Location: /elsewhere/net.pth"));
    run();
    assertDone();
    assertThat(server.requests())
        .extracting(FaultyServer.Request::target)
        .containsExactly(
            "/models/net.pth",
            "/elsewhere/net.pth",
            "/models/third.pth",
            "/models/net.pth",
            "/elsewhere/net.pth");
    assertThat(server.starts()).containsExactly(0, 0, 0, 300_000, 300_000);
  }

  @Test
  void redirectsWithoutEndOrSenseAreRefused() throws IOException {
    for (int i = 0; i < 11; i++) {
      server.then(FaultyServer.status("301 Moved", "Location: again"));
    }
    assertThatThrownBy(this::run).hasMessageContaining("from one address to the next without end");
    server.then(FaultyServer.status("301 Moved", "Location: file:///etc/passwd"));
    assertThatThrownBy(this::run).hasMessageContaining("no address of a web server");
    server.then(FaultyServer.status("301 Moved"));
    assertThatThrownBy(this::run).hasMessageContaining("no address of a web server");
    assertThatThrownBy(() -> Answers.follow(URI.create("https://a/net"), "http://a/net"))
        .hasMessage(
            "https://a/net leads to http://a/net, which is not secured; that is refused, try a mirror");
    assertThat(Answers.follow(URI.create("https://a/b/net"), "c")).hasToString("https://a/b/c");
  }

  @Test
  void aFullDiskIsSaidBeforeAnythingIsFetched() throws IOException {
    leavePart(Arrays.copyOf(content, 500_000), FaultyServer.ETAG, request.sha256());
    DownloadSettings usual = settings(new Direct());
    DownloadSettings small =
        new DownloadSettings(
            usual.stall(),
            usual.retries(),
            usual.firstPause(),
            usual.longestPause(),
            usual.proxies(),
            path -> 1_499_999);
    assertThatThrownBy(() -> new Downloader(request, small, told, new StopSignal()).run())
        .hasMessageStartingWith("net needs 1.5 MB more on the disk of " + request.folder());
    assertThat(server.requests()).isEmpty();
    assertThat(request.part()).hasSize(500_000);
  }

  @Test
  void twoAtOnceDoNotSpoilEachOther() throws IOException {
    server.then(server.stallAfter(300_000));
    Download first = new Download(request, settings(new Direct()));
    first.start(told);
    await(() -> request.part().toFile().length() == 300_000);
    assertThatThrownBy(this::run).hasMessageStartingWith("net is being downloaded already");
    assertThatThrownBy(() -> DownloadedFile.discardPart(request))
        .hasMessageStartingWith("net is being downloaded already");
    await(() -> first.state().isOver());
    assertThat(first.state()).isEqualTo(DownloadState.DONE);
    assertDone();
  }

  @Test
  void pausesBetweenRetriesGrow() {
    DownloadSettings settings = DownloadSettings.usual();
    assertThat(settings.pause(1, Duration.ZERO)).hasSeconds(1);
    assertThat(settings.pause(3, Duration.ZERO)).hasSeconds(4);
    assertThat(settings.pause(60, Duration.ZERO)).hasSeconds(30);
    assertThat(settings.pause(1, Duration.ofSeconds(50))).hasSeconds(50);
  }

  static void await(java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
