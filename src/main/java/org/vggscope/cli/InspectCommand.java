package org.vggscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.vggscope.model.NetworkSpec;
import org.vggscope.report.JsonWriter;
import org.vggscope.support.Problem;
import org.vggscope.weights.TensorInfo;
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
      "Only names and shapes are read, so it takes a moment whatever the size of the file.",
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

  private static ObjectNode json(WeightFile file) {
    NetworkSpec architecture = file.architecture();
    ObjectNode node = JsonWriter.object();
    node.put("format", file.format());
    node.put("configuration", architecture.configuration());
    node.put("parameters", architecture.parameters());
    node.put("inputSize", architecture.inputSize());
    node.put("classes", file.hasClassifier() ? architecture.classes() : null);
    file.unread().forEach(node.putArray("unread")::add);
    ArrayNode tensors = node.putArray("tensors");
    for (TensorInfo tensor : file.tensors()) {
      ObjectNode entry = tensors.addObject();
      entry.put("name", tensor.name());
      tensor.shape().forEach(entry.putArray("shape")::add);
      entry.put("dtype", tensor.dtype());
    }
    return node;
  }

  private void print(WeightFile file) {
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
            "preprocessing", file.preprocessing().name() + ": " + file.preprocessing().describe()));
    for (String note : file.notes()) {
      facts.add(List.of("note", note));
    }
    Text.table(facts, List.of(false, false)).forEach(line -> out.print(line + "\n"));
    out.print("\n");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("TENSOR", "DTYPE", "SHAPE"));
    for (TensorInfo tensor : file.tensors()) {
      rows.add(
          List.of(Problem.oneLine(tensor.name()), tensor.dtype(), String.valueOf(tensor.shape())));
    }
    Text.table(rows, List.of(false, false, false)).forEach(line -> out.print(line + "\n"));
    console.flush();
  }
}
