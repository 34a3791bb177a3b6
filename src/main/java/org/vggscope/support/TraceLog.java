package org.vggscope.support;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Where failures that nobody expected are kept with their stack traces, so that they can be sent to
 * somebody. When the file has grown large it becomes the former one and a new one begins, so there
 * are two at most.
 */
public final class TraceLog {
  /** Bytes from which on a new file is begun. */
  private static final long LARGEST = 512 << 10;

  private final Path folder;
  private final Path file;

  /**
   * @param folder where the files are; made when there is something to be kept
   */
  public TraceLog(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("vggscope.log");
  }

  /** The file that is written to; it need not exist yet. */
  public Path file() {
    return file;
  }

  /**
   * Keeps a failure.
   *
   * @return whether it could be written
   */
  public synchronized boolean keep(Throwable failure) {
    StringWriter text = new StringWriter();
    text.write(OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS) + "\n");
    failure.printStackTrace(new PrintWriter(text, true));
    text.write("\n");
    try {
      Files.createDirectories(folder);
      if (Files.exists(file) && Files.size(file) > LARGEST) {
        Files.move(
            file, folder.resolve("vggscope.former.log"), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.writeString(
          file,
          text.toString(),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
