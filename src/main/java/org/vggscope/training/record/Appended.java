package org.vggscope.training.record;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A text that another process adds lines to: only what is new is read. */
final class Appended {
  private static final int MOST_AT_ONCE = 8 << 20;

  private final Path file;
  private Object key;
  private long read;

  Appended(Path file) {
    this.file = file;
  }

  /**
   * Lines that were added since the last time.
   *
   * @param anew whether the file was written anew, so that what was read before is to be forgotten
   */
  record Lines(boolean anew, List<String> lines) {}

  /** Reads them; a line that has no end yet comes another time. */
  Lines next() throws IOException {
    if (!Files.isRegularFile(file)) {
      boolean anew = read > 0;
      read = 0;
      return new Lines(anew, List.of());
    }
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    boolean anew = read > 0 && (!Objects.equals(key, now.fileKey()) || now.size() < read);
    key = now.fileKey();
    read = anew ? 0 : read;
    List<String> lines = new ArrayList<>();
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes;
      do {
        opened.seek(read);
        bytes = new byte[(int) Math.min(MOST_AT_ONCE, opened.length() - read)];
        opened.readFully(bytes);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
          end--;
        }
        read += end;
        new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(lines::add);
        if (end == 0) {
          break;
        }
      } while (bytes.length == MOST_AT_ONCE);
    }
    return new Lines(anew, lines);
  }
}
