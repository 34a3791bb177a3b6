package org.vggscope.export.training;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vggscope.training.RunRecord;

/**
 * Which run has which lane, that is, which colour. A run keeps its lane for as long as it is there;
 * the usual starts have theirs in all races.
 */
public final class RaceLanes {
  /** As many runs are told from each other by their colours. */
  public static final int COUNT = 8;

  private final Map<Path, Integer> lanes = new HashMap<>();

  /** Gives each run its lane, and takes those of all others; {@link #COUNT} runs at most. */
  public void assign(List<RunRecord> runs) {
    lanes.keySet().retainAll(runs.stream().map(run -> run.folder().path()).toList());
    runs.stream()
        .filter(run -> !lanes.containsKey(run.folder().path()))
        .sorted(Comparator.comparing(RunRecord::name))
        .forEach(run -> lanes.put(run.folder().path(), free(run)));
  }

  private int free(RunRecord run) {
    int wanted = RaceStarts.lane(run.setup(), run.recipe());
    if (wanted >= 0 && !lanes.containsValue(wanted)) {
      return wanted;
    }
    // From behind: those in front belong to the usual starts.
    return IntStream.iterate(COUNT - 1, lane -> lane >= 0, lane -> lane - 1)
        .filter(lane -> !lanes.containsValue(lane))
        .findFirst()
        .orElseThrow();
  }

  /** The lane of a run that has one, from 0. */
  public int of(RunRecord run) {
    return lanes.get(run.folder().path());
  }
}
