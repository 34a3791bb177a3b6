package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.Main;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.UserFolders;
import org.vggscope.weights.download.DownloadSettings;
import picocli.CommandLine;

class DownloadCommandTest {
  private static final int SIZE = 1_000_000;

  @TempDir private Path folder;

  private final String before = System.getProperty(UserFolders.DATA_PROPERTY);
  private final byte[] content = new byte[SIZE];
  private HttpServer server;
  private String mirror;
  private volatile int requests;

  @BeforeEach
  void serve() throws IOException {
    System.setProperty(UserFolders.DATA_PROPERTY, folder.toString());
    new Random(7).nextBytes(content);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work);
              thread.setDaemon(true);
              return thread;
            }));
    mirror = "http://127.0.0.1:" + server.getAddress().getPort() + "/models";
    server.createContext(
        "/models/net.pth",
        exchange -> {
          requests++;
          exchange.sendResponseHeaders(200, SIZE);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(content);
          }
        });
    server.start();
  }

  @AfterEach
  void stopServing() {
    System.setProperty(UserFolders.DATA_PROPERTY, before == null ? "" : before);
    server.stop(0);
  }

  private CatalogEntry entry(String id, String file) throws Exception {
    CatalogEntry vgg16 = ModelCatalog.bundled().entry("vgg16");
    return new CatalogEntry(
        id,
        id,
        vgg16.architecture(),
        vgg16.preprocessing(),
        vgg16.labelsFile(),
        file,
        SIZE,
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)),
        "http://127.0.0.1:9/" + file,
        "none",
        false,
        Optional.empty());
  }

  private Outcome run(Object... arguments) throws Exception {
    ModelCatalog catalog =
        new ModelCatalog(List.of(entry("net", "net.pth"), entry("gone", "gone.pth")));
    ProxySelector direct =
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            return List.of(Proxy.NO_PROXY);
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException e) {
            throw new AssertionError(e);
          }
        };
    DownloadSettings settings =
        new DownloadSettings(
            Duration.ofSeconds(5),
            1,
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            direct,
            path -> SIZE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(out, new PrintStream(err, false, StandardCharsets.UTF_8), () -> false, false);
    int status =
        new CommandLine(new DownloadCommand(console, () -> catalog, settings))
            .execute(List.of(arguments).stream().map(String::valueOf).toArray(String[]::new));
    console.flush();
    return new Outcome(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void theFileIsFetchedAndItsPlaceToldOnStandardOutput() throws Exception {
    Outcome outcome = run("net", "--mirror", mirror);
    Path file = folder.resolve("models/net.pth");
    assertThat(outcome).isEqualTo(new Outcome(0, "net: " + file + "\n", ""));
    assertThat(Files.readAllBytes(file)).isEqualTo(content);
    // A second time it is only checked.
    assertThat(run("net", "--mirror", mirror)).isEqualTo(outcome);
    assertThat(requests).isEqualTo(1);
  }

  @Test
  void progressIsReportedWhenAsked() throws Exception {
    Outcome outcome = run("net", "--mirror", mirror, "--progress");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.errorLines())
        .startsWith("net: 1.0 MB from " + mirror + "/net.pth")
        .last()
        .asString()
        .startsWith("net: 1.0 MB of 1.0 MB, ");
  }

  @Test
  void oneThatFailsDoesNotKeepTheOthersBack() throws Exception {
    Outcome outcome = run("gone", "net", "--mirror", mirror);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.errorLines())
        .singleElement()
        .asString()
        .startsWith(mirror + "/gone.pth does not exist there (HTTP 404)");
    assertThat(outcome.out()).startsWith("net: ");
  }

  @Test
  void whatLiesThereCanBeVerified() throws Exception {
    assertThat(run("net", "--verify").errorLines())
        .containsExactly("net is not on this machine yet; get it with 'vggscope download net'");
    run("net", "--mirror", mirror);
    Path file = folder.resolve("models/net.pth");
    assertThat(run("net", "--verify"))
        .isEqualTo(new Outcome(0, "net: verified, " + file + "\n", ""));
    content[5]++;
    Files.write(file, content);
    content[5]--;
    Outcome damaged = run("net", "--verify");
    assertThat(damaged.status()).isEqualTo(1);
    assertThat(damaged.errorLines()).singleElement().asString().startsWith(file + " is damaged");
    assertThat(requests).isEqualTo(1);
  }

  @Test
  void whatIsUnfinishedCanBeDiscarded() throws Exception {
    assertThat(run("net", "--discard")).isEqualTo(new Outcome(0, "net: nothing to remove\n", ""));
    Files.createDirectories(folder.resolve("models"));
    Files.write(folder.resolve("models/net.pth.part"), new byte[300_000]);
    assertThat(run("net", "--discard")).isEqualTo(new Outcome(0, "net: removed 0.3 MB\n", ""));
    assertThat(folder.resolve("models/net.pth.part")).doesNotExist();
  }

  /** Its sums are those of the published files, which this server does not have. */
  @Test
  void dataSetsAreFetchedFileByFile() throws Exception {
    assertThat(run("cifar10", "--discard"))
        .isEqualTo(new Outcome(0, "cifar10: nothing to remove\n", ""));
    Outcome gone = run("mnist", "--mirror", mirror);
    assertThat(gone.status()).isEqualTo(1);
    assertThat(gone.out()).isEmpty();
    // A line a file; the first is larger than the disk that the test has.
    assertThat(gone.errorLines()).hasSize(ModelCatalog.dataSets().get(0).files().size());
    assertThat(gone.err()).contains("mnist needs 9.9 MB more", "train-labels-idx1-ubyte.gz");
  }

  @Test
  void bundledModelsNeedNoDownload() {
    assertThat(Outcome.of("download", "vgg16-tiny", "--mirror", mirror))
        .isEqualTo(new Outcome(0, "vgg16-tiny: bundled, it needs no download\n", ""));
  }

  @Test
  void modelsTellsWhatIsOnTheMachine() throws IOException {
    Files.createDirectories(folder.resolve("models"));
    Files.write(folder.resolve("models/vgg16-397923af.pth.part"), new byte[6_000_000]);
    assertThat(Outcome.of("models").out()).contains("1 % downloaded").contains("not downloaded");
    var vgg16 = Outcome.of("models", "--format", "json").json().get(2);
    assertThat(vgg16.get("available").asBoolean()).isFalse();
    assertThat(vgg16.get("partialBytes").asLong()).isEqualTo(6_000_000);
    assertThat(vgg16.get("path").asText()).endsWith("vgg16-397923af.pth");
  }

  /** As Ctrl+C does, but that signal is ignored where tests run in the background. */
  @Test
  @Timeout(60)
  void stoppedFromOutsideItLeavesAPartAndSaysSo() throws Exception {
    long whole = ModelCatalog.bundled().entry("vgg16").size();
    server.createContext(
        "/models/vgg16-397923af.pth",
        exchange -> {
          exchange.sendResponseHeaders(200, whole);
          exchange.getResponseBody().write(content);
          exchange.getResponseBody().flush();
        });
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dvggscope.data=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "download",
                "vgg16",
                "--mirror",
                mirror)
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.toLowerCase().endsWith("_proxy"));
    Process process = builder.start();
    Path part = folder.resolve("models/vgg16-397923af.pth.part");
    try {
      while (part.toFile().length() < SIZE) {
        assertThat(process.isAlive()).isTrue();
        Thread.sleep(20);
      }
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isNotZero();
    assertThat(part).hasSize(SIZE);
    if (!System.getProperty("os.name").startsWith("Windows")) {
      assertThat(Files.readString(err))
          .contains(
              "vgg16: stopped at 1.0 MB of 553.4 MB; 'vggscope download vgg16' goes on from there");
    }
  }
}
