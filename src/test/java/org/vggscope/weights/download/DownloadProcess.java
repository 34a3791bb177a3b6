package org.vggscope.weights.download;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A program that downloads a file and does nothing else, to be killed by a test. */
final class DownloadProcess {
  private DownloadProcess() {}

  /** Arguments: address, target, size in bytes, SHA-256. */
  public static void main(String[] arguments) throws InterruptedException {
    DownloadRequest request =
        new DownloadRequest(
            "net",
            URI.create(arguments[0]),
            Path.of(arguments[1]),
            Long.parseLong(arguments[2]),
            arguments[3]);
    Download download = new Download(request, DownloadCase.settings(new DownloadCase.Direct()));
    download.start(new DownloadCase.Told());
    download.await(Duration.ofSeconds(60));
    download.failure().ifPresent(failure -> System.err.println(failure.getMessage()));
    System.exit(download.state() == DownloadState.DONE ? 0 : 1);
  }
}
