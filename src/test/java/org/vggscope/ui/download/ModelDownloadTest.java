package org.vggscope.ui.download;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.model.Configuration;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Vgg;
import org.vggscope.session.Tasks;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.UserFolders;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.download.DownloadState;

/** What the window shows of a download, from a server on this machine. */
class ModelDownloadTest {
  private static final Path FILE =
      Path.of("src/test/resources/fixtures/weights/vgg16-torchvision.safetensors");

  @TempDir private Path folder;
  private final ExecutorService window = Executors.newSingleThreadExecutor();
  private final Tasks tasks = new Tasks(window);
  private HttpServer server;
  private byte[] served;

  @BeforeEach
  void serve() throws IOException {
    served = Files.readAllBytes(FILE);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, served.length);
          exchange.getResponseBody().write(served);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    window.shutdown();
  }

  private CatalogEntry entry() throws Exception {
    byte[] wanted = Files.readAllBytes(FILE);
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(wanted));
    return new CatalogEntry(
        "small",
        "A small VGG16",
        Vgg.of(Configuration.D, List.of(4, 6, 8, 10, 12), List.of(14, 14), 7, 64),
        Preprocessing.torchvision(64, 64),
        "tiny-imagenet-200.tsv",
        "small.safetensors",
        wanted.length,
        sum,
        "http://localhost:" + server.getAddress().getPort() + "/small.safetensors",
        "Apache-2.0",
        false,
        Optional.empty());
  }

  private DownloadState run(ModelDownload download) throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    download
        .stateProperty()
        .addListener(
            (o, old, now) -> {
              if (now.isOver()) {
                over.countDown();
              }
            });
    window.submit(() -> download.start("")).get();
    assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
    return download.stateProperty().get();
  }

  @Test
  void aModelThatIsFetchedIsPresentAndOpens() throws Exception {
    UserFolders folders = new UserFolders(folder);
    ModelDownload download = new ModelDownload(entry(), folders, tasks, window);
    assertThat(download.isPresent()).isFalse();
    assertThat(download.textProperty().get()).isEmpty();
    List<String> listed = new CopyOnWriteArrayList<>();
    tasks
        .latestProperty()
        .addListener((o, old, task) -> listed.add(task == null ? "over" : task.title()));
    assertThat(run(download)).isEqualTo(DownloadState.DONE);
    assertThat(listed).containsExactly("Downloading A small VGG16", "over");
    assertThat(download.textProperty().get()).contains("verified");
    assertThat(download.shareProperty().get()).isEqualTo(1);
    assertThat(download.isPresent()).isTrue();
    try (WeightFile file = entry().open(folders)) {
      assertThat(file.architecture().classes()).isEqualTo(7);
    }
    assertThat(new ModelDownload(entry(), folders, tasks, window).textProperty().get())
        .isEqualTo("on this machine");
  }

  @Test
  void wrongBytesAreToldAndTakeNoPlace() throws Exception {
    CatalogEntry entry = entry();
    served[served.length / 2] ^= 1;
    ModelDownload download = new ModelDownload(entry, new UserFolders(folder), tasks, window);
    assertThat(run(download)).isEqualTo(DownloadState.FAILED);
    assertThat(download.textProperty().get()).contains("SHA-256").doesNotContain("\n");
    assertThat(download.isPresent()).isFalse();
  }

  @Test
  void aMirrorThatIsNoAddressIsToldAtOnce() throws Exception {
    ModelDownload download = new ModelDownload(entry(), new UserFolders(folder), tasks, window);
    download.start("not an address");
    assertThat(download.stateProperty().get()).isEqualTo(DownloadState.FAILED);
    assertThat(download.textProperty().get()).isNotBlank();
  }
}
