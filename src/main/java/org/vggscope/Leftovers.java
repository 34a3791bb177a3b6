package org.vggscope;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vggscope.session.settings.SettingsStore;
import org.vggscope.support.AtomicFile;
import org.vggscope.support.FolderTree;
import org.vggscope.weights.UserFolders;
import org.vggscope.weights.WeightFiles;

/** Sweeps what runs that were killed could not take away, from the program's own folders. */
final class Leftovers {
  /** What is younger may be in use by another run. */
  private static final Duration AGE = Duration.ofHours(1);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Leftovers() {}

  /** Sweeps beside whatever else is done; nobody waits for it. */
  static void sweepBeside() {
    Thread sweeper =
        new Thread(
            () -> {
              if (!waits()) {
                return;
              }
              Path settings = SettingsStore.ofUser().file();
              Path folder = settings == null ? null : settings.toAbsolutePath().getParent();
              if (folder != null) {
                sweep(folders(folder, UserFolders.ofUser().data()), Instant.now());
              }
            },
            "sweeper");
    sweeper.setDaemon(true);
    sweeper.setPriority(Thread.MIN_PRIORITY);
    sweeper.start();
  }

  /** The start has better things to do. */
  private static boolean waits() {
    try {
      Thread.sleep(PATIENCE.toMillis());
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /**
   * Sweeps folders; what cannot be deleted stays.
   *
   * @param folders what to look for in each, a pattern of names
   */
  static void sweep(Map<Path, String> folders, Instant now) {
    folders.forEach(
        (folder, pattern) -> {
          for (Path path : list(folder)) {
            if (String.valueOf(path.getFileName()).matches(pattern) && isOld(path, now)) {
              delete(path);
            }
          }
        });
  }

  /** The folders in which this program leaves files while it writes or unpacks. */
  static Map<Path, String> folders(Path settings, Path data) {
    Path home = Path.of(System.getProperty("user.home", "."));
    Path engines = Path.of(System.getProperty("DJL_CACHE_DIR", home.resolve(".djl.ai") + ""));
    return Map.of(
        settings,
        AtomicFile.LEFTOVER,
        settings.resolve("pictures"),
        AtomicFile.LEFTOVER,
        data.resolve("models"),
        AtomicFile.LEFTOVER,
        Path.of(System.getProperty("java.io.tmpdir")),
        WeightFiles.LEFTOVER,
        engines.resolve("mxnet"),
        "tmp\\d+");
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.toList();
    } catch (IOException | UncheckedIOException e) {
      // A folder that is not there or not ours has nothing of ours.
      return List.of();
    }
  }

  private static boolean isOld(Path path, Instant now) {
    try {
      return Files.getLastModifiedTime(path).toInstant().isBefore(now.minus(AGE));
    } catch (IOException e) {
      return false;
    }
  }

  private static void delete(Path path) {
    try {
      FolderTree.delete(path);
    } catch (IOException e) {
      // It is tried again at the next start.
      return;
    }
  }
}
