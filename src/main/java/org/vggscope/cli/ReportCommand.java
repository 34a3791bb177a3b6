package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vggscope.export.page.Chapter;
import org.vggscope.export.page.PictureReport;
import org.vggscope.export.page.ReportSubject;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.model.PreprocessingVariants;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.HtmlWriter;
import org.vggscope.session.settings.KeptPreprocessings;
import org.vggscope.session.settings.SettingsStore;
import org.vggscope.support.AtomicFile;
import org.vggscope.support.FileSums;
import org.vggscope.support.Phrase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: a picture and a network on one page. */
@Command(
    name = "report",
    description = {
      "Write what a network makes of a picture as one HTML page: the answer, the network, maps,"
          + " kernels and fields of layers, evidence, preprocessings, each with its numbers.",
      "The page loads nothing, runs nothing, and prints to A4."
    },
    footer = {
      "",
      "Examples:",
      "  report cat.jpg --output cat.html",
      "  report cat.jpg --layers conv1_2,conv3_3,fc6 --language zh --output cat.html",
      "  report cat.jpg --with vgg19-tiny --output both.html",
      ""
    })
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions models;
  @Mixin private InputOptions inputs;
  @Mixin private CompanionOptions companion;
  @Mixin private LanguageOption language;

  @Parameters(paramLabel = "PICTURE", description = "The picture; - for standard input.")
  private String picture;

  @Option(
      names = "--layers",
      paramLabel = "NAMES",
      split = ",",
      description =
          "The layers that are shown, with commas between. Default: the last convolution of each"
              + " block.")
  private List<String> names = List.of();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "The page, a name that ends in .html.")
  private Path output;

  @Option(names = "--force", description = "Replace a file that is there already.")
  private boolean force;

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    companion.check();
    boolean device = Files.exists(output) && !Files.isRegularFile(output);
    if (!device && !output.toString().toLowerCase(Locale.ROOT).matches("(?s).*\\.html?")) {
      throw new ParameterException(
          spec.commandLine(), "--output %s: give a name that ends in .html".formatted(output));
    }
    OutputFile.refuseInputs(spec, output, List.of(picture));
    OutputFile.refuseInputs(spec, output, models.files());
    OutputFile.refuseInputs(spec, output, companion.files());
    OutputFile.refuseExisting(spec, output, force);
    try (ModelOptions.Chosen chosen = models.open();
        ModelOptions.Chosen other = companion.isGiven() ? companion.open() : null) {
      List<Layer> layers = layers(chosen);
      SourceImage source = GivenPictures.read(picture, inputs.colours());
      ComputeEngine engine = ComputeEngine.start();
      FileSums sums = new FileSums();
      try (LoadedModel model = Models.loadAsFarAsGood(engine, chosen, console);
          LoadedModel second =
              other == null ? null : Models.loadAsFarAsGood(engine, other, console)) {
        ExportAsked first = new ExportAsked(chosen, model, inputs, sums);
        ExportAsked beside = other == null ? null : new ExportAsked(other, second, inputs, sums);
        language.speak(() -> write(first, beside, layers, source));
      }
    }
    console.print(output + "\n");
    return ExitStatus.GOOD;
  }

  private void write(ExportAsked first, ExportAsked second, List<Layer> layers, SourceImage source)
      throws IOException {
    List<Chapter> chapters = chapters(first, layers, source);
    if (second != null) {
      chapters.add(compared(first, second, source));
    }
    AtomicFile.write(output, stream -> HtmlWriter.write(PictureReport.page(chapters), stream));
  }

  private List<Layer> layers(ModelOptions.Chosen chosen) throws IOException {
    if (names.isEmpty()) {
      return ReportSubject.usualLayers(chosen.architecture());
    }
    List<Layer> layers = new ArrayList<>();
    for (String name : names) {
      layers.add(LayerNames.find(spec, chosen, name));
    }
    return layers;
  }

  private static List<Chapter> chapters(ExportAsked asked, List<Layer> layers, SourceImage source) {
    LoadedModel model = asked.model();
    try (Analysis analysis = asked.analyse(source)) {
      ReportSubject subject =
          new ReportSubject(
              model,
              analysis,
              layers,
              null,
              PreprocessingVariants.of(
                  model.preprocessing(),
                  model.architecture().inputSize(),
                  KeptPreprocessings.saved(SettingsStore.ofUser().load(), model.preprocessing())),
              asked.isAssumed(),
              asked.origin(analysis));
      return PictureReport.chapters(subject, share -> {}, () -> false);
    }
  }

  private static Chapter compared(ExportAsked first, ExportAsked second, SourceImage source) {
    try (Analysis one = first.analyse(source);
        Analysis other = second.analyse(source)) {
      return new Chapter(
          Phrase.of("Two networks"),
          PairViews.ofReport(
              new ExportSubject(
                  first.model(),
                  one,
                  second.comparedWith(first, other),
                  null,
                  null,
                  first.preprocessing(),
                  first.isAssumed(),
                  first.origin(one))));
    }
  }
}
