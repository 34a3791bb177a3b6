package org.vggscope.training.record;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vggscope.model.Layer;
import org.vggscope.support.AtomicFile;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** {@code metrics.csv}: a row a step. */
public final class Metrics {
  private final Path file;
  private final Appended appended;
  private final List<RunPoint> points = new ArrayList<>();

  /** The table of a run, which need not be there. */
  public Metrics(Path run) {
    this.file = run.resolve("metrics.csv");
    this.appended = new Appended(file);
  }

  /** Begins the table, or cuts away what was written after a step. */
  public void cut(long step, List<Layer> layers) throws IOException {
    StringBuilder text = new StringBuilder(RunPoint.COLUMNS);
    for (String kind : List.of("norm_", "gradient_")) {
      text.append(
          layers.stream().map(layer -> "," + kind + layer.name()).collect(Collectors.joining()));
    }
    text.append('\n');
    for (RunPoint point : points()) {
      if (point.step() <= step) {
        text.append(point.row(layers.size()));
      }
    }
    AtomicFile.text(file, text.toString());
  }

  /**
   * Adds a row.
   *
   * @param layers how many have norms
   */
  public void add(RunPoint point, int layers) throws IOException {
    try {
      Files.writeString(
          file, point.row(layers), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      // Without a reason its message is the name of the file again.
      String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
      throw new ProblemException(
          Problem.of(
                  "%s; the last checkpoint is whole: make room, and go on with --resume",
                  reason == null ? e.getClass().getSimpleName() : reason)
              .about(file.toString()),
          e);
    }
  }

  /** All rows that are there by now; what was read before is not read again. */
  public List<RunPoint> points() throws IOException {
    Appended.Lines next = appended.next();
    if (next.anew()) {
      points.clear();
    }
    next.lines().stream().map(RunPoint::parse).flatMap(Optional::stream).forEach(points::add);
    return List.copyOf(points);
  }
}
