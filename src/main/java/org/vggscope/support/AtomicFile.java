package org.vggscope.support;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files that appear whole or not at all. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes what a file is made of. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream stream) throws IOException;
  }

  /**
   * Writes a file. A failure leaves the one that was there before.
   *
   * @throws IOException when it cannot be written
   */
  public static void write(Path target, Content content) throws IOException {
    if (Files.isDirectory(target)) {
      throw new IOException(target + " is a folder; name a file in it");
    }
    // A link stays a link to what it points to.
    Path whole = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    if (!Files.isDirectory(whole.getParent())) {
      throw new NotDirectoryException(whole.getParent().toString());
    }
    // Not Files.createTempFile, which would keep others from reading the file.
    Path temporary =
        whole.resolveSibling(".%s.%s.part".formatted(whole.getFileName(), UUID.randomUUID()));
    File leftover = temporary.toFile();
    leftover.deleteOnExit();
    try {
      try (OutputStream stream = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW)) {
        content.writeTo(stream);
      }
      // Else a machine that stops after the move may have the name without the content.
      try (FileChannel written = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      move(temporary, whole);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
