package org.vggscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.vggscope.explain.ComparisonReport;
import org.vggscope.explain.ComparisonTables;
import org.vggscope.explain.ModelComparison;
import org.vggscope.report.CsvWriter;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.Table;

/** Prints comparisons on pictures in one of the formats. */
final class ComparisonPrinter {
  private final Console console;
  private final ResultFormat format;
  private final int top;
  private final boolean blocks;
  private final boolean likeness;
  private final List<ModelComparison> comparisons = new ArrayList<>();
  private final ObjectNode json = JsonWriter.object();
  private final ArrayNode entries = json.putArray("comparisons");

  /**
   * @param blocks whether a csv has the blocks' numbers
   * @param likeness whether a csv has the layers' likeness
   */
  ComparisonPrinter(
      Console console, ResultFormat format, int top, boolean blocks, boolean likeness) {
    this.console = console;
    this.format = format;
    this.top = top;
    this.blocks = blocks;
    this.likeness = likeness;
  }

  void add(ModelComparison comparison) {
    switch (format) {
      case TEXT -> {
        if (!comparisons.isEmpty()) {
          console.out().print("\n");
        }
        ComparisonText.lines(comparison, top).forEach(line -> console.out().print(line + "\n"));
        console.flush();
      }
      case JSON -> entries.add(ComparisonReport.of(comparison, top));
      case CSV -> console.out().print(csv(comparison, comparisons.isEmpty()));
    }
    comparisons.add(comparison);
  }

  private String csv(ModelComparison comparison, boolean first) {
    List<ModelComparison> one = List.of(comparison);
    Table table =
        likeness
            ? ComparisonTables.likeness(one)
            : blocks ? ComparisonTables.blocks(one) : ComparisonTables.answers(one, top);
    return first ? CsvWriter.text(table) : CsvWriter.rows(table);
  }

  void addFailure(String image, String error) {
    ObjectNode node = JsonWriter.object();
    node.put("image", image);
    node.put("error", error);
    entries.add(node);
  }

  /** Of the last picture. */
  void time(AskedPair.Timing timing) {
    ObjectNode node = json.putObject("timing");
    node.put("runs", timing.runs());
    node.put("firstMilliseconds", JsonWriter.milliseconds(timing.first()));
    node.put("secondMilliseconds", JsonWriter.milliseconds(timing.second()));
    node.put("togetherMilliseconds", JsonWriter.milliseconds(timing.together()));
    node.put("togetherToSum", timing.together() / (timing.first() + timing.second()));
  }

  void close() throws IOException {
    if (format == ResultFormat.JSON) {
      json.put("peakResidentBytes", ProcessMemory.peakResidentBytes());
      console.print(JsonWriter.text(json));
    }
    console.flush();
  }
}
