package org.vggscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.vggscope.explain.ComparisonCsv;
import org.vggscope.explain.ComparisonJson;
import org.vggscope.explain.ModelComparison;

/** Prints comparisons on pictures in one of the formats. */
final class ComparisonPrinter {
  private final Console console;
  private final ResultFormat format;
  private final int top;
  private final boolean blocks;
  private final boolean likeness;
  private final List<ModelComparison> comparisons = new ArrayList<>();
  private final ObjectNode json = Json.object();
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
      case JSON -> entries.add(ComparisonJson.of(comparison, top));
      case CSV -> console.out().print(csv(comparison, comparisons.isEmpty()));
    }
    comparisons.add(comparison);
  }

  private String csv(ModelComparison comparison, boolean first) {
    List<ModelComparison> one = List.of(comparison);
    String text =
        likeness
            ? ComparisonCsv.likeness(one)
            : blocks ? ComparisonCsv.blocks(one) : ComparisonCsv.answers(one, top);
    return first ? text : text.substring(text.indexOf('\n') + 1);
  }

  void addFailure(String image, String error) {
    ObjectNode node = Json.object();
    node.put("image", image);
    node.put("error", error);
    entries.add(node);
  }

  /** Of the last picture. */
  void time(AskedPair.Timing timing) {
    ObjectNode node = json.putObject("timing");
    node.put("runs", timing.runs());
    node.put("firstMilliseconds", Json.milliseconds(timing.first()));
    node.put("secondMilliseconds", Json.milliseconds(timing.second()));
    node.put("togetherMilliseconds", Json.milliseconds(timing.together()));
    node.put("togetherToSum", timing.together() / (timing.first() + timing.second()));
  }

  void close() throws IOException {
    if (format == ResultFormat.JSON) {
      json.put("peakResidentBytes", ProcessMemory.peakResidentBytes());
      Json.print(json, console);
    }
    console.flush();
  }
}
