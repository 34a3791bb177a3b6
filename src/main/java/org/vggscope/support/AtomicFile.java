package org.vggscope.support;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes files that appear whole or not at all. What is no file but takes bytes, like a pipe or a
 * device, is written to as it is.
 */
public final class AtomicFile {
  /** How the files are called while they are written: short, whatever their own name. */
  public static final String LEFTOVER = "\\.vggscope-[0-9a-f-]{36}\\.part";

  private static final int MAX_LINKS = 40;

  private AtomicFile() {}

  /** Writes what a file is made of. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream stream) throws IOException;
  }

  /** Takes away what writes that were killed left in a folder; nobody may write there meanwhile. */
  public static void sweep(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (String.valueOf(file.getFileName()).matches(LEFTOVER)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Writes a text in UTF-8, as {@link #write}. */
  public static void text(Path target, String text) throws IOException {
    write(target, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Writes a file. A failure leaves the one that was there before.
   *
   * @throws IOException when it cannot be written
   */
  public static void write(Path target, Content content) throws IOException {
    if (Files.isDirectory(target)) {
      throw new ProblemException(
          Problem.of("is a folder; name a file in it").about(target.toString()));
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      try (OutputStream stream = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
        content.writeTo(stream);
      } catch (IOException e) {
        throw named(target, e);
      }
      return;
    }
    Path whole = linked(target);
    if (!Files.isDirectory(whole.getParent())) {
      throw new ProblemException(
          Problem.of(
                  Files.exists(whole.getParent())
                      ? "%s is not a folder"
                      : "the folder %s does not exist",
                  whole.getParent())
              .about(target.toString()));
    }
    // Not Files.createTempFile, which would keep others from reading the file.
    Path temporary = whole.resolveSibling(".vggscope-%s.part".formatted(UUID.randomUUID()));
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
    } catch (ProblemException e) {
      throw e;
    } catch (IOException e) {
      throw named(target, e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** A link stays a link to what it points to, even if that is not there yet. */
  private static Path linked(Path target) throws IOException {
    Path at = target.toAbsolutePath();
    for (int i = 0; i < MAX_LINKS && Files.isSymbolicLink(at); i++) {
      at = at.resolveSibling(Files.readSymbolicLink(at));
    }
    return Files.exists(at) ? at.toRealPath() : at.normalize();
  }

  /** Names the file that was to be written; writers of pictures keep what is wrong as a cause. */
  private static ProblemException named(Path target, IOException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    Problem reason =
        cause instanceof FileSystemException system && system.getReason() != null
            ? ProblemException.ofSystem(system.getReason())
            : cause instanceof NoSuchFileException
                ? Problem.of("no file can be made there; choose another place")
                : cause instanceof AccessDeniedException
                    ? Problem.of("no permission; change its permissions or choose another place")
                    : ProblemException.of(cause);
    return new ProblemException(
        (reason.subject() == null ? reason : Problem.of("%s", reason)).about(target.toString()),
        failure);
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
