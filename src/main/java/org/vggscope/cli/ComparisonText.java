package org.vggscope.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.vggscope.explain.CkaMatrix;
import org.vggscope.explain.ModelComparison;
import org.vggscope.model.BlockTable;
import org.vggscope.model.Layer;
import org.vggscope.model.MergedRanking;
import org.vggscope.model.Prediction;
import org.vggscope.support.Problem;

/** Comparisons for people. */
final class ComparisonText {
  private static final int FULLY_CONNECTED = 6;

  private ComparisonText() {}

  static List<String> lines(ModelComparison comparison, int top) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s  (%s %.1f ms, %s %.1f ms)",
            Problem.oneLine(comparison.picture()),
            comparison.first().model(),
            comparison.first().milliseconds(),
            comparison.second().model(),
            comparison.second().milliseconds()));
    lines.addAll(answers(comparison, top));
    lines.add("");
    lines.addAll(blocks(comparison));
    if (comparison.likeness() != null) {
      lines.add("");
      if (comparison.cutOtherwise()) {
        lines.add(
            "The networks see different parts of the picture, so low values say nothing of layers.");
      }
      lines.addAll(likeness(comparison));
    }
    return lines;
  }

  private static List<String> answers(ModelComparison comparison, int top) {
    MergedRanking ranking = comparison.ranking();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "  " + comparison.first().model(),
            comparison.second().model(),
            "mean",
            "ranks",
            "",
            ""));
    for (MergedRanking.Row row : ranking.top(top)) {
      rows.add(
          List.of(
              "  " + percent(row.first()),
              percent(row.second()),
              Text.percent(row.meanProbability()),
              rank(row.first()) + " > " + rank(row.second()),
              row.id(),
              row.label()));
    }
    List<String> lines =
        new ArrayList<>(Text.table(rows, List.of(true, true, true, false, false, false)));
    boolean lacking =
        ranking.top(top).stream().anyMatch(row -> row.first() == null || row.second() == null);
    if (lacking) {
      lines.add("  a class that one network lacks counts 0 in the mean");
    }
    if (ranking.first() != null && ranking.second() != null) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %s class first; %s of the probability lies on different classes",
              ranking.isSameFirst() ? "the same" : "not the same",
              Text.percent(ranking.distance())));
    }
    return lines;
  }

  private static String percent(Prediction prediction) {
    return prediction == null ? "-" : Text.percent(prediction.probability());
  }

  private static String rank(Prediction prediction) {
    return prediction == null ? "-" : String.valueOf(prediction.rank());
  }

  private static List<String> blocks(ModelComparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("  block", "layers", "parameters", "multiply-adds", "field", "memory", "time"));
    for (ModelComparison.Side side : List.of(comparison.first(), comparison.second())) {
      rows.add(List.of("  " + side.model(), "", "", "", "", "", ""));
      List<BlockTable.Row> all = new ArrayList<>(side.blocks().rows());
      all.add(side.blocks().total());
      for (BlockTable.Row row : all) {
        rows.add(
            List.of(
                "  " + name(row.block()),
                String.valueOf(row.weighted()),
                Text.count(row.parameters()),
                Text.count(row.multiplyAdds()),
                String.valueOf(row.field().size()),
                Text.bytes(row.bytes()),
                String.format(Locale.ROOT, "%.2f ms", row.time(side.times()))));
      }
    }
    return Text.table(rows, List.of(false, true, true, true, true, true, true));
  }

  private static String name(int block) {
    return switch (block) {
      case 0 -> "  whole";
      case FULLY_CONNECTED -> "  fc";
      default -> "  " + block;
    };
  }

  private static List<String> likeness(ModelComparison comparison) {
    CkaMatrix matrix = comparison.likeness();
    List<String> lines = new ArrayList<>();
    lines.add(
        "  linear CKA over positions; rows %s, columns %s"
            .formatted(comparison.first().model(), comparison.second().model()));
    List<List<String>> rows = new ArrayList<>();
    Function<Layer, String> name = layer -> layer.name().replace("conv", "c").replace("pool", "p");
    List<String> header = new ArrayList<>(List.of("  "));
    matrix.columns().stream().map(name).forEach(header::add);
    rows.add(header);
    for (int row = 0; row < matrix.rows().size(); row++) {
      List<String> cells = new ArrayList<>(List.of("  " + name.apply(matrix.rows().get(row))));
      for (int column = 0; column < matrix.columns().size(); column++) {
        double value = matrix.at(row, column);
        cells.add(Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value));
      }
      rows.add(cells);
    }
    List<Boolean> right = new ArrayList<>(Collections.nCopies(header.size(), true));
    right.set(0, false);
    lines.addAll(Text.table(rows, right));
    return lines;
  }
}
