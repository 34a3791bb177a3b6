package org.vggscope.export.training;

import java.util.List;
import org.vggscope.report.Table;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.RunPoint;
import org.vggscope.training.record.RunStart;

/** The numbers of a run as tables, all of them. */
public final class CurveTables {
  private CurveTables() {}

  /** A line a step. */
  public static Table curves(RunRecord run) {
    Table.Builder table =
        Table.of("step", "epoch", "loss", "accuracy", "validation", "rate", "pictures_per_second");
    for (RunPoint point : run.points()) {
      table.row(
          point.step(),
          point.epoch(),
          point.loss(),
          point.accuracy(),
          point.validation(),
          point.rate(),
          point.picturesPerSecond());
    }
    return table.build();
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
