package org.vggscope.weights.download;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.vggscope.support.Checksum;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.weights.Messages;

/**
 * The bytes of a download that have come so far, with their sum. They outlive the program; only a
 * whole and verified file leaves it, for its place. For use under a {@link DownloadLock}.
 */
final class PartFile implements Closeable {
  private final DownloadRequest request;
  private final FileChannel channel;
  private Checksum sum = new Checksum();
  private Sidecar sidecar;
  private long length;

  private PartFile(DownloadRequest request, FileChannel channel, Sidecar sidecar) {
    this.request = request;
    this.channel = channel;
    this.sidecar = sidecar;
  }

  /**
   * Opens the part with what an earlier run left, if that belongs to the same file.
   *
   * @param meter is told how much of it was read
   * @throws StoppedException when told to stop
   */
  static PartFile open(DownloadRequest request, Meter meter, StopSignal stop) throws IOException {
    PartFile part =
        new PartFile(
            request,
            FileChannel.open(
                request.part(),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE),
            Sidecar.read(request));
    boolean opened = false;
    try {
      part.takeUp(meter, stop);
      opened = true;
      return part;
    } finally {
      if (!opened) {
        part.close();
      }
    }
  }

  private void takeUp(Meter meter, StopSignal stop) throws IOException {
    long left = channel.size();
    if (sidecar == null || left > request.size()) {
      restart();
    } else if (left > 0) {
      sum.add(channel, meter.reading(stop));
      length = left;
      channel.position(length);
    }
  }

  /** Bytes that are there. */
  long length() {
    return length;
  }

  boolean isWhole() {
    return length == request.size();
  }

  /** Whether the bytes are the right ones, once all are there. */
  boolean isRight() {
    return sum.hex().equals(request.sha256());
  }

  String sum() {
    return sum.hex();
  }

  /** What a server is to compare before it sends the rest, or null. */
  String validator() {
    return sidecar == null ? null : sidecar.validator(request.address().toString());
  }

  /** Remembers whose bytes follow. */
  void remember(Sidecar from) throws IOException {
    if (!from.equals(sidecar)) {
      onDisk(() -> from.write(request));
      sidecar = from;
    }
  }

  /** Forgets all bytes. */
  void restart() throws IOException {
    onDisk(() -> channel.truncate(0).position(0));
    length = 0;
    sum = new Checksum();
  }

  /**
   * Adds bytes at the end.
   *
   * @throws DownloadException when they are more than the file has, or the disk does not take them
   */
  void append(List<ByteBuffer> buffers) throws IOException {
    for (ByteBuffer bytes : buffers) {
      if (bytes.remaining() > request.size() - length) {
        throw new OversizeException();
      }
      sum.add(bytes.duplicate());
      while (bytes.hasRemaining()) {
        onDisk(() -> length += channel.write(bytes));
      }
    }
  }

  /** Puts the whole, verified file into its place, so that not even a power cut undoes it. */
  void complete() throws IOException {
    onDisk(
        () -> {
          if (channel.size() != request.size()) {
            throw new ProblemException(Problem.of("somebody else wrote into %s", request.part()));
          }
          channel.force(true);
          channel.close();
          Files.move(
              request.part(),
              request.target(),
              StandardCopyOption.ATOMIC_MOVE,
              StandardCopyOption.REPLACE_EXISTING);
          forceFolder(request.folder());
          Files.deleteIfExists(request.sidecar());
        });
  }

  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders, and needs no such thing.
      return;
    }
  }

  /** Removes the part. */
  void discard() throws IOException {
    channel.close();
    discard(request);
  }

  /** Removes what was gathered for this request. */
  static void discard(DownloadRequest request) throws IOException {
    Files.deleteIfExists(request.part());
    Files.deleteIfExists(request.sidecar());
  }

  /** Something done to files. */
  @FunctionalInterface
  private interface DiskWork {
    void run() throws IOException;
  }

  private void onDisk(DiskWork work) throws DownloadException {
    try {
      work.run();
    } catch (IOException e) {
      throw new DownloadException(
          Problem.of(
              "%s: %s cannot be written (%s); what has come is kept, so once %s are free and may be"
                  + " written to, 'vggscope download %s' goes on from there",
              request.id(),
              request.folder(),
              Causes.describe(e),
              Messages.bytes(request.size() - length),
              request.id()),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
