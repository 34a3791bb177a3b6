package org.vggscope.ui.training.race;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vggscope.export.training.RaceEntry;
import org.vggscope.export.training.RaceFigures;
import org.vggscope.export.training.RaceLanes;
import org.vggscope.training.RunFolder;
import org.vggscope.training.RunRecord;

/**
 * Reads the runs of a race again and again; what was read before is not read again, and of runs of
 * other races only what they train. Use it from one thread at a time.
 */
final class RaceReader {
  private final Map<Path, RunRecord.Reader> readers = new HashMap<>();
  private final RaceLanes lanes = new RaceLanes();

  /**
   * The race of a run by now.
   *
   * @param watched the run
   * @param all runs that there are, the latest first; the watched one need not be among them
   * @return null while there is nothing to read of the watched run
   */
  RaceFigures read(Path watched, List<Path> all) {
    List<Path> wanted = new ArrayList<>();
    wanted.add(plain(watched));
    all.stream()
        .map(RaceReader::plain)
        .filter(run -> !run.equals(wanted.get(0)))
        .forEach(wanted::add);
    readers.keySet().retainAll(wanted);
    RunRecord.Reader first = reader(wanted.get(0));
    if (first == null) {
      return null;
    }
    List<RunRecord> runs = new ArrayList<>();
    List<RaceEntry> begun = new ArrayList<>();
    for (Path each : wanted) {
      RunRecord.Reader reader = reader(each);
      RaceEntry entry = reader == null ? null : new RaceEntry(reader.setup(), reader.recipe());
      if (entry == null || !entry.isAgainst(first.setup())) {
        continue;
      }
      try {
        if (runs.size() < RaceLanes.COUNT) {
          runs.add(reader.read());
        }
        begun.add(entry);
      } catch (IOException e) {
        // Being written anew, or taken away: the next look tells.
        readers.remove(each);
        if (runs.isEmpty()) {
          return null;
        }
      }
    }
    return RaceFigures.of(runs, lanes, begun);
  }

  private static Path plain(Path run) {
    return run.toAbsolutePath().normalize();
  }

  /** The reader of a run; null when there is nothing to read. */
  private RunRecord.Reader reader(Path run) {
    RunRecord.Reader known = readers.get(run);
    RunFolder folder = new RunFolder(run);
    if (known != null || !folder.isRun()) {
      return known;
    }
    try {
      RunRecord.Reader opened = new RunRecord.Reader(folder);
      readers.put(run, opened);
      return opened;
    } catch (IOException e) {
      // Only just beginning, or broken; the room says so of the one that is watched.
      return null;
    }
  }
}
