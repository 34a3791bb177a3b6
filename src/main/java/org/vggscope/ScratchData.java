package org.vggscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.vggscope.session.training.Trainings;
import org.vggscope.support.FolderTree;
import org.vggscope.weights.UserFolders;

/**
 * A data folder for this process alone, until it is closed: it has what the user's has, such as
 * downloaded networks, but trainings of its own, so that no program that is open sees them.
 */
final class ScratchData implements AutoCloseable {
  /** How long trainings that end are waited for, in tenths of a second. */
  private static final int PATIENCE = 600;

  private static final int TENTH = 100;

  private final Path folder;
  private final String before;

  private ScratchData(Path folder, String before) {
    this.folder = folder;
    this.before = before;
  }

  /** Makes it, and has the process use it. */
  static ScratchData begin() throws IOException {
    Path folder = Files.createTempDirectory("vggscope-");
    for (Path each : entries(UserFolders.ofUser().data())) {
      if (!each.equals(Trainings.home())) {
        link(folder.resolve(each.getFileName()), each);
      }
    }
    String before = System.getProperty(UserFolders.DATA_PROPERTY);
    System.setProperty(UserFolders.DATA_PROPERTY, folder.toString());
    return new ScratchData(folder, before);
  }

  private static List<Path> entries(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(data)) {
      return all.toList();
    }
  }

  private static void link(Path link, Path target) {
    try {
      Files.createSymbolicLink(link, target);
    } catch (IOException | UnsupportedOperationException e) {
      // Not everybody may on Windows: what comes along with the program is there in any case.
      return;
    }
  }

  private static void awaitTrainings() {
    try {
      for (int tenth = 0; !Trainings.all().isEmpty() && tenth < PATIENCE; tenth++) {
        Thread.sleep(TENTH);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    awaitTrainings();
    if (before == null) {
      System.clearProperty(UserFolders.DATA_PROPERTY);
    } else {
      System.setProperty(UserFolders.DATA_PROPERTY, before);
    }
    try {
      FolderTree.delete(folder);
    } catch (IOException e) {
      // It lies among the system's temporary files, which are taken away in time.
      return;
    }
  }
}
