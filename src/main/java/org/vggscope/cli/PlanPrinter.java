package org.vggscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Shape;
import org.vggscope.report.JsonWriter;
import org.vggscope.training.DataSet;
import org.vggscope.training.NetworkChoice;
import org.vggscope.training.ParallelPlan;
import org.vggscope.training.PictureSet;
import org.vggscope.training.Recipe;

/** Prints what must cross between devices, see {@link ParallelPlan}. */
final class PlanPrinter {
  private static final Shape USUAL = new Shape(3, 32, 32);
  private static final int USUAL_CLASSES = 10;
  private static final List<Boolean> FLUSH_RIGHT = List.of(false, true, true, true, true, false);

  private final Console console;
  private final ReportFormat format;

  PlanPrinter(Console console, ReportFormat format) {
    this.console = console;
    this.format = format;
  }

  /**
   * @param data pictures whose shape counts; null for 3 x 32 x 32 and ten classes
   */
  void print(NetworkChoice choice, Recipe recipe, String data, int devices) throws IOException {
    Shape input = USUAL;
    int classes = USUAL_CLASSES;
    if (data != null) {
      PictureSet set = DataSet.open(Path.of(data), recipe.seed()).training();
      input = new Shape(set.channels(), set.side(), set.side());
      classes = set.classes().size();
    }
    NetworkSpec network = choice.network(input, classes, recipe.dropout());
    ParallelPlan plan = ParallelPlan.of(network, recipe.batch(), devices);
    if (format == ReportFormat.JSON) {
      console.print(JsonWriter.text(node(plan)));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("LAYER", "PARAMETERS", "READS", "DATA SPLIT", "MODEL SPLIT", "LESS CROSSES"));
    for (ParallelPlan.Row row : plan.rows()) {
      rows.add(
          List.of(
              row.layer().name(),
              Text.count(row.parameters()),
              Text.count(row.inputs()),
              megabytes(row.dataBytes()),
              megabytes(row.modelBytes()),
              row.splitsModel() ? "model split" : "data split"));
    }
    rows.add(
        List.of(
            "all",
            Text.count(network.parameters()),
            "",
            megabytes(plan.dataBytes()),
            megabytes(plan.modelBytes()),
            megabytes(plan.leastBytes()) + " with each the better way"));
    console
        .out()
        .print(
            "%s, batch of %d on %d devices: what crosses between all of them in a step%n"
                .formatted(network.name(), plan.batch(), plan.devices()));
    Text.table(rows, FLUSH_RIGHT).forEach(line -> console.out().print(line + "\n"));
    console.flush();
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,.2f MB", bytes / 1e6);
  }

  private static ObjectNode node(ParallelPlan plan) {
    ObjectNode node = JsonWriter.object();
    node.put("devices", plan.devices());
    node.put("batch", plan.batch());
    ArrayNode layers = node.putArray("layers");
    for (ParallelPlan.Row row : plan.rows()) {
      ObjectNode layer = layers.addObject();
      layer.put("layer", row.layer().name());
      layer.put("parameters", row.parameters());
      layer.put("inputs", row.inputs());
      layer.put("dataBytes", row.dataBytes());
      layer.put("modelBytes", row.modelBytes());
    }
    node.put("dataBytes", plan.dataBytes());
    node.put("modelBytes", plan.modelBytes());
    node.put("leastBytes", plan.leastBytes());
    return node;
  }
}
