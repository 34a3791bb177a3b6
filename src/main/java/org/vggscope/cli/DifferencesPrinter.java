package org.vggscope.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vggscope.report.CsvWriter;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.Table;
import org.vggscope.weights.WeightDifference;

/** Prints which layers' weights differ between two checkpoints. */
final class DifferencesPrinter {
  private final Console console;
  private final ResultFormat format;

  DifferencesPrinter(Console console, ResultFormat format) {
    this.console = console;
    this.format = format;
  }

  void print(ModelOptions.Chosen first, ModelOptions.Chosen second) throws IOException {
    List<WeightDifference> all = WeightDifference.of(first.file(), second.file());
    switch (format) {
      case JSON -> json(first.id(), second.id(), all);
      case CSV -> console.out().print(CsvWriter.text(table(all)));
      case TEXT -> text(first.id(), second.id(), all);
    }
    console.flush();
  }

  private void json(String first, String second, List<WeightDifference> all) throws IOException {
    ObjectNode node = JsonWriter.object();
    node.put("first", first);
    node.put("second", second);
    JsonWriter.addRows(node.putArray("differences"), table(all));
    console.print(JsonWriter.text(node));
  }

  private static Table table(List<WeightDifference> all) {
    Table.Builder table =
        Table.of("layer", "relative", "largest", "cosine", "changed", "parameters");
    for (WeightDifference each : all) {
      table.row(
          each.layer().name(),
          finite(each.relative()),
          each.largest(),
          finite(each.cosine()),
          each.changed(),
          each.count());
    }
    return table.build();
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }

  private void text(String first, String second, List<WeightDifference> all) {
    console.out().print("%s and %s, by layer\n".formatted(first, second));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("  LAYER", "DIFFERENCE", "LARGEST", "COSINE", "CHANGED"));
    for (WeightDifference each : all) {
      rows.add(
          List.of(
              "  " + each.layer().name(),
              String.format(Locale.ROOT, "%.4f %%", 100 * each.relative()),
              String.format(Locale.ROOT, "%.4g", each.largest()),
              String.format(Locale.ROOT, "%.6f", each.cosine()),
              String.format(Locale.ROOT, "%.2f %%", 100.0 * each.changed() / each.count())));
    }
    Text.table(rows, List.of(false, true, true, true, true))
        .forEach(line -> console.out().print(line + "\n"));
  }
}
