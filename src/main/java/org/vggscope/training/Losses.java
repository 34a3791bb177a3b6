package org.vggscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vggscope.support.AtomicFile;
import org.vggscope.support.Problem;
import org.vggscope.training.record.Metrics;
import org.vggscope.training.record.Moment;
import org.vggscope.training.record.Moments;
import org.vggscope.training.record.RunLog;
import org.vggscope.training.record.RunPoint;
import org.vggscope.weights.WeightFiles;

/** What a run's folder has lost since it was written, on a broken disk or by hand. */
final class Losses {
  private final RunFolder folder;
  private final RunFolder.Progress progress;
  private final List<Problem> found = new ArrayList<>();

  private Losses(RunFolder folder, RunFolder.Progress progress) {
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * Mends what can be mended before a run goes on.
   *
   * @param progress how far it is
   * @return what is lost, a line each
   */
  static List<Problem> mend(RunFolder folder, RunFolder.Progress progress) throws IOException {
    Losses losses = new Losses(folder, progress);
    List<RunPoint> points =
        new Metrics(folder.path())
            .points().stream().filter(each -> each.step() <= progress.step()).toList();
    losses.compare("metrics.csv", points.size(), progress.step());
    long epochs =
        new RunLog(folder.path())
            .epochs().stream().filter(each -> each.step() <= progress.step()).count();
    losses.compare("epochs.jsonl", epochs, progress.epoch());
    if (progress.schedule().best() >= 0 && !isWhole(folder.best())) {
      losses.best(points);
    }
    return losses.found;
  }

  private void compare(String file, long rows, long made) {
    if (rows < made) {
      found.add(
          Problem.of(
                  "lacks %,d of its %,d lines; the training goes on, the curves have a gap",
                  made - rows, made)
              .about(file));
    }
  }

  private static boolean isWhole(Path best) {
    try {
      WeightFiles.open(best).close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** After each epoch the network is kept as a moment, too. */
  private void best(List<RunPoint> points) throws IOException {
    Optional<Path> kept = Optional.empty();
    for (Moment moment : new Moments(folder.path()).all()) {
      boolean same =
          points.stream()
              .filter(each -> each.step() == moment.step() && each.validation() != null)
              .anyMatch(each -> each.validation() == progress.schedule().best());
      // The first of several that are as good.
      if (same && kept.isEmpty() && isWhole(moment.file())) {
        kept = Optional.of(moment.file());
      }
    }
    String name = String.valueOf(folder.best().getFileName());
    if (kept.isPresent()) {
      Path from = kept.get();
      AtomicFile.write(folder.best(), stream -> Files.copy(from, stream));
      found.add(Problem.of("was lost; it is put back from %s", from.getFileName()).about(name));
    } else {
      // What is no network is not taken for one.
      Files.deleteIfExists(folder.best());
      found.add(
          Problem.of(
                  "the best network so far (%.2f %%) is lost; the next epoch's takes its place, and"
                      + " each that is better",
                  100 * progress.schedule().best())
              .about(name));
    }
  }
}
