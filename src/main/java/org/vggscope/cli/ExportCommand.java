package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.vggscope.cli.ExportView.Takes;
import org.vggscope.export.Exhibit;
import org.vggscope.export.ExhibitFormat;
import org.vggscope.export.Look;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.AtomicFile;
import org.vggscope.support.FileSums;
import org.vggscope.support.Problem;
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
      "  export cat.jpg --view network.walk --output walk.gif",
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
  @Mixin private CompanionOptions companion;
  @Mixin private RunOptions runs;
  @Mixin private LanguageOption language;

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
          "Where to write: .png or .svg for the drawing, .gif where it moves, .csv, .json or .npy"
              + " for the numbers. Without an ending, a folder that gets a file a picture.")
  private String output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      description =
          "Of files in a folder: png, svg, csv, json, npy, gif, with commas between. Default:"
              + " png.")
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
      description = "Of a .png or .gif: drawn 1, 2 or 4 times as large. Default: 1.")
  private int scale;

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
    refuse(wanted, Takes.CLASS, classes.isGiven());
    refuse(wanted, Takes.METHOD, evidence.isGiven());
    refuse(wanted, Takes.PAIR, companion.isGiven());
    refuse(wanted, Takes.RUN, runs.hasRun());
    refuse(wanted, Takes.MOMENT, runs.hasMoment());
    companion.check();
    if (wanted.takes(Takes.RUN)) {
      if (!runs.hasRun()) {
        throw usage("--view %s needs %s".formatted(view, Takes.RUN));
      }
      write(wanted, new ExportSubject(null, null, null, null, request(), null, false, null));
      return ExitStatus.GOOD;
    }
    try (ModelOptions.Chosen chosen = models.open();
        ModelOptions.Chosen other = wanted.takes(Takes.PAIR) ? companion.open() : null) {
      Layer layer = options.layer(chosen);
      if (wanted.takes(Takes.METHOD)) {
        evidence.check(
            List.of(answers.method()), chosen.architecture(), layer == null ? null : layer.name());
      }
      ComputeEngine engine = ComputeEngine.start();
      try (LoadedModel model = Models.loadAsFarAsGood(engine, chosen, console);
          LoadedModel second =
              other == null ? null : Models.loadAsFarAsGood(engine, other, console)) {
        ExportAsked first = new ExportAsked(chosen, model, inputs, sums);
        if (!wanted.takes(Takes.PICTURE)) {
          write(wanted, subject(first, null, null, layer));
          return ExitStatus.GOOD;
        }
        ExportAsked companions =
            other == null ? null : new ExportAsked(other, second, inputs, sums);
        boolean good = true;
        for (String picture : pictures) {
          good &= export(wanted, first, companions, layer, picture);
        }
        return good ? ExitStatus.GOOD : ExitStatus.INPUT_FAILED;
      }
    }
  }

  private void refuse(ExportView wanted, Takes option, boolean isGiven) {
    if (isGiven && !wanted.takes(option)) {
      throw usage("--view %s does not take %s".formatted(view, option));
    }
  }

  private void checkUsage(ExportView wanted) throws IOException {
    if (wanted.takes(Takes.PICTURE) == pictures.isEmpty()) {
      throw usage(
          pictures.isEmpty()
              ? "--view %s needs a picture".formatted(view)
              : "--view %s takes no picture".formatted(view));
    }
    if (!SCALES.contains(scale)) {
      throw usage("--scale %d: give 1, 2 or 4".formatted(scale));
    }
    if (output.equals("-")) {
      throw usage("--output -: files are written, and nothing to standard output; name a file");
    }
    if (isFolder()) {
      return;
    }
    Path file = Path.of(output);
    if (ExhibitFormat.of(output).isEmpty()) {
      throw usage(
          "--output %s: give a name that ends in .png, .svg, .csv, .json, .npy or .gif"
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
    OutputFile.refuseInputs(spec, file, companion.files());
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
      ExportView wanted, ExportAsked first, ExportAsked second, Layer layer, String given) {
    try {
      SourceImage picture = GivenPictures.read(given, inputs.colours());
      try (Analysis analysis = first.analyse(picture);
          Analysis other = second == null ? null : second.analyse(picture)) {
        ExportSubject.Second compared = second == null ? null : second.comparedWith(first, other);
        write(wanted, subject(first, analysis, compared, layer));
      }
      return true;
    } catch (ParameterException e) {
      // It is as wrong of every other picture.
      throw e;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      console.failure(Wording.of(e, given), e);
      return false;
    }
  }

  private ExportSubject.Request request() {
    return new ExportSubject.Request(options, answers, classes, evidence, runs, inputs.colours());
  }

  private ExportSubject subject(
      ExportAsked asked, Analysis analysis, ExportSubject.Second second, Layer layer) {
    return new ExportSubject(
        asked.model(),
        analysis,
        second,
        layer,
        request(),
        asked.preprocessing(),
        asked.isAssumed(),
        asked.origin(analysis));
  }

  private void write(ExportView wanted, ExportSubject subject) throws IOException {
    language.speak(() -> write(wanted.maker().make(subject)));
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
          format == ExhibitFormat.GIF
              ? "%s does not move, so there is no gif of it; network.walk does"
              : "%s is no array, so there is no npy of it",
          view);
    }
    if (Files.exists(target) && !force) {
      throw Problem.refused("%s is there already; give --force to replace it", target);
    }
    AtomicFile.write(target, stream -> format.write(exhibit, look, scale, stream));
  }
}
