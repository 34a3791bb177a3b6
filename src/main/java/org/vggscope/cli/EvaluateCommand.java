package org.vggscope.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Look;
import org.vggscope.model.Prediction;
import org.vggscope.report.JsonWriter;
import org.vggscope.text.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code evaluate}: how often a network is right. */
@Command(
    name = "evaluate",
    description = "Measure top-1 and top-5 accuracy on a folder of pictures.",
    footer = {
      "",
      "A picture that cannot be read is skipped, counted and named on standard error.",
      "",
      "Examples:",
      "  evaluate tiny-imagenet-200/train",
      "  evaluate --model vgg19-tiny --progress val",
      "  evaluate --evaluation ten-crop val",
      "  evaluate --weights vgg16.safetensors --preprocessing caffe --format text val",
      ""
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final int FIVE = 5;
  private static final int UNKNOWN_NAMED = 5;

  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions models;
  @Mixin private InputOptions inputs;
  @Mixin private EvaluationOptions evaluation;

  @Parameters(
      paramLabel = "DIRECTORY",
      description =
          "A folder with one sub-folder a class, named by WordNet id; the pictures are in it or in"
              + " its sub-folder images.")
  private String directory;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "json",
      description = "${COMPLETION-CANDIDATES}. Default: json.")
  private ReportFormat format;

  @Option(
      names = "--progress",
      description = "Report progress on standard error even when it is no terminal.")
  private boolean progressWanted;

  /** What is counted. */
  private static final class Counts {
    private int images;
    private int top1;
    private int top5;
    private int skipped;

    void add(List<Prediction> ranked, int truth) {
      images++;
      if (ranked.get(0).index() == truth) {
        top1++;
      }
      if (ranked.stream().limit(FIVE).anyMatch(prediction -> prediction.index() == truth)) {
        top5++;
      }
    }

    /** Null when nothing was counted. */
    Double share(int right) {
      return images == 0 ? null : (double) right / images;
    }
  }

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(Path.of(directory))) {
      throw new ParameterException(
          spec.commandLine(), directory + " is not a folder; give one with a sub-folder a class");
    }
    try (ModelOptions.Chosen chosen = models.open()) {
      chosen.needClassifier();
      List<Look> looks = evaluation.looks(inputs, chosen.file());
      ClassFolders folders = ClassFolders.list(Path.of(directory), chosen.labels());
      checkFolders(folders, chosen.id());
      Counts counts = new Counts();
      try (PictureFeed feed = new PictureFeed(folders.pictures(), looks, inputs.colours());
          LoadedModel model = Models.load(ComputeEngine.start(), chosen, console);
          Progress progress = new Progress(console, progressWanted, folders.pictures().size())) {
        evaluate(folders, feed, model, counts, progress);
      }
      print(chosen.id(), counts, folders);
      return counts.skipped == 0 ? ExitStatus.GOOD : ExitStatus.INPUT_FAILED;
    }
  }

  private void checkFolders(ClassFolders folders, String model) {
    if (folders.pictures().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "%s has no pictures in sub-folders named by WordNet ids that %s knows (%d other folders)"
              .formatted(directory, model, folders.unknown().size()));
    }
    if (!folders.unknown().isEmpty()) {
      int count = folders.unknown().size();
      console.error(
          "%d class folder%s %s does not know %s passed over: %s%s"
              .formatted(
                  count,
                  count == 1 ? " that" : "s that",
                  model,
                  count == 1 ? "is" : "are",
                  String.join(", ", folders.unknown().stream().limit(UNKNOWN_NAMED).toList()),
                  count > UNKNOWN_NAMED ? ", ..." : ""));
    }
  }

  private void evaluate(
      ClassFolders folders, PictureFeed feed, LoadedModel model, Counts counts, Progress progress) {
    for (int i = 0; i < folders.pictures().size(); i++) {
      PictureFeed.Item item = feed.next();
      Throwable failure = item.failure();
      if (failure == null) {
        try {
          counts.add(Models.ask(model, item.inputs()), folders.classes().get(i));
        } catch (RuntimeException | OutOfMemoryError e) {
          failure = e;
        }
      }
      if (failure != null) {
        counts.skipped++;
        progress.interrupt();
        console.failure(Wording.of(failure, item.image()), failure);
      }
      progress.done(i + 1);
    }
  }

  private void print(String model, Counts counts, ClassFolders folders) throws IOException {
    if (format == ReportFormat.JSON) {
      ObjectNode node = JsonWriter.object();
      node.put("model", model);
      node.put("images", counts.images);
      node.put("top1", counts.share(counts.top1));
      node.put("top5", counts.share(counts.top5));
      node.put("skipped", counts.skipped);
      if (evaluation.title() != null) {
        node.put("evaluation", evaluation.title());
      }
      console.print(JsonWriter.text(node));
      return;
    }
    console
        .out()
        .print(
            String.format(
                Locale.ROOT,
                "model            %s\nimages           %d\ntop-1            %s\n"
                    + "top-5            %s\nskipped          %d\nunknown folders  %d\n",
                model,
                counts.images,
                percent(counts.share(counts.top1)),
                percent(counts.share(counts.top5)),
                counts.skipped,
                folders.unknown().size()));
    if (evaluation.title() != null) {
      console.out().print("evaluation       %s\n".formatted(evaluation.title()));
    }
    console.flush();
  }

  private static String percent(Double share) {
    return share == null ? "none" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
