package org.vggscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the libraries unpack their native parts. Each has a folder of its own under the user's
 * home; where that is full or cannot be written, they unpack below the system's temporary folder.
 */
final class NativeFolders {
  /** The system property of each library that names its folder, and its usual one in the home. */
  private static final Map<String, String> FOLDERS =
      Map.of(
          "DJL_CACHE_DIR", ".djl.ai",
          "javafx.cachedir", ".openjfx/cache",
          "jna.tmpdir", ".cache/JNA");

  /** What an engine takes when it is unpacked, with room to spare, in bytes. */
  private static final long ENGINE = 300L << 20;

  /** What the others take. */
  private static final long OTHERS = 16L << 20;

  private NativeFolders() {}

  /** Names other folders than the usual ones if those are of no use. */
  static void choose() {
    Path home = Path.of(System.getProperty("user.home", "."));
    if (isUsable(home)) {
      return;
    }
    Path otherwise =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "vggscope-" + System.getProperty("user.name", "user"));
    FOLDERS.forEach(
        (property, usual) -> {
          Path folder = otherwise.resolve(usual);
          try {
            Files.createDirectories(folder);
            if (System.getProperty(property) == null) {
              System.setProperty(property, folder.toString());
            }
          } catch (IOException e) {
            // The library will say what it lacks.
            return;
          }
        });
  }

  private static boolean isUsable(Path home) {
    try {
      boolean unpacked = Files.isDirectory(home.resolve(".djl.ai/mxnet"));
      long room = Files.getFileStore(home).getUsableSpace();
      return Files.isWritable(home) && room >= (unpacked ? OTHERS : ENGINE);
    } catch (IOException e) {
      return false;
    }
  }
}
