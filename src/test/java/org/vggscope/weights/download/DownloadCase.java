package org.vggscope.weights.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.support.Checksum;
import org.vggscope.support.Phrase;

/** What the tests of downloads have in common: a server, a file of 2 MB, and little patience. */
abstract class DownloadCase {
  static final int SIZE = 2_000_000;

  @TempDir Path folder;

  final byte[] content = new byte[SIZE];
  final Told told = new Told();
  FaultyServer server;
  DownloadRequest request;

  /** Remembers what it was told. */
  static final class Told implements DownloadListener {
    final List<DownloadState> states = new CopyOnWriteArrayList<>();
    final List<DownloadProgress> progress = new CopyOnWriteArrayList<>();
    final List<String> notes = new CopyOnWriteArrayList<>();
    final List<String> threads = new CopyOnWriteArrayList<>();

    @Override
    public void changed(DownloadState state) {
      states.add(state);
      threads.add(Thread.currentThread().getName());
    }

    @Override
    public void progressed(DownloadProgress now) {
      progress.add(now);
    }

    @Override
    public void noted(Phrase line) {
      notes.add(line.english());
    }
  }

  /** Never a proxy, whatever the machine that runs the tests has set. */
  static final class Direct extends ProxySelector {
    @Override
    public List<Proxy> select(URI uri) {
      return List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void serve() throws IOException {
    new Random(7).nextBytes(content);
    server = new FaultyServer(content);
    request = request(server.base().resolve("net.pth"));
  }

  @AfterEach
  void stopServing() throws IOException {
    server.close();
  }

  DownloadRequest request(URI address) {
    return new DownloadRequest(
        "net", address, folder.resolve("models/net.pth"), SIZE, sum(content));
  }

  static String sum(byte[] bytes) {
    return Checksum.of(bytes);
  }

  static DownloadSettings settings(ProxySelector proxies) {
    return new DownloadSettings(
        Duration.ofSeconds(2),
        3,
        Duration.ofMillis(10),
        Duration.ofMillis(40),
        proxies,
        path -> Long.MAX_VALUE);
  }

  void run() throws IOException {
    new Downloader(request, settings(new Direct()), told, new StopSignal()).run();
  }

  void assertDone() throws IOException {
    assertThat(Files.readAllBytes(request.target())).isEqualTo(content);
    assertThat(visibleFiles()).containsExactly("net.pth");
  }

  /** What is in the models' folder, but for the lock. */
  List<String> visibleFiles() throws IOException {
    try (var files = Files.list(request.folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(".net.pth.lock"))
          .sorted()
          .toList();
    }
  }

  /** Leaves what a run leaves that ended after some bytes. */
  void leavePart(byte[] bytes, String etag, String sha256) throws IOException {
    Files.createDirectories(request.folder());
    Files.write(request.part(), bytes);
    new Sidecar(request.address().toString(), etag, null, SIZE, sha256).write(request);
  }

  static Proxy proxy(URI base) {
    return new Proxy(
        Proxy.Type.HTTP, InetSocketAddress.createUnresolved(base.getHost(), base.getPort()));
  }
}
