package org.vggscope.training;

import java.io.IOException;
import java.util.List;

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
  private static final int LOSS = 2;
  private static final int VALIDATION = 4;

  /**
   * Reads one.
   *
   * @throws IOException in one line when there is none
   */
  public static RunSummary of(RunFolder folder) throws IOException {
    RunFolder.Setup setup = folder.setup();
    Recipe recipe = folder.recipe();
    List<String> rows = folder.metricRows();
    int epochs = 0;
    Double best = null;
    Double loss = null;
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      if (cells.length > VALIDATION && !cells[VALIDATION].isEmpty()) {
        epochs++;
        double accuracy = Double.parseDouble(cells[VALIDATION]);
        best = best == null ? accuracy : Math.max(best, accuracy);
      }
      loss = cells.length > LOSS ? Double.valueOf(cells[LOSS]) : loss;
    }
    return new RunSummary(
        String.valueOf(folder.path().toAbsolutePath().normalize().getFileName()),
        setup,
        recipe,
        epochs,
        rows.size(),
        loss,
        best);
  }
}
