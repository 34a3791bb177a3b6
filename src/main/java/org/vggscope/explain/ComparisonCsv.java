package org.vggscope.explain;

import java.util.List;
import org.vggscope.inference.Csv;
import org.vggscope.model.BlockTable;
import org.vggscope.model.Layer;
import org.vggscope.model.MergedRanking;
import org.vggscope.model.Prediction;

/** Comparisons as comma-separated values, each with a line of names on top. */
public final class ComparisonCsv {
  private ComparisonCsv() {}

  /** A line a class that is among the first {@code top} of either network. */
  public static String answers(List<ModelComparison> comparisons, int top) {
    StringBuilder text =
        new StringBuilder(
            Csv.line(
                List.of(
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
                    "mean_probability")));
    for (ModelComparison comparison : comparisons) {
      for (MergedRanking.Row row : comparison.ranking().top(top)) {
        text.append(
            Csv.line(
                List.of(
                    comparison.picture(),
                    comparison.first().model(),
                    comparison.second().model(),
                    row.id(),
                    row.label(),
                    rank(row.first()),
                    rank(row.second()),
                    row.isShared() ? String.valueOf(row.rankChange()) : "",
                    probability(row.first()),
                    probability(row.second()),
                    String.valueOf(row.meanProbability()))));
      }
    }
    return text.toString();
  }

  private static String rank(Prediction prediction) {
    return prediction == null ? "" : String.valueOf(prediction.rank());
  }

  private static String probability(Prediction prediction) {
    return prediction == null ? "" : String.valueOf(prediction.probability());
  }

  /** A line a block of each network; block 0 is the whole network. */
  public static String blocks(List<ModelComparison> comparisons) {
    StringBuilder text =
        new StringBuilder(
            Csv.line(
                List.of(
                    "image",
                    "model",
                    "block",
                    "layers",
                    "parameters",
                    "multiply_adds",
                    "receptive_field",
                    "weight_bytes",
                    "activation_bytes",
                    "milliseconds")));
    for (ModelComparison comparison : comparisons) {
      for (ModelComparison.Side side : List.of(comparison.first(), comparison.second())) {
        side.blocks().rows().forEach(row -> text.append(line(comparison, side, row)));
        text.append(line(comparison, side, side.blocks().total()));
      }
    }
    return text.toString();
  }

  private static String line(
      ModelComparison comparison, ModelComparison.Side side, BlockTable.Row row) {
    double time = row.time(side.times());
    return Csv.line(
        List.of(
            comparison.picture(),
            side.model(),
            String.valueOf(row.block()),
            String.join(" ", row.layers().stream().map(Layer::name).toList()),
            String.valueOf(row.parameters()),
            String.valueOf(row.multiplyAdds()),
            String.valueOf(row.field().size()),
            String.valueOf(row.weightBytes()),
            String.valueOf(row.activationBytes()),
            Double.isNaN(time) ? "" : String.valueOf(time)));
  }

  /** A line a pair of layers. */
  public static String likeness(List<ModelComparison> comparisons) {
    StringBuilder text =
        new StringBuilder(
            Csv.line(
                List.of(
                    "image",
                    "first_model",
                    "second_model",
                    "first_layer",
                    "second_layer",
                    "positions",
                    "linear_cka")));
    for (ModelComparison comparison : comparisons) {
      CkaMatrix matrix = comparison.likeness();
      if (matrix == null) {
        continue;
      }
      for (int row = 0; row < matrix.rows().size(); row++) {
        for (int column = 0; column < matrix.columns().size(); column++) {
          double value = matrix.at(row, column);
          text.append(
              Csv.line(
                  List.of(
                      comparison.picture(),
                      comparison.first().model(),
                      comparison.second().model(),
                      matrix.rows().get(row).name(),
                      matrix.columns().get(column).name(),
                      String.valueOf(matrix.positionsAt(row, column)),
                      Double.isNaN(value) ? "" : String.valueOf(value))));
        }
      }
    }
    return text.toString();
  }
}
