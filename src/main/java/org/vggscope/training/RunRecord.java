package org.vggscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.vggscope.training.record.Metrics;
import org.vggscope.training.record.Moment;
import org.vggscope.training.record.Moments;
import org.vggscope.training.record.RunEpoch;
import org.vggscope.training.record.RunLog;
import org.vggscope.training.record.RunPoint;
import org.vggscope.training.record.RunStart;
import org.vggscope.training.record.RunStatus;

/**
 * A run as it is on the disk, at one moment.
 *
 * @param folder where it is
 * @param setup what is trained on what
 * @param recipe how
 * @param start what there was before the first step; null before it was measured
 * @param points steps, in their order
 * @param epochs that ended, in their order
 * @param moments networks as they were, in their order
 * @param byHand what somebody had it do
 * @param status how it is
 */
public record RunRecord(
    RunFolder folder,
    RunFolder.Setup setup,
    Recipe recipe,
    RunStart start,
    List<RunPoint> points,
    List<RunEpoch> epochs,
    List<Moment> moments,
    List<RunLog.ByHand> byHand,
    RunStatus status) {
  public RunRecord {
    points = List.copyOf(points);
    epochs = List.copyOf(epochs);
    moments = List.copyOf(moments);
    byHand = List.copyOf(byHand);
  }

  /** The folder's name. */
  public String name() {
    return String.valueOf(folder.path().toAbsolutePath().normalize().getFileName());
  }

  /** Steps of the whole run; 0 before that is known. */
  public long allSteps() {
    return start == null ? 0 : (long) start.stepsAnEpoch() * recipe.epochs();
  }

  /** Steps that were made. */
  public long steps() {
    return points.isEmpty() ? 0 : points.get(points.size() - 1).step();
  }

  /** The best validation accuracy so far, 0 to 1; NaN before one. */
  public double best() {
    return epochs.stream().mapToDouble(RunEpoch::validation).max().orElse(Double.NaN);
  }

  /** How the run of a folder is; nothing else of it is read. */
  public static RunStatus statusOf(RunFolder folder) {
    return status(folder, new RunLog(folder.path()));
  }

  private static RunStatus status(RunFolder folder, RunLog log) {
    // Before it has said anything it loads what it needs and looks at its start.
    RunStatus said = log.status().orElse(new RunStatus(RunStatus.State.RUNNING));
    return said.state().isUnderWay() && !folder.isTaken()
        ? new RunStatus(RunStatus.State.KILLED)
        : said;
  }

  /** Reads it again and again; what was read before is not read again. Use it from one thread. */
  public static final class Reader {
    private final RunFolder folder;
    private final RunFolder.Setup setup;
    private final Recipe recipe;
    private final Metrics metrics;
    private final Moments moments;
    private final RunLog log;
    private RunStart start;
    private List<FileTime> written = List.of();

    /**
     * A reader of a run.
     *
     * @throws IOException in one line when there is none
     */
    public Reader(RunFolder folder) throws IOException {
      this.folder = folder;
      setup = folder.setup();
      recipe = folder.recipe();
      metrics = new Metrics(folder.path());
      moments = new Moments(folder.path());
      log = new RunLog(folder.path());
    }

    /** Whose it is. */
    public RunFolder folder() {
      return folder;
    }

    /** What is trained on what; known before anything else is read. */
    public RunFolder.Setup setup() {
      return setup;
    }

    /** How; known before anything else is read. */
    public Recipe recipe() {
      return recipe;
    }

    /** Whether something was written since it was read; cheaper than to read it. */
    public boolean isChanged() throws IOException {
      return !written().equals(written);
    }

    /** Whatever is written anew changes its folder; the table is added to. */
    private List<FileTime> written() throws IOException {
      List<FileTime> times = new ArrayList<>();
      for (String each : List.of("", "moments", "metrics.csv")) {
        Path path = folder.path().resolve(each);
        if (Files.exists(path)) {
          times.add(Files.getLastModifiedTime(path));
        }
      }
      return times;
    }

    /** What it is by now. */
    public RunRecord read() throws IOException {
      written = written();
      // Before the rest: a run that is said to wait or to have ended has written all that it says.
      RunStatus status = status(folder, log);
      start = start == null ? log.start().orElse(null) : start;
      return new RunRecord(
          folder,
          setup,
          recipe,
          start,
          metrics.points(),
          log.epochs(),
          moments.all(),
          log.byHand(),
          status);
    }
  }
}
