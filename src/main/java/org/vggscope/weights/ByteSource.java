package org.vggscope.weights;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes that can be read at any position. Files are read in place by position, not mapped: a mapped
 * file that somebody shortens kills the whole program, and its pages count as the program's memory.
 */
public interface ByteSource extends Closeable {
  /** What to call it in a message: a file's name. */
  String name();

  /** Number of bytes. */
  long size() throws IOException;

  /**
   * Fills {@code target} with the bytes from {@code position} on.
   *
   * @throws EOFException when there are not that many
   */
  void read(long position, ByteBuffer target) throws IOException;

  /**
   * Another file of the same folder, which is closed with this one.
   *
   * @param other its name, without a folder
   * @return null when there is none
   */
  default ByteSource beside(String other) throws IOException {
    return null;
  }

  /** The bytes of a file. */
  static ByteSource of(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    return new ByteSource() {
      private final List<ByteSource> others = new ArrayList<>();

      @Override
      public String name() {
        return String.valueOf(file.getFileName());
      }

      @Override
      public ByteSource beside(String other) throws IOException {
        boolean plain = !other.isEmpty() && !other.matches(".*[/\\\\:].*") && !other.equals("..");
        Path path = plain ? file.toAbsolutePath().resolveSibling(other) : null;
        if (path == null || !Files.isRegularFile(path)) {
          return null;
        }
        ByteSource found = of(path);
        others.add(found);
        return found;
      }

      @Override
      public long size() throws IOException {
        return channel.size();
      }

      @Override
      public void read(long position, ByteBuffer target) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
          int read = channel.read(target, at);
          if (read < 0) {
            throw new EOFException(name() + " ends at byte " + at + ", before its data does");
          }
          at += read;
        }
      }

      @Override
      public void close() throws IOException {
        for (ByteSource other : others) {
          other.close();
        }
        channel.close();
      }
    };
  }

  /** Bytes in memory, such as a bundled file's. */
  static ByteSource of(String name, ByteBuffer bytes) {
    ByteBuffer own = bytes.asReadOnlyBuffer();
    return new ByteSource() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public long size() {
        return own.limit();
      }

      @Override
      public void read(long position, ByteBuffer target) throws IOException {
        if (position < 0 || position + target.remaining() > own.limit()) {
          throw new EOFException(name + " ends before its data does");
        }
        target.put(own.slice((int) position, target.remaining()));
      }

      @Override
      public void close() {
        // Memory needs no closing.
      }
    };
  }
}
