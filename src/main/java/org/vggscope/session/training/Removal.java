package org.vggscope.session.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.vggscope.support.FolderTree;

/**
 * Ends what writes into a run and removes the run, however far it has come.
 *
 * @param run its folder, which need not be there yet
 * @param processes what writes into it
 * @param beside files that lie beside the folder and go with it
 * @param failed told why something of it could not be removed
 */
record Removal(Path run, List<Process> processes, List<Path> beside, Consumer<IOException> failed) {
  /** Seconds that a process has to end by itself. */
  private static final long PATIENCE = 10;

  /** Begins on a thread of its own, which the program's end waits for. */
  void begin() {
    processes.forEach(Process::destroy);
    new Thread(this::remove, "vggscope-removal").start();
  }

  private void remove() {
    try {
      for (Process each : processes) {
        if (!each.waitFor(PATIENCE, TimeUnit.SECONDS)) {
          each.destroyForcibly().waitFor();
        }
      }
      FolderTree.delete(run);
      for (Path each : beside) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      failed.accept(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
