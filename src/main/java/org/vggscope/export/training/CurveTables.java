package org.vggscope.export.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vggscope.report.Table;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.RunPoint;
import org.vggscope.training.record.RunStart;

/** The numbers of runs as tables, all of them. */
public final class CurveTables {
  private CurveTables() {}

  /**
   * A line a step, as {@code metrics.csv} has it; of several runs one after the other, with their
   * names before.
   */
  public static Table curves(List<RunRecord> runs) {
    boolean several = runs.size() > 1;
    Set<String> layers = new LinkedHashSet<>();
    runs.forEach(run -> layers.addAll(names(run)));
    List<String> columns = new ArrayList<>();
    if (several) {
      columns.add("run");
    }
    columns.addAll(
        List.of("step", "epoch", "loss", "accuracy", "validation", "rate", "pictures_per_second"));
    layers.forEach(layer -> columns.add("norm_" + layer));
    layers.forEach(layer -> columns.add("gradient_" + layer));
    Table.Builder table = Table.of(columns.toArray(String[]::new));
    for (RunRecord run : runs) {
      List<String> own = names(run);
      for (RunPoint point : run.points()) {
        List<Object> row = new ArrayList<>();
        if (several) {
          row.add(run.name());
        }
        row.addAll(
            Arrays.asList(
                point.step(),
                point.epoch(),
                point.loss(),
                point.accuracy(),
                point.validation(),
                point.rate(),
                point.picturesPerSecond()));
        layers.forEach(layer -> row.add(at(point.norms(), own.indexOf(layer))));
        layers.forEach(layer -> row.add(at(point.gradients(), own.indexOf(layer))));
        table.row(row.toArray());
      }
    }
    return table.build();
  }

  private static List<String> names(RunRecord run) {
    return run.start() == null
        ? List.of()
        : run.start().spreads().stream().map(RunStart.Spread::layer).toList();
  }

  private static Double at(List<Double> numbers, int index) {
    return index >= 0 && index < numbers.size() ? numbers.get(index) : null;
  }

  /** A line a layer at the start, then one for each step at which its norms were looked at. */
  public static Table layers(RunRecord run) {
    Table.Builder table =
        Table.of(
            "step",
            "layer",
            "activation_deviation",
            "gradient_deviation",
            "weight_norm",
            "gradient_norm");
    List<RunStart.Spread> layers = run.start().spreads();
    for (RunStart.Spread layer : layers) {
      table.row(0, layer.layer(), layer.activations(), layer.gradients(), null, null);
    }
    for (RunPoint point : run.points()) {
      int known = Math.min(point.norms().size(), point.gradients().size());
      for (int i = 0; i < Math.min(known, layers.size()); i++) {
        table.row(
            point.step(),
            layers.get(i).layer(),
            null,
            null,
            point.norms().get(i),
            point.gradients().get(i));
      }
    }
    return table.build();
  }
}
