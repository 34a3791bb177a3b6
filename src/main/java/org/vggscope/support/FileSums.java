package org.vggscope.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;

/** The SHA-256 of files, each read once as long as its size and time stay. Any thread may ask. */
public final class FileSums {
  private final Map<Key, String> known = new HashMap<>();

  /** A file as it is at a moment. */
  private record Key(Path file, long size, FileTime changed) {}

  /**
   * The sum of a file as it is now, in hexadecimal digits. A large one takes seconds the first
   * time: it is not for the window's thread.
   *
   * @throws IOException when it cannot be read
   */
  public synchronized String of(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    Key key = new Key(file.toAbsolutePath().normalize(), now.size(), now.lastModifiedTime());
    String sum = known.get(key);
    if (sum == null) {
      sum = Checksum.of(file);
      known.put(key, sum);
    }
    return sum;
  }
}
