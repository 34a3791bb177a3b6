package org.vggscope.training;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.vggscope.training.record.RunPoint;

/**
 * What came of a training so far.
 *
 * @param name its folder
 * @param epochs epochs that ended
 * @param steps steps that are noted
 * @param loss of the last step; null before one
 * @param best the best validation accuracy, 0 to 1; null before one
 */
public record RunSummary(
    String name,
    RunFolder.Setup setup,
    Recipe recipe,
    int epochs,
    long steps,
    Double loss,
    Double best) {
  /**
   * Reads one.
   *
   * @throws IOException in one line when there is none
   */
  public static RunSummary of(RunFolder folder) throws IOException {
    RunFolder.Setup setup = folder.setup();
    Recipe recipe = folder.recipe();
    List<RunPoint> points = folder.points();
    List<Double> validated =
        points.stream().map(RunPoint::validation).filter(Objects::nonNull).toList();
    return new RunSummary(
        String.valueOf(folder.path().toAbsolutePath().normalize().getFileName()),
        setup,
        recipe,
        validated.size(),
        points.size(),
        points.isEmpty() ? null : points.get(points.size() - 1).loss(),
        validated.isEmpty() ? null : Collections.max(validated));
  }
}
