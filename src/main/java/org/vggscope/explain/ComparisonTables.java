package org.vggscope.explain;

import java.util.List;
import org.vggscope.model.BlockTable;
import org.vggscope.model.Layer;
import org.vggscope.model.MergedRanking;
import org.vggscope.model.Prediction;
import org.vggscope.report.Table;

/** Comparisons as tables. */
public final class ComparisonTables {
  private ComparisonTables() {}

  /** A line a class that is among the first {@code top} of either network. */
  public static Table answers(List<ModelComparison> comparisons, int top) {
    Table.Builder table =
        Table.of(
            "image",
            "first_model",
            "second_model",
            "id",
            "label",
            "first_rank",
            "second_rank",
            "rank_change",
            "first_probability",
            "second_probability",
            "mean_probability");
    for (ModelComparison comparison : comparisons) {
      for (MergedRanking.Row row : comparison.ranking().top(top)) {
        table.row(
            comparison.picture(),
            comparison.first().model(),
            comparison.second().model(),
            row.id(),
            row.label(),
            rank(row.first()),
            rank(row.second()),
            row.isShared() ? row.rankChange() : null,
            probability(row.first()),
            probability(row.second()),
            row.meanProbability());
      }
    }
    return table.build();
  }

  private static Integer rank(Prediction prediction) {
    return prediction == null ? null : prediction.rank();
  }

  private static Double probability(Prediction prediction) {
    return prediction == null ? null : prediction.probability();
  }

  /** A line a block of each network; block 0 is the whole network. */
  public static Table blocks(List<ModelComparison> comparisons) {
    Table.Builder table =
        Table.of(
            "image",
            "model",
            "block",
            "layers",
            "parameters",
            "multiply_adds",
            "receptive_field",
            "weight_bytes",
            "activation_bytes",
            "milliseconds");
    for (ModelComparison comparison : comparisons) {
      for (ModelComparison.Side side : List.of(comparison.first(), comparison.second())) {
        side.blocks().rows().forEach(row -> add(table, comparison, side, row));
        add(table, comparison, side, side.blocks().total());
      }
    }
    return table.build();
  }

  private static void add(
      Table.Builder table,
      ModelComparison comparison,
      ModelComparison.Side side,
      BlockTable.Row row) {
    table.row(
        comparison.picture(),
        side.model(),
        row.block(),
        String.join(" ", row.layers().stream().map(Layer::name).toList()),
        row.parameters(),
        row.multiplyAdds(),
        row.field().size(),
        row.weightBytes(),
        row.activationBytes(),
        row.time(side.times()));
  }

  /** A line a pair of layers. */
  public static Table likeness(List<ModelComparison> comparisons) {
    Table.Builder table =
        Table.of(
            "image",
            "first_model",
            "second_model",
            "first_layer",
            "second_layer",
            "positions",
            "linear_cka");
    for (ModelComparison comparison : comparisons) {
      CkaMatrix matrix = comparison.likeness();
      if (matrix == null) {
        continue;
      }
      for (int row = 0; row < matrix.rows().size(); row++) {
        for (int column = 0; column < matrix.columns().size(); column++) {
          double value = matrix.at(row, column);
          table.row(
              comparison.picture(),
              comparison.first().model(),
              comparison.second().model(),
              matrix.rows().get(row).name(),
              matrix.columns().get(column).name(),
              matrix.positionsAt(row, column),
              value);
        }
      }
    }
    return table.build();
  }
}
