package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vggscope.explain.TrialReport;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.inference.PreprocessingTrial;
import org.vggscope.inference.PreprocessingTrials;
import org.vggscope.model.Prediction;
import org.vggscope.model.PreprocessingVariant.Group;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.SourceImage;
import org.vggscope.picture.TensorPicture;
import org.vggscope.report.CsvWriter;
import org.vggscope.report.JsonWriter;
import org.vggscope.support.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code preprocess}: one picture prepared rightly and in every wrong way. */
@Command(
    name = "preprocess",
    description = "Show what becomes of the answer when a picture is prepared otherwise.",
    footer = {
      "",
      "One picture as the weights want it, then with another size (squashed, not resized, dense,",
      "ten-crop and multi-scale evaluation), colour order, range or mean, and as other weights want",
      "it. A preprocessing that cannot be tried says why; the others still are.",
      "",
      "Examples:",
      "  preprocess cat.jpg",
      "  preprocess --weights vgg16.npy --format csv cat.jpg",
      ""
    })
final class PreprocessCommand implements Callable<Integer> {
  private static final List<Boolean> FLUSH_RIGHT = List.of(true, true, false, false);

  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions models;

  @Parameters(paramLabel = "IMAGE", description = "A picture.")
  private String image;

  @Option(
      names = "--top",
      paramLabel = "K",
      defaultValue = "5",
      description = "Number of classes to print of each. Default: 5.")
  private int top;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: text.")
  private ResultFormat format;

  @Option(names = "--ignore-profile", description = InputOptions.IGNORE_PROFILE)
  private boolean ignoreProfile;

  PreprocessCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (top < 1) {
      throw new ParameterException(spec.commandLine(), "--top %d: give 1 or more".formatted(top));
    }
    try (ModelOptions.Chosen chosen = models.open()) {
      chosen.needClassifier();
      SourceImage picture =
          PictureReader.read(
              Path.of(image), ignoreProfile ? ColourHandling.AS_STORED : ColourHandling.SRGB);
      try (LoadedModel model = Models.load(ComputeEngine.start(), chosen, console)) {
        List<PreprocessingTrial> trials =
            PreprocessingTrials.all(model, picture, share -> {}, trial -> {}, () -> false);
        print(new TrialReport(image, model.id(), top, trials));
        return ExitStatus.GOOD;
      }
    }
  }

  private void print(TrialReport report) throws IOException {
    switch (format) {
      case JSON -> console.print(JsonWriter.text(report.json()));
      case CSV -> console.print(CsvWriter.text(report.table()));
      case TEXT -> console.out().print(text(report));
    }
    console.flush();
  }

  private static String text(TrialReport report) {
    StringBuilder text =
        new StringBuilder("%s  (%s)\n".formatted(Problem.oneLine(report.image()), report.model()));
    Group group = null;
    for (PreprocessingTrial trial : report.trials()) {
      if (trial.variant().group() != group) {
        group = trial.variant().group();
        text.append("\n%s\n".formatted(group.title().toUpperCase(Locale.ROOT)));
      }
      text.append(
          "%s%s\n  %s\n"
              .formatted(
                  trial.variant().isRight()
                      ? trial.variant().preprocessing().name()
                      : trial.variant().title(),
                  trial.isRefused()
                      ? ""
                      : "  (tensor %s)".formatted(TensorPicture.span(trial.least(), trial.most())),
                  report.sentence(trial)));
      List<List<String>> rows = new ArrayList<>();
      for (Prediction prediction : report.top(trial)) {
        rows.add(
            List.of(
                "    " + prediction.rank(),
                String.format(Locale.ROOT, "%.2f %%", 100 * prediction.probability()),
                prediction.id(),
                prediction.label()));
      }
      Text.table(rows, FLUSH_RIGHT).forEach(line -> text.append(line).append("\n"));
    }
    return text.toString();
  }
}
