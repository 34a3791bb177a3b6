package org.vggscope.weights;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/**
 * Unpacks what a file keeps packed, one array at a time, into a temporary file: an array of 411 MB
 * is read in blocks from anywhere, which no packed form allows, and must not stand in memory.
 */
final class Spool implements Closeable {
  /** Compressed data cannot be longer than this many times its packed form (zlib's limit). */
  static final long MAX_RATIO = 1032;

  /** Up to here unpacked bytes stay in memory. */
  private static final int SMALL = 1 << 20;

  private static final int BUFFER = 1 << 16;

  /** A zip can hold itself. */
  private static final int MOST_OTHERS = 64;

  private final List<Spool> others = new ArrayList<>();
  private final BooleanSupplier cancelled;
  private Packed current;
  private Path file;
  private ByteSource unpacked;
  private boolean closed;

  /**
   * One that stops when it is told.
   *
   * @param cancelled asked between blocks
   */
  Spool(BooleanSupplier cancelled) {
    this.cancelled = cancelled;
  }

  /** Opens a stream of unpacked bytes, in memory that does not grow with them. */
  interface Unpacker {
    InputStream unpack() throws IOException;
  }

  /**
   * Another one, closed with this: what it unpacks stays while this unpacks arrays that lie in
   * there.
   */
  synchronized Spool another() throws WeightFileException {
    if (others.size() == MOST_OTHERS) {
      throw new WeightFileException(Problem.of("the file is packed more often than any network"));
    }
    Spool other = new Spool(cancelled);
    others.add(other);
    return other;
  }

  /**
   * Bytes that are unpacked when they are first read.
   *
   * @param name what to call them in a message
   * @param size number of unpacked bytes
   */
  ByteSource packed(String name, Unpacker unpacker, long size) {
    return new Packed(name, unpacker, size);
  }

  private final class Packed implements ByteSource {
    private final String name;
    private final Unpacker unpacker;
    private final long size;

    Packed(String name, Unpacker unpacker, long size) {
      this.name = name;
      this.unpacker = unpacker;
      this.size = size;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public void read(long position, ByteBuffer target) throws IOException {
      unpacked(this).read(position, target);
    }

    @Override
    public void close() {
      // The spool is closed with the weight file.
    }
  }

  private synchronized ByteSource unpacked(Packed wanted) throws IOException {
    if (closed) {
      throw new IOException("The weight file was closed");
    }
    if (current != wanted) {
      discard();
      if (wanted.size <= SMALL) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) wanted.size);
        unpack(wanted, bytes);
        unpacked = ByteSource.of(wanted.name, ByteBuffer.wrap(bytes.toByteArray()));
        current = wanted;
        return unpacked;
      }
      file = Files.createTempFile("vggscope-", ".unpacked");
      file.toFile().deleteOnExit();
      if (Files.getFileStore(file).getUsableSpace() < wanted.size) {
        throw new ProblemException(
            Problem.of(
                "Unpacking %s needs %s in %s, where there is less",
                wanted.name, Messages.bytes(wanted.size), file.getParent()));
      }
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
        unpack(wanted, out);
      }
      unpacked = ByteSource.of(file);
      current = wanted;
    }
    return unpacked;
  }

  /**
   * Unpacks what does not say how long it is.
   *
   * @param most bytes, more than which it cannot become
   */
  synchronized ByteSource unpack(String name, Unpacker unpacker, long most) throws IOException {
    discard();
    file = Files.createTempFile("vggscope-", ".unpacked");
    file.toFile().deleteOnExit();
    long total;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
      total = copy(new Packed(name, unpacker, most), out);
    }
    if (total == 0 || total > most) {
      throw new WeightFileException(
          Problem.of(
              total == 0 ? "there is nothing in it" : "it unpacks to more than it can hold"));
    }
    unpacked = ByteSource.of(file);
    long size = total;
    current = new Packed(name, unpacker, size);
    return current;
  }

  private void unpack(Packed wanted, OutputStream out) throws IOException {
    long total = copy(wanted, out);
    if (total != wanted.size) {
      throw new WeightFileException(
          total > wanted.size
              ? Problem.of("%s unpacks to more bytes, expected %d", wanted.name, wanted.size)
              : Problem.of("%s unpacks to %d bytes, expected %d", wanted.name, total, wanted.size));
    }
  }

  /** Unpacks at most as many bytes as are wanted; the count is larger where there are more. */
  private long copy(Packed wanted, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    try (InputStream in = wanted.unpacker.unpack()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (cancelled.getAsBoolean()) {
          throw new CancellationException();
        }
        total += count;
        if (total > wanted.size) {
          break;
        }
        out.write(buffer, 0, count);
      }
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw new WeightFileException(
          e instanceof java.io.EOFException
              ? Problem.of("%s is cut short; copy or download it again", wanted.name)
              : Problem.of(
                  "%s does not unpack; the file is broken there (%s)", wanted.name, e.getMessage()),
          e);
    }
    return Math.min(total, wanted.size + 1);
  }

  private void discard() throws IOException {
    current = null;
    if (unpacked != null) {
      unpacked.close();
      unpacked = null;
    }
    if (file != null) {
      Files.deleteIfExists(file);
      file = null;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    for (Spool other : others) {
      other.close();
    }
    discard();
  }
}
