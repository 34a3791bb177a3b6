package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.vggscope.support.Problem;
import org.vggscope.training.RunFolder;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;
import picocli.CommandLine.Option;

/** Of which training a view is, and at which moment of it. */
final class RunOptions {
  @Option(
      names = "--run",
      paramLabel = "FOLDER",
      description = "Of a view of a training: the training's folder.")
  private Path folder;

  @Option(
      names = "--moment",
      paramLabel = "STEP",
      description =
          "Of a view of a training: the moment that is looked at, by its step, or the last one"
              + " before that. Default: the newest.")
  private Long step;

  boolean hasRun() {
    return folder != null;
  }

  boolean hasMoment() {
    return step != null;
  }

  /**
   * Reads the run as it is now.
   *
   * @throws IOException in one line when there is none
   */
  RunRecord read() throws IOException {
    return new RunRecord.Reader(new RunFolder(folder)).read();
  }

  /** The moment that is looked at; null where none is kept. */
  Moment moment(RunRecord run) {
    List<Moment> moments = run.moments();
    if (step == null) {
      return moments.isEmpty() ? null : moments.get(moments.size() - 1);
    }
    return moments.stream()
        .filter(moment -> moment.step() <= step)
        .reduce((earlier, later) -> later)
        .orElseThrow(
            () ->
                Problem.refused("--moment %d: the training kept no moment as early as that", step));
  }
}
