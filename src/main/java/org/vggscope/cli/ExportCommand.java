package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.vggscope.cli.ExportView.Takes;
import org.vggscope.export.About;
import org.vggscope.export.Exhibit;
import org.vggscope.export.ExhibitFormat;
import org.vggscope.export.Look;
import org.vggscope.export.Origin;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.AtomicFile;
import org.vggscope.support.FileSums;
import org.vggscope.support.Problem;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;
import org.vggscope.text.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code export}: what the window's views show, as files. */
@Command(
    name = "export",
    description = "Write what a view of the window shows: as a drawing, or its numbers.",
    footer = {
      "",
      "The files are those that the window saves (Ctrl+S), byte for byte. Each appears whole or"
          + " not",
      "at all; one that is there already is left alone unless --force is given.",
      "",
      "Examples:",
      "  export cat.jpg --view featuremaps --layer conv3_2 --output maps.svg",
      "  export cat.jpg --view featuremaps --layer pool4 --scale 4 --look dark --output maps.png",
      "  export pictures --view featuremaps --layer conv3_2 --format png,csv --output maps",
      "  export cat.jpg --view evidence.ablation --off \"conv5_3:12 40\" --output off.json",
      "  export cat.jpg --view evidence.ablation --rank --layer conv5_3 --output ranking.csv",
      "  export --view evidence.patches --folder pictures --layer conv4_3 --channel 6",
      "      --output patches.svg",
      ""
    })
final class ExportCommand implements Callable<Integer> {
  private static final List<Integer> SCALES = List.of(1, 2, 4);

  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions models;
  @Mixin private InputOptions inputs;
  @Mixin private ExportOptions options;
  @Mixin private AnswerOptions answers;
  @Mixin private ClassOption classes;
  @Mixin private EvidenceOptions evidence;

  @Parameters(
      paramLabel = "PICTURE",
      arity = "0..*",
      description =
          "Pictures, folders, patterns in quotes, @FILE for a list with a path a line, - for a"
              + " picture on standard input.")
  private List<String> given = List.of();

  private List<String> pictures;

