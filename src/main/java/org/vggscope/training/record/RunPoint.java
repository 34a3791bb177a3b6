package org.vggscope.training.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A step as {@code metrics.csv} has it.
 *
 * @param step steps made
 * @param epoch from 1
 * @param loss of the batch, before the step
 * @param accuracy of the batch, 0 to 1, before the step
 * @param validation accuracy on the validation part, 0 to 1; null within an epoch
 * @param rate of learning
 * @param picturesPerSecond at this step
 * @param norms Euclidean norm of each layer's weights; empty where nobody looked
 * @param gradients Euclidean norm of their gradients; empty where nobody looked
 */
public record RunPoint(
    long step,
    int epoch,
    double loss,
    double accuracy,
    Double validation,
    double rate,
    double picturesPerSecond,
    List<Double> norms,
    List<Double> gradients) {
  static final String COLUMNS = "step,epoch,loss,accuracy,validation,rate,pictures_per_second";
  private static final int FIRST_NORM = 7;

  public RunPoint {
    norms = List.copyOf(norms);
    gradients = List.copyOf(gradients);
  }

  /** As a line of the table, with a break. */
  String row(int layers) {
    StringBuilder row = new StringBuilder();
    row.append(step).append(',').append(epoch);
    for (Double each : new Double[] {loss, accuracy, validation, rate}) {
      row.append(',').append(each == null ? "" : each.toString());
    }
    row.append(String.format(Locale.ROOT, ",%.1f", picturesPerSecond));
    for (List<Double> all : List.of(norms, gradients)) {
      for (int i = 0; i < layers; i++) {
        row.append(',')
            .append(all.size() < layers ? "" : String.format(Locale.ROOT, "%.6g", all.get(i)));
      }
    }
    return row.append('\n').toString();
  }

  /** Reads a line; empty when it is none, as the last one of a run that was killed may be. */
  static Optional<RunPoint> parse(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length < FIRST_NORM) {
      return Optional.empty();
    }
    try {
      int layers = (cells.length - FIRST_NORM) / 2;
      return Optional.of(
          new RunPoint(
              Long.parseLong(cells[0]),
              Integer.parseInt(cells[1]),
              Double.parseDouble(cells[2]),
              Double.parseDouble(cells[3]),
              cells[4].isEmpty() ? null : Double.valueOf(cells[4]),
              Double.parseDouble(cells[5]),
              Double.parseDouble(cells[6]),
              numbers(cells, FIRST_NORM, layers),
              numbers(cells, FIRST_NORM + layers, layers)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static List<Double> numbers(String[] cells, int from, int count) {
    List<Double> numbers = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      if (cells[i].isEmpty()) {
        return List.of();
      }
      numbers.add(Double.valueOf(cells[i]));
    }
    return numbers;
  }
}
