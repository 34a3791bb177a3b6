package org.vggscope.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A small file that the program keeps from one run to the next and that anybody may have edited,
 * broken or replaced. It is replaced whole, and never while what was wrong with it could not be
 * kept aside.
 */
public final class KeptFile {
  /** Such files are some kilobytes; what is larger is something else. */
  private static final int LARGEST = 1 << 20;

  /** Bytes of one. */
  private static final int TYPICAL = 4096;

  /** So often it is tried to be alone, and so many milliseconds lie between. */
  private static final int TRIES = 400;

  private static final int PAUSE = 10;

  private final Path path;
  private boolean replaced = true;

  public KeptFile(Path path) {
    this.path = path;
  }

  public Path path() {
    return path;
  }

  private Path folder() {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "A file lies in a folder");
  }

  public boolean exists() {
    return Files.exists(path);
  }

  /**
   * Reads all of it.
   *
   * @throws IOException when it is no file, too large, or cannot be read
   */
  public byte[] read() throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new ProblemException(Problem.of("it is no file"));
    }
    try (InputStream stream = Files.newInputStream(path)) {
      byte[] bytes = stream.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new ProblemException(Problem.of("it is larger than 1 MB"));
      }
      return bytes;
    }
  }

  /**
   * Keeps a copy under a name that is free, for the file is not good and will be written again;
   * without a copy it is left as it is.
   *
   * @param wrong why it is not good
   * @return that, and what became of it where it is a file
   */
  public Problem keepAside(Problem wrong) {
    return Files.isRegularFile(path) ? Problem.of("%s %s", wrong, keepAside()) : wrong;
  }

  private Phrase keepAside() {
    String name = String.valueOf(path.getFileName()).replaceFirst("\\.json$", "");
    try {
      Path aside = path.resolveSibling(name + ".broken.json");
      for (int i = 2; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); i++) {
        if (Files.isRegularFile(aside) && Files.mismatch(path, aside) < 0) {
          // It was read before, and nobody has mended it since.
          return keptAs(aside);
        }
        aside = path.resolveSibling("%s.broken-%d.json".formatted(name, i));
      }
      Files.copy(path, aside);
      return keptAs(aside);
    } catch (IOException e) {
      replaced = false;
      return Phrase.of(
          "No copy of it could be made, so it stays as it is and nothing is kept in it.");
    }
  }

  private static Phrase keptAs(Path aside) {
    return Phrase.of("The file as it was is kept as %s.", aside.getFileName());
  }

  /**
   * Finds out whether it could be written. Takes a moment.
   *
   * @return what is wrong, or null
   */
  public Problem problemOfWriting() {
    Path trial = null;
    try {
      if (Files.isDirectory(path)) {
        throw new ProblemException(Problem.of("it is a folder"));
      }
      Path folder = Files.createDirectories(folder());
      trial = Files.createTempFile(folder, "." + path.getFileName(), ".part");
      Files.write(trial, new byte[TYPICAL]);
      return null;
    } catch (IOException e) {
      return reason(e);
    } finally {
      delete(trial);
    }
  }

  private static void delete(Path trial) {
    try {
      if (trial != null) {
        Files.deleteIfExists(trial);
      }
    } catch (IOException e) {
      // It is as small as it is useless.
      trial.toFile().deleteOnExit();
    }
  }

  /** What is wrong, by the system's words without the file, which sentences name already. */
  public static Problem reason(IOException e) {
    if (e instanceof FileSystemException problem) {
      return Problem.of(
          "%s",
          problem.getReason() == null
              ? problem.getClass().getSimpleName().replaceAll("Exception$", "")
              : problem.getReason());
    }
    return ProblemException.of(e);
  }

  /** Something that is done to the file. */
  public interface Doing {
    /** Does it. */
    void run() throws IOException;
  }

  /**
   * Does something while nobody else who asks does, in this program or another one. Who cannot be
   * kept out, for there is no place for a lock or somebody takes too long, is not waited for.
   */
  public void alone(Doing doing) throws IOException {
    // Not beside it: to take it away again would let two be alone.
    Path lock =
        Path.of(System.getProperty("java.io.tmpdir"))
            .resolve("vggscope-%08x.lock".formatted(path.toAbsolutePath().hashCode()));
    // A lock ends with its channel.
    try (FileChannel channel = open(lock)) {
      if (channel != null) {
        await(channel);
      }
      doing.run();
    }
  }

  private static FileChannel open(Path lock) {
    try {
      return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      return null;
    }
  }

  private static void await(FileChannel channel) {
    try {
      for (int tried = 0; tried < TRIES && !isMine(channel); tried++) {
        Thread.sleep(PAUSE);
      }
    } catch (IOException e) {
      // This system has no locks there, so nobody is kept out.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isMine(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Somebody in this program has it.
      return false;
    }
  }

  /**
   * Replaces it whole, so that a crash leaves the old one.
   *
   * @throws IOException when the folder cannot be written to
   */
  public void write(AtomicFile.Content content) throws IOException {
    if (replaced) {
      Files.createDirectories(folder());
      AtomicFile.write(path, content);
    }
  }
}
