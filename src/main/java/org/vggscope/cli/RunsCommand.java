package org.vggscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.vggscope.report.JsonWriter;
import org.vggscope.text.Wording;
import org.vggscope.training.RunFolder;
import org.vggscope.training.RunSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs}: trainings side by side. */
@Command(
    name = "runs",
    description = "List trainings side by side.",
    footer = {
      "",
      "Examples:",
      "  runs",
      "  runs run1 run2",
      "  runs experiments --format json",
      ""
    })
final class RunsCommand implements Callable<Integer> {
  private static final List<Boolean> FLUSH_RIGHT =
      List.of(false, false, false, false, false, true, true, true, true);

  private final Console console;

  @Parameters(
      paramLabel = "FOLDER",
      arity = "0..*",
      description = "Folders of runs, or folders that hold some. Default: the current one.")
  private List<String> folders = List.of(".");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: text.")
  private ReportFormat format;

  RunsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<RunSummary> runs = new ArrayList<>();
    boolean failed = false;
    for (RunFolder run : find()) {
      try {
        runs.add(RunSummary.of(run));
      } catch (IOException e) {
        failed = true;
        console.failure(Wording.of(e, run.path().toString()), e);
      }
    }
    if (runs.isEmpty() && !failed) {
      console.error("No training is there; 'train mnist-small --output run1' begins one");
    }
    if (format == ReportFormat.JSON) {
      ArrayNode all = JsonWriter.object().arrayNode();
      runs.forEach(run -> all.add(node(run)));
      console.print(JsonWriter.text(all));
    } else if (!runs.isEmpty()) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(
          List.of("RUN", "DATA", "NETWORK", "RECIPE", "START", "EPOCHS", "STEPS", "LOSS", "BEST"));
      runs.forEach(run -> rows.add(row(run)));
      Text.table(rows, FLUSH_RIGHT).forEach(line -> console.out().print(line + "\n"));
      console.flush();
    }
    return failed ? ExitStatus.INPUT_FAILED : ExitStatus.GOOD;
  }

  private List<RunFolder> find() throws IOException {
    List<RunFolder> runs = new ArrayList<>();
    for (String each : folders) {
      RunFolder own = new RunFolder(Path.of(each));
      if (own.isRun() || !Files.isDirectory(own.path())) {
        runs.add(own);
        continue;
      }
      try (Stream<Path> children = Files.list(own.path())) {
        children.sorted().map(RunFolder::new).filter(RunFolder::isRun).forEach(runs::add);
      }
    }
    return runs;
  }

  private static List<String> row(RunSummary run) {
    return List.of(
        run.name(),
        String.valueOf(Path.of(run.setup().data()).getFileName()),
        "%s x %s%s"
            .formatted(
                run.setup().network().name(),
                run.setup().network().width(),
                run.setup().network().normalized() ? " bn" : ""),
        run.recipe().name(),
        run.setup().startFrom() == null
            ? run.recipe().initialisation()
            : run.recipe().initialisation() + " + layers",
        run.epochs() + " of " + run.recipe().epochs(),
        Text.count(run.steps()),
        run.loss() == null ? "" : String.format(Locale.ROOT, "%.4f", run.loss()),
        run.best() == null ? "" : String.format(Locale.ROOT, "%.2f %%", 100 * run.best()));
  }

  private static ObjectNode node(RunSummary run) {
    ObjectNode node = JsonWriter.object();
    node.put("run", run.name());
    node.put("data", run.setup().data());
    node.put("network", run.setup().network().name());
    node.put("width", run.setup().network().width());
    node.put("batchNorm", run.setup().network().normalized());
    node.put("recipe", run.recipe().name());
    node.put("initialisation", run.recipe().initialisation());
    node.put("epochs", run.epochs());
    node.put("steps", run.steps());
    node.put("loss", run.loss());
    node.put("best", run.best());
    return node;
  }
}
