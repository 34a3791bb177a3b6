package org.vggscope.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which pictures are not read beside others: their pixels may fill the heap. */
public final class LargePictures {
  /** Of a file, in bytes; a JPEG of so many has some five million pixels. */
  private static final long LARGE = 1 << 20;

  private LargePictures() {}

  /** Whether a file may hold a large picture; one that cannot be looked at may not. */
  public static boolean isOne(Path file) {
    try {
      return Files.size(file) > LARGE;
    } catch (IOException e) {
      // Whoever reads it says so.
      return false;
    }
  }
}
