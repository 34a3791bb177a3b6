package org.vggscope.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import org.vggscope.report.JsonWriter;
import org.vggscope.support.Problem;

/** Prints what was found of each picture: a line of text, or one JSON array of an object each. */
final class ExplainPrinter implements AutoCloseable {
  private final Console console;
  private final JsonGenerator json;

  ExplainPrinter(ReportFormat format, Console console) throws IOException {
    this.console = console;
    this.json = format == ReportFormat.JSON ? JsonWriter.generator(console.out()) : null;
    if (json != null) {
      json.writeStartArray();
    }
  }

  /**
   * Prints one picture's.
   *
   * @param node as the command's JSON is
   */
  void print(ObjectNode node) throws IOException {
    if (json != null) {
      json.writeTree(node);
      json.flush();
    } else if (!node.has("error")) {
      console.out().print(text(node));
    }
    console.flush();
  }

  private static String text(ObjectNode node) {
    StringBuilder text =
        new StringBuilder(
            "%s  %s%s\n"
                .formatted(
                    Problem.oneLine(node.get("image").asText()),
                    node.get("method").asText(),
                    node.has("layer") ? " at " + node.get("layer").asText() : ""));
    text.append(
        String.format(
            Locale.ROOT,
            "  class   %d %s %s, rank %d, logit %.4f, %.2f %%\n",
            node.get("index").asInt(),
            node.get("id").asText(),
            node.get("label").asText(),
            node.get("rank").asInt(),
            node.get("logit").asDouble(),
            100 * node.get("probability").asDouble()));
    text.append(
        String.format(
            Locale.ROOT,
            "  values  %.4g to %.4g, sum %.4f\n",
            node.get("minimum").asDouble(),
            node.get("maximum").asDouble(),
            node.get("sum").asDouble()));
    if (node.has("zero")) {
      text.append("  zero    everywhere: nothing that this method looks at speaks for the class\n");
    }
    if (node.has("steps")) {
      text.append(
          String.format(
              Locale.ROOT,
              "  sum     %.4f after %d steps; the logit differs by %.4f, so it misses %.2f %%%s\n",
              node.get("sum").asDouble(),
              node.get("steps").asInt(),
              node.get("difference").asDouble(),
              100 * node.get("gap").asDouble(),
              node.get("complete").asBoolean() ? "" : "; more --steps help"));
    }
    if (node.has("patches")) {
      text.append(
          "  hidden  %d patches of %d pixels, %d apart; values are the fall of the probability\n"
              .formatted(
                  node.get("patches").asInt(),
                  node.get("patch").asInt(),
                  node.get("stride").asInt()));
    }
    if (node.has("output")) {
      text.append("  written %s\n".formatted(Problem.oneLine(node.get("output").asText())));
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    if (json != null) {
      // Whatever happened, what was printed becomes a whole array.
      json.close();
      console.out().print('\n');
      console.out().flush();
    }
  }
}
