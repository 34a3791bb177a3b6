package org.vggscope.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import org.vggscope.model.Preprocessing;
import org.vggscope.model.PreprocessingVariant.Group;
import org.vggscope.model.PreprocessingVariants;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.SourceImage;
import org.vggscope.picture.TensorPicture;
import org.vggscope.report.CsvWriter;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.Table;
import org.vggscope.session.settings.KeptPreprocessings;
import org.vggscope.session.settings.SavedPreprocessing;
import org.vggscope.session.settings.Settings;
import org.vggscope.session.settings.SettingsStore;
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
    description =
        "Show what becomes of the answer when a picture is prepared otherwise, or keep"
            + " preprocessings under names.",
    footer = {
      "",
      "One picture as the weights want it, then with another size (squashed, not resized, dense,",
      "ten-crop and multi-scale evaluation), colour order, range or mean, and as other weights want",
      "it, and by those that were saved. A preprocessing that cannot be tried says why; the others",
      "still are. --save keeps what --mean and its like spell out for all commands (--preprocessing",
      "NAME) and the window.",
      "",
      "Examples:",
      "  preprocess cat.jpg",
      "  preprocess --weights vgg16.npy --format csv cat.jpg",
      "  preprocess --save half --mean 0.5,0.5,0.5 --deviation 0.5,0.5,0.5",
      "  preprocess --list",
      ""
    })
final class PreprocessCommand implements Callable<Integer> {
  private static final List<Boolean> FLUSH_RIGHT = List.of(true, true, false, false);

  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions models;

  @Mixin private OwnPreprocessing own;

  @Parameters(arity = "0..1", paramLabel = "IMAGE", description = "A picture.")
  private String image;

  @Option(names = "--list", description = "List the preprocessings that have a name.")
  private boolean list;

  @Option(
      names = "--save",
      paramLabel = "NAME",
      description =
          "Save an own preprocessing under a name: what is given, and for the rest what the weights"
              + " want.")
  private String save;

  @Option(names = "--forget", paramLabel = "NAME", description = "Forget a saved preprocessing.")
  private String forget;

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
    checkUsage();
    if (image == null) {
      return keep();
    }
    try (ModelOptions.Chosen chosen = models.open()) {
      chosen.needClassifier();
      SourceImage picture =
          PictureReader.read(
              Path.of(image), ignoreProfile ? ColourHandling.AS_STORED : ColourHandling.SRGB);
      try (LoadedModel model = Models.load(ComputeEngine.start(), chosen, console)) {
        List<PreprocessingTrial> trials =
            PreprocessingTrials.all(
                model,
                picture,
                PreprocessingVariants.of(
                    model.preprocessing(),
                    model.architecture().inputSize(),
                    KeptPreprocessings.saved(SettingsStore.ofUser().load(), model.preprocessing())),
                share -> {},
                trial -> {},
                () -> false);
        print(new TrialReport(image, model.id(), chosen.file().assumption() != null, top, trials));
        return ExitStatus.GOOD;
      }
    }
  }

  private void checkUsage() {
    int wanted =
        (image == null ? 0 : 1)
            + (list ? 1 : 0)
            + (save == null ? 0 : 1)
            + (forget == null ? 0 : 1);
    if (wanted != 1) {
      throw new ParameterException(
          spec.commandLine(), "Give one of: a picture, --list, --save NAME, --forget NAME");
    }
    if (own.isGiven() != (save != null)) {
      throw new ParameterException(
          spec.commandLine(),
          save == null
              ? "--mean and its like go with --save here; the other commands take them as they are"
              : "--save %s: spell out what it does, with --mean, --deviation and their like"
                  .formatted(Problem.oneLine(save)));
    }
  }

  /** Saves, forgets or lists what has a name. */
  private int keep() throws IOException {
    SettingsStore store = SettingsStore.ofUser();
    Settings settings = store.load();
    store.problems().forEach(console::error);
    try (ModelOptions.Chosen chosen = models.open()) {
      Preprocessing right = chosen.file().preprocessing();
      if (list) {
        print(named(right, KeptPreprocessings.saved(settings)));
        return ExitStatus.GOOD;
      }
      if (store.file() == null) {
        throw Problem.refused("Settings are not kept here, so nothing can be saved");
      }
      if (forget != null) {
        if (KeptPreprocessings.saved(settings).stream()
            .noneMatch(each -> each.preprocessing().name().equals(forget))) {
          throw Problem.refused(
              "No preprocessing was saved as '%s'; preprocess --list lists those that were",
              Problem.oneLine(forget));
        }
        KeptPreprocessings.forget(settings, forget);
      } else {
        SavedPreprocessing saved =
            KeptPreprocessings.save(settings, own.over(right).renamed(save), right);
        console.out().println(save + ": " + saved.describe());
      }
      store.save(store.bytes(settings));
      console.flush();
    }
    return ExitStatus.GOOD;
  }

  private static Table named(Preprocessing right, List<SavedPreprocessing> saved) {
    Table.Builder table = Table.of("name", "origin", "description");
    for (String name : right.alternatives()) {
      table.row(
          name, "published", new SavedPreprocessing(right.alternative(name), true).describe());
    }
    for (SavedPreprocessing each : saved) {
      table.row(each.preprocessing().name(), "own", each.describe());
    }
    return table.build();
  }

  private void print(Table table) throws IOException {
    switch (format) {
      case JSON -> {
        ArrayNode rows = new JsonMapper().createArrayNode();
        JsonWriter.addRows(rows, table);
        console.print(JsonWriter.text(rows));
      }
      case CSV -> console.print(CsvWriter.text(table));
      case TEXT -> {
        List<List<String>> rows = new ArrayList<>();
        table.rows().forEach(row -> rows.add(row.stream().map(String::valueOf).toList()));
        Text.table(rows, List.of(false, false, false)).forEach(line -> console.out().println(line));
      }
    }
    console.flush();
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
        text.append("\n%s\n".formatted(group.title().english().toUpperCase(Locale.ROOT)));
      }
      text.append(
          "%s%s\n  %s\n"
              .formatted(
                  trial.variant().isRight()
                      ? trial.variant().preprocessing().name()
                      : trial.variant().title().english(),
                  trial.isRefused()
                      ? ""
                      : "  (tensor %s)".formatted(TensorPicture.span(trial.least(), trial.most())),
                  report.sentence(trial).english()));
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
