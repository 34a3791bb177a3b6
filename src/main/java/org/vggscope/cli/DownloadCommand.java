package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.vggscope.support.Phrase;
import org.vggscope.text.Wording;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.PublishedSet;
import org.vggscope.weights.UserFolders;
import org.vggscope.weights.download.Download;
import org.vggscope.weights.download.DownloadRequest;
import org.vggscope.weights.download.DownloadSettings;
import org.vggscope.weights.download.DownloadState;
import org.vggscope.weights.download.DownloadedFile;
import org.vggscope.weights.download.Mirror;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code download}: fetches models that are not bundled. */
@Command(
    name = "download",
    description =
        "Download models of the catalogue, or data sets, into your data folder and verify them.",
    footer = {
      "",
      "Ctrl+C, a cut line or a crash lose nothing: the next 'download' goes on from there. A file",
      "takes its place only when its SHA-256 is right; one that is there already is only checked.",
      "The address can also be set by -Dvggscope.mirror or the environment's VGGSCOPE_MIRROR, the",
      "data folder by -Dvggscope.data. Proxies are taken from https_proxy, http_proxy, no_proxy, or",
      "-Dhttps.proxyHost and -Dhttps.proxyPort.",
      "",
      "Examples:",
      "  download vgg16",
      "  download vgg16 vgg19 --mirror https://mirror.example.com/models/",
      "  download vgg16 --verify",
      "  download cifar10",
      ""
    })
final class DownloadCommand implements Callable<Integer> {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Console console;
  private final Supplier<ModelCatalog> catalog;
  private final DownloadSettings settings;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "ID",
      arity = "1..*",
      description =
          "Models of the catalogue ('models' lists them), or the whole data sets mnist and cifar10.")
  private List<String> ids;

  @Option(
      names = "--mirror",
      paramLabel = "URL",
      description = "Another server that has the same files: what stands before their names.")
  private String mirror;

  @Option(
      names = "--verify",
      description = "Connect to nothing; check the SHA-256 of what was downloaded before.")
  private boolean verify;

  @Option(
      names = "--discard",
      description = "Connect to nothing; remove what is there of unfinished downloads.")
  private boolean discard;

  @Option(
      names = "--progress",
      description = "Report progress on standard error even when it is no terminal.")
  private boolean progressWanted;

  DownloadCommand(Console console) {
    this(console, ModelCatalog::bundled, DownloadSettings.usual());
  }

  DownloadCommand(Console console, Supplier<ModelCatalog> catalog, DownloadSettings settings) {
    this.console = console;
    this.catalog = catalog;
    this.settings = settings;
  }

  @Override
  public Integer call() {
    if (verify && discard) {
      throw usage("--verify and --discard exclude each other; give one of them", null);
    }
    if (mirror != null && (verify || discard)) {
      throw usage(
          "--mirror does not go with --verify or --discard, which connect to nothing", null);
    }
    Mirror chosen = verify || discard ? Mirror.NONE : mirror();
    List<DownloadRequest> requests = requests(chosen);
    int status = ExitStatus.GOOD;
    try (ProgressLine line = new ProgressLine(console, progressWanted)) {
      for (DownloadRequest request : requests) {
        try {
          if (!work(request, line)) {
            return ExitStatus.INPUT_FAILED;
          }
        } catch (IOException e) {
          line.interrupt();
          console.failure(Wording.of(e), e);
          status = ExitStatus.INPUT_FAILED;
        }
      }
    }
    return status;
  }

  /** What is to be fetched; of what is bundled it says so. */
  private List<DownloadRequest> requests(Mirror from) {
    UserFolders folders = UserFolders.ofUser();
    List<DownloadRequest> requests = new ArrayList<>();
    List<String> bundled = new ArrayList<>();
    for (String id : ids) {
      Optional<PublishedSet> set =
          ModelCatalog.dataSets().stream().filter(each -> each.id().equals(id)).findFirst();
      if (set.isPresent()) {
        requests.addAll(DownloadRequest.of(set.get(), from, folders));
        continue;
      }
      try {
        CatalogEntry entry = catalog.get().entry(id);
        if (entry.bundled()) {
          bundled.add(id);
        } else {
          requests.add(DownloadRequest.of(entry, from, folders));
        }
      } catch (IllegalArgumentException e) {
        throw usage(e.getMessage(), e);
      }
    }
    bundled.forEach(id -> print(id + ": bundled, it needs no download"));
    return requests;
  }

  private Mirror mirror() {
    try {
      return Mirror.chosen(mirror);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage(), e);
    }
  }

  private ParameterException usage(String message, Throwable cause) {
    return new ParameterException(spec.commandLine(), message, cause);
  }

  /** Does what was asked for one file; false when the user stopped it. */
  private boolean work(DownloadRequest request, ProgressLine line) throws IOException {
    String id = request.id();
    DownloadReport report = new DownloadReport(console, line, id);
    if (discard) {
      long bytes = DownloadedFile.partialBytes(request);
      boolean removed = DownloadedFile.discardPart(request);
      print(id + ": " + (removed ? "removed " + Text.bytes(bytes) : "nothing to remove"));
      return true;
    }
    if (verify) {
      DownloadedFile.verify(request, report);
      line.interrupt();
      print("%s: verified, %s".formatted(id, request.target()));
      return true;
    }
    if (!Files.isRegularFile(request.target())) {
      report.noted(Phrase.of("%s: %s from %s", id, Text.bytes(request.size()), request.address()));
    }
    boolean done = download(new Download(request, settings), report);
    if (done) {
      line.interrupt();
      print("%s: %s".formatted(id, request.target()));
    }
    return done;
  }

  private boolean download(Download download, DownloadReport report) throws IOException {
    Thread onStop = new Thread(() -> stop(download), "stop");
    Runtime.getRuntime().addShutdownHook(onStop);
    try {
      download.start(report);
      awaitEnd(download);
    } finally {
      forget(onStop);
    }
    if (download.failure().isPresent()) {
      throw download.failure().get();
    }
    return download.state() == DownloadState.DONE;
  }

  private static void awaitEnd(Download download) {
    boolean over = false;
    while (!over) {
      try {
        over = download.await(TICK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        download.cancel();
        return;
      }
    }
  }

  /** On Ctrl+C: says what is left of it. */
  private void stop(Download download) {
    if (download.state().isOver()) {
      return;
    }
    download.cancel();
    try {
      download.await(TICK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    DownloadRequest request = download.request();
    console.err().println();
    console.error(
        "%s: stopped at %s of %s; 'vggscope download %s' goes on from there"
            .formatted(
                request.id(),
                Text.bytes(DownloadedFile.partialBytes(request)),
                Text.bytes(request.size()),
                request.id()));
  }

  private static void forget(Thread onStop) {
    try {
      Runtime.getRuntime().removeShutdownHook(onStop);
    } catch (IllegalStateException e) {
      // It is running.
      return;
    }
  }

  private void print(String line) {
    console.out().print(line + "\n");
    console.flush();
  }
}