  @Option(
      names = "--view",
      required = true,
      paramLabel = "VIEW",
      completionCandidates = ExportViews.Ids.class,
      description = "What to write: ${COMPLETION-CANDIDATES}.")
  private String view;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description =
          "Where to write: .png or .svg for the drawing, .csv, .json or .npy for the numbers."
              + " Without an ending, a folder that gets a file a picture.")
  private String output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      description =
          "Of files in a folder: png, svg, csv, json, npy, with commas between. Default: png.")
  private List<ExhibitFormat> formats = List.of();

  /** Of a drawing. */
  @Option(
      names = "--look",
      paramLabel = "LOOK",
      defaultValue = "light",
      description = "Of a drawing: light or dark. Default: light.")
  private Look look;

  @Option(
      names = "--scale",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of a .png: drawn 1, 2 or 4 times as large. Default: 1.")
  private int scale;

  private Language language = Language.ENGLISH;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "Of the words of a drawing: en or zh. Default: en.")
  void setLanguage(String name) {
    language = Language.named(name).orElseThrow(() -> usage("--language is en or zh"));
  }

  @Option(names = "--force", description = "Replace files that are there already.")
  private boolean force;

  private final UniqueNames used = new UniqueNames();
  private final FileSums sums = new FileSums();

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ExportView wanted =
        ExportViews.find(view)
            .orElseThrow(
                () -> usage("--view %s: give one of %s".formatted(view, ExportViews.ids())));
    pictures = GivenPictures.expand(given);
    checkUsage(wanted);
    options.check(wanted);
    answers.check(wanted, options.hasLayer());
    if (classes.isGiven() && !wanted.takes(Takes.CLASS)) {
      throw usage("--view %s does not take %s".formatted(view, Takes.CLASS));
    }
    if (evidence.isGiven() && !wanted.takes(Takes.METHOD)) {
      throw usage("--view %s does not take %s".formatted(view, Takes.METHOD));
    }
    try (ModelOptions.Chosen chosen = models.open()) {
      Layer layer = options.layer(chosen);
      if (wanted.takes(Takes.METHOD)) {
        evidence.check(
            List.of(answers.method()), chosen.architecture(), layer == null ? null : layer.name());
      }
      Preprocessing preprocessing = inputs.preprocessing(chosen.file());
      ComputeEngine engine = ComputeEngine.start();
      try (LoadedModel model = Models.loadAsFarAsGood(engine, chosen, console)) {
        if (!wanted.takes(Takes.PICTURE)) {
          Supplier<About> origin = Origin.of(chosen.id(), () -> chosen.checksum(sums));
          write(wanted.maker().make(subject(chosen, model, null, layer, preprocessing, origin)));
          return ExitStatus.GOOD;
        }
        boolean good = true;
        for (String picture : pictures) {
          good &= export(wanted, chosen, model, layer, picture, preprocessing);
        }
        return good ? ExitStatus.GOOD : ExitStatus.INPUT_FAILED;
      }
    }
  }

  private void checkUsage(ExportView wanted) throws IOException {
    if (wanted.takes(Takes.PICTURE) == pictures.isEmpty()) {
      throw usage(
          pictures.isEmpty()
              ? "--view %s needs a picture".formatted(view)
              : "--view %s is of the network alone; give no picture".formatted(view));
    }
    if (!SCALES.contains(scale)) {
      throw usage("--scale %d: give 1, 2 or 4".formatted(scale));
    }
    if (isFolder()) {
      return;
    }
    Path file = Path.of(output);
    if (ExhibitFormat.of(output).isEmpty()) {
      throw usage(
          "--output %s: give a name that ends in .png, .svg, .csv, .json or .npy"
              .formatted(output));
    }
    if (!formats.isEmpty()) {
      throw usage("--format is for files in a folder; the ending of --output says it of one");
    }
    if (pictures.size() > 1) {
      throw usage("--output %s: several pictures need a folder".formatted(output));
    }
    OutputFile.refuseInputs(spec, file, pictures);
    OutputFile.refuseInputs(spec, file, models.files());
    OutputFile.refuseExisting(spec, file, force);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** A name without an ending, or of a folder that is there. */
  private boolean isFolder() {
    Path path = Path.of(output);
    return Files.isDirectory(path) || !String.valueOf(path.getFileName()).contains(".");
  }

  /** One picture's files; what goes wrong with it is no reason to leave out the others. */
  private boolean export(
      ExportView wanted,
      ModelOptions.Chosen chosen,
      LoadedModel model,
      Layer layer,
      String given,
      Preprocessing preprocessing) {
    try {
      SourceImage picture = GivenPictures.read(given, inputs.colours());
      Exhibit exhibit;
      try (Analysis analysis = model.analyse(picture, preprocessing, () -> false)) {
        Supplier<About> origin =
            Origin.of(chosen.id(), () -> chosen.checksum(sums), picture.name(), preprocessing);
        exhibit =
            wanted.maker().make(subject(chosen, model, analysis, layer, preprocessing, origin));
      }
      write(exhibit);
      return true;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      console.failure(Wording.of(e, given), e);
      return false;
    }
  }

  private ExportSubject subject(
      ModelOptions.Chosen chosen,
      LoadedModel model,
      Analysis analysis,
      Layer layer,
      Preprocessing preprocessing,
      Supplier<About> origin) {
    return new ExportSubject(
        model,
        analysis,
        layer,
        new ExportSubject.Request(options, answers, classes, evidence, inputs.colours()),
        preprocessing,
        chosen.file().assumption() != null,
        origin);
  }

  private void write(Exhibit exhibit) throws IOException {
    if (!isFolder()) {
      write(exhibit, ExhibitFormat.of(output).orElseThrow(), Path.of(output));
      return;
    }
    Path folder = Files.createDirectories(Path.of(output));
    String name = used.ofStem(exhibit.fileName());
    for (ExhibitFormat format : formats.isEmpty() ? List.of(ExhibitFormat.PNG) : formats) {
      write(exhibit, format, folder.resolve(name + format.ending()));
    }
  }

  private void write(Exhibit exhibit, ExhibitFormat format, Path target) throws IOException {
    if (!ExhibitFormat.of(exhibit).contains(format)) {
      throw Problem.refused(
          "%s is no array, so there is no %s of it", view, format.name().toLowerCase(Locale.ROOT));
    }
    if (Files.exists(target) && !force) {
      throw Problem.refused("%s is there already; give --force to replace it", target);
    }
    Language before = Texts.language();
    Texts.speak(language);
    try {
      AtomicFile.write(target, stream -> format.write(exhibit, look, scale, stream));
    } finally {
      // What is said of it is English.
      Texts.speak(before);
    }
  }
}
