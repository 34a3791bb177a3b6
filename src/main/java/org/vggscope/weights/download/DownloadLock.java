package org.vggscope.weights.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.vggscope.support.Problem;

/**
 * Keeps two programs from gathering the same file at once. The system frees it when a program dies.
 * The empty file that is locked stays: were it removed, two programs could hold two files of its
 * name. Where a system keeps locks by program and file, a second try within one program loosens the
 * first one's hold against other programs; the sum of the whole file still keeps out whatever they
 * would spoil.
 */
final class DownloadLock {
  private DownloadLock() {}

  /** What is done meanwhile. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  /**
   * Makes the folder and works with the lock in hand.
   *
   * @throws DownloadException when somebody else has it
   */
  static void holding(DownloadRequest request, Work work) throws IOException {
    Files.createDirectories(request.folder());
    try (FileChannel channel =
        FileChannel.open(request.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (lock(channel) == null) {
        throw new DownloadException(
            Problem.of(
                "%s is being downloaded already, in another window or program; wait for that one or"
                    + " stop it",
                request.id()));
      }
      work.run();
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held within this very program.
      return null;
    }
  }
}
