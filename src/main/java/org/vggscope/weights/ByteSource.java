package org.vggscope.weights;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.vggscope.support.Problem;

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

  /**
   * Sees that nobody has written to it since it was opened.
   *
   * @throws WeightFileException when somebody has
   */
  default void checkUnchanged() throws IOException {
    // Memory is nobody else's.
  }

  /** The bytes of a file. */
  static ByteSource of(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    BasicFileAttributes opened = Files.readAttributes(file, BasicFileAttributes.class);
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
      public void checkUnchanged() throws IOException {
        for (ByteSource other : others) {
          other.checkUnchanged();
        }
        // One that was replaced or deleted is read to its end as it was.
        if (!Files.exists(file)) {
          return;
        }
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        if (Objects.equals(now.fileKey(), opened.fileKey())
            && !now.lastModifiedTime().equals(opened.lastModifiedTime())) {
          throw new WeightFileException(
              Problem.of("was written to while it was read; open it again when it is whole")
                  .about(name()));
        }
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
            throw new EndException(
                Problem.of("%s ends at byte %d, before its data does", name(), at));
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
          throw new EndException(Problem.of("%s ends before its data does", name));
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
