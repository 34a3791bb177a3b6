package org.vggscope.weights.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.vggscope.support.Checksum;
import org.vggscope.support.Problem;

/** What lies on this machine of a model that can be downloaded. */
public final class DownloadedFile {
  private DownloadedFile() {}

  /**
   * Reads a whole file that was downloaded and compares its sum.
   *
   * @param listener is told how much was read
   * @throws DownloadException when it is not there or damaged
   * @throws IOException when it cannot be read
   */
  public static void verify(DownloadRequest request, DownloadListener listener) throws IOException {
    if (!Files.isRegularFile(request.target())) {
      throw new DownloadException(
          Problem.of(
              "%s is not on this machine yet; get it with 'vggscope download %s'",
              request.id(), request.id()));
    }
    verify(request, new Meter(listener, Files.size(request.target())), new StopSignal());
  }

  static void verify(DownloadRequest request, Meter meter, StopSignal stop) throws IOException {
    try (FileChannel channel = FileChannel.open(request.target(), StandardOpenOption.READ)) {
      Checksum sum = new Checksum();
      sum.add(channel, meter.reading(stop));
      if (!sum.hex().equals(request.sha256())) {
        throw new DownloadException(
            Problem.of(
                "%s is damaged: its SHA-256 is %s, not %s; 'vggscope download %s' gets it anew",
                request.target(), sum.hex(), request.sha256(), request.id()));
      }
    }
  }

  /** Bytes of a download that was not finished, 0 if there is none. */
  public static long partialBytes(DownloadRequest request) {
    return request.part().toFile().length();
  }

  /**
   * Removes what is there of a download that was not finished. A finished one stays.
   *
   * @return whether there was any
   * @throws DownloadException when it is going on
   */
  public static boolean discardPart(DownloadRequest request) throws IOException {
    if (!Files.exists(request.part()) && !Files.exists(request.sidecar())) {
      return false;
    }
    DownloadLock.holding(request, () -> PartFile.discard(request));
    return true;
  }
}
