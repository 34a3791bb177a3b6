package org.vggscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vggscope.model.NetworkSpec;
import org.vggscope.report.JsonWriter;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;
import org.vggscope.weights.TensorInfo;
import org.vggscope.weights.TensorStatistics;
import org.vggscope.weights.WeightFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inspect}: what a weight file holds. */
@Command(
    name = "inspect",
    description = "Say what a weight file holds: format, configuration, keys and shapes.",
    footer = {
      "",
      "All numbers are read once, for what they are like: a second for a full-size VGG.",
      "",
      "Examples:",
      "  inspect vgg16-tiny",
      "  inspect vgg16.safetensors --format json",
      ""
    })
final class InspectCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "FILE-or-ID",
      description = "A weight file of any format, or a model of the catalogue.")
  private String subject;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: text.")
  private ReportFormat format;

  InspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (WeightFile file = WeightSubject.open(subject)) {
      if (format == ReportFormat.JSON) {
        console.print(JsonWriter.text(json(file)));
      } else {
        print(file);
      }
    }
    return ExitStatus.GOOD;
  }

  private static ObjectNode json(WeightFile file) throws IOException {
    NetworkSpec architecture = file.architecture();
    ObjectNode node = JsonWriter.object();
    node.put("format", file.format());
    node.put("configuration", architecture.configuration());
    node.put("parameters", architecture.parameters());
    node.put("inputSize", architecture.inputSize());
    node.put("classes", file.hasClassifier() ? architecture.classes() : null);
    node.put(
        "multiplyAdds",
        architecture.multiplyAdds(architecture.inputSize(), architecture.inputSize()));
    architecture.widths().forEach(node.putArray("widths")::add);
    architecture.hidden().forEach(node.putArray("hidden")::add);
    ObjectNode preprocessing = node.putObject("preprocessing");
    preprocessing.put("name", file.preprocessing().name());
    preprocessing.put("description", file.preprocessing().describe().english());
    preprocessing.put("assumed", file.assumption() != null);
    file.unread().forEach(node.putArray("unread")::add);
    ArrayNode tensors = node.putArray("tensors");
    for (TensorInfo tensor : file.tensors()) {
      ObjectNode entry = tensors.addObject();
      entry.put("name", tensor.name());
      tensor.shape().forEach(entry.putArray("shape")::add);
      entry.put("dtype", tensor.dtype());
      entry.put("layer", file.paperName(tensor).isEmpty() ? null : file.paperName(tensor));
      TensorStatistics statistics = file.statistics(tensor);
      if (statistics != null) {
        ObjectNode numbers = entry.putObject("statistics");
        put(numbers, "minimum", statistics.minimum());
        put(numbers, "maximum", statistics.maximum());
        put(numbers, "mean", statistics.mean());
        put(numbers, "deviation", statistics.deviation());
        put(numbers, "zeros", (double) statistics.zeros() / statistics.count());
        numbers.put("notFinite", statistics.notFinite());
      }
    }
    return node;
  }

  /** JSON has no word for what is no number. */
  private static void put(ObjectNode node, String name, double number) {
    node.put(name, Double.isFinite(number) ? (Double) number : null);
  }

  private void print(WeightFile file) throws IOException {
    NetworkSpec architecture = file.architecture();
    int size = architecture.inputSize();
    PrintStream out = console.out();
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of("format", file.format()));
    facts.add(
        List.of(
            "configuration",
            "%s (%s)".formatted(architecture.configuration(), architecture.name())));
    facts.add(List.of("widths", architecture.widths() + ", fc " + architecture.hidden()));
    facts.add(List.of("parameters", Text.count(architecture.parameters())));
    facts.add(List.of("multiply-adds", Text.count(architecture.multiplyAdds(size, size))));
    facts.add(List.of("input size", String.valueOf(size)));
    facts.add(
        List.of(
            "classes",
            file.hasClassifier()
                ? String.valueOf(architecture.classes())
                : file.problem() == null
                    ? "none, it has no fully connected layers"
                    : "unknown: " + file.problem().english()));
    facts.add(
        List.of(
            "preprocessing",
            file.preprocessing().name() + ": " + file.preprocessing().describe().english()));
    if (file.assumption() != null) {
      facts.add(List.of("assumed", file.assumption().english()));
    }
    List<TensorStatistics> statistics = new ArrayList<>();
    for (TensorInfo tensor : file.tensors()) {
      TensorStatistics numbers = file.statistics(tensor);
      statistics.add(numbers);
      if (numbers != null && numbers.notFinite() > 0) {
        facts.add(
            List.of(
                "broken",
                "%s holds %d numbers that are infinite or none at all; its training diverged or"
                        .formatted(Problem.oneLine(tensor.name()), numbers.notFinite())
                    + " the file is broken"));
      }
    }
    for (Phrase note : file.notes()) {
      facts.add(List.of("note", note.english()));
    }
    Text.table(facts, List.of(false, false)).forEach(line -> out.print(line + "\n"));
    out.print("\n");
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "TENSOR",
            "LAYER",
            "DTYPE",
            "SHAPE",
            "MINIMUM",
            "MAXIMUM",
            "MEAN",
            "DEVIATION",
            "ZEROS"));
    for (int i = 0; i < statistics.size(); i++) {
      TensorInfo tensor = file.tensors().get(i);
      List<String> row = new ArrayList<>();
      row.add(Problem.oneLine(tensor.name()));
      row.add(file.paperName(tensor));
      row.add(tensor.dtype());
      row.add(String.valueOf(tensor.shape()));
      row.addAll(texts(statistics.get(i)));
      rows.add(row);
    }
    Text.table(rows, List.of(false, false, false, false, true, true, true, true, true))
        .forEach(line -> out.print(line + "\n"));
    console.flush();
  }

  private static List<String> texts(TensorStatistics numbers) {
    return numbers == null
        ? List.of("", "", "", "", "")
        : List.of(
            number(numbers.minimum()),
            number(numbers.maximum()),
            number(numbers.mean()),
            number(numbers.deviation()),
            String.format(Locale.ROOT, "%.1f %%", 100.0 * numbers.zeros() / numbers.count()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
