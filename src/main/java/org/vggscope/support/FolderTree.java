package org.vggscope.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder with all that lies in it. */
public final class FolderTree {
  private static final int TRIES = 20;

  private FolderTree() {}

  /**
   * Deletes it; what is not there need not be deleted. Links go, what they lead to stays.
   *
   * @throws IOException when something of it cannot be deleted; the rest of it may be gone
   */
  public static void delete(Path folder) throws IOException {
    for (int tries = 1; Files.exists(folder); tries++) {
      try {
        deleteListed(folder);
      } catch (DirectoryNotEmptyException e) {
        // Somebody has written there since it was listed.
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  private static void deleteListed(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
