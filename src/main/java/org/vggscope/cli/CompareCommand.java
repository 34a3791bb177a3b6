package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.vggscope.explain.ModelComparison;
import org.vggscope.inference.Agreement;
import org.vggscope.inference.AgreementRun;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.PictureFolder;
import org.vggscope.support.Distinct;
import org.vggscope.support.Phrase;
import org.vggscope.text.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare}: two networks side by side. */
@Command(
    name = "compare",
    description = "Ask two networks about the same pictures and say where they differ.",
    footer = {
      "",
      "Of pictures: the first classes of both in one list, what each block costs, and with --cka"
          + " how",
      "alike the layers are on each picture (linear CKA over positions). Of a folder: on how many"
          + " of",
      "its pictures both put the same class first, those on which they differ first.",
      "Each network gets pictures as its weights want them. Classes are matched by WordNet id"
          + " where",
      "the networks have other ones. A picture that cannot be used is named on standard error.",
      "",
      "Examples:",
      "  compare cat.jpg",
      "  compare --cka --format csv cat.jpg",
      "  compare --weights vgg16.pth --with-weights vgg19.pth --format json cat.jpg",
      "  compare --model vgg16-tiny --with vgg19-tiny --format json pictures/",
      ""
    })
final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions models;
  @Mixin private CompanionOptions companion;

  @Parameters(
      paramLabel = "IMAGE",
      arity = "0..*",
      description = "Pictures, or one folder; the folders in it are gone through too.")
  private List<String> images = List.of();

  @Option(
      names = "--size",
      paramLabel = "N",
      description =
          "Input size of both in pixels; more than a network was trained at is dense evaluation."
              + " Default: the size that each was trained at.")
  private Integer size;

  @Option(
      names = "--ignore-profile",
      description = "Take the stored colours for sRGB whatever colour profile a picture has.")
  private boolean ignoreProfile;

  @Option(
      names = "--top",
      paramLabel = "K",
      defaultValue = "5",
      description = "Classes that are among the first K of either network. Default: 5.")
  private int top;

  @Option(
      names = "--preprocessing",
      paramLabel = "NAME",
      description =
          "Prepare pictures for both networks like this instead of as each one's weights want it:"
              + " torchvision, caffe or caffe-rgb.")
  private String preprocessing;

  @Option(
      names = "--differences",
      description =
          "Of two checkpoints of one network: which layers' weights differ and by how much, the"
              + " largest first. Needs no picture.")
  private boolean differences;

  @Option(names = "--cka", description = "Say how alike the layers are; with csv, only that.")
  private boolean likeness;

  @Option(names = "--blocks", description = "With csv, what the blocks cost and nothing else.")
  private boolean blocks;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "With json, also measure the medians of N passes of each network alone and of both"
              + " together. Default: 0.")
  private int runs;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: text.")
  private ResultFormat format;

  @Option(
      names = "--progress",
      description = "Report progress on standard error even when it is no terminal.")
  private boolean progressWanted;

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    boolean folder = images.stream().anyMatch(image -> Files.isDirectory(Path.of(image)));
    checkUsage(folder);
    try (ModelOptions.Chosen opened = models.open();
        ModelOptions.Chosen second = second(opened)) {
      ModelOptions.Chosen first = distinct(opened, second);
      tellStates(first, second);
      if (differences) {
        new DifferencesPrinter(console, format).print(first, second);
        return ExitStatus.GOOD;
      }
      Preprocessing firstWants = preprocessing(first);
      Preprocessing secondWants = preprocessing(second);
      if (folder) {
        first.needClassifier();
        second.needClassifier();
      }
      ComputeEngine engine = ComputeEngine.start();
      try (LoadedModel firstModel = Models.load(engine, first, console);
          LoadedModel secondModel = Models.load(engine, second, console)) {
        AskedPair pair =
            new AskedPair(firstModel, firstWants, secondModel, secondWants, likeness, colours());
        return folder ? agreement(pair) : comparisons(pair);
      }
    }
  }

  /**
   * Two files of one name, as training leaves them, are called by as much of their path as tells.
   */
  private static ModelOptions.Chosen distinct(ModelOptions.Chosen one, ModelOptions.Chosen other) {
    boolean alike =
        Objects.equals(Path.of(one.source()).getFileName(), Path.of(other.source()).getFileName());
    return alike && !one.isSame(other)
        ? one.called(Distinct.name(Path.of(one.source()), List.of(Path.of(other.source()))))
        : one;
  }

  /** Which of several was taken is said, for it is a guess where nobody chose. */
  private void tellStates(ModelOptions.Chosen... both) {
    for (ModelOptions.Chosen each : both) {
      each.file().notes().stream()
          .map(Phrase::english)
          .filter(note -> note.contains(" was taken"))
          .forEach(note -> console.error(each.id() + ": " + note));
    }
  }

  /** Its classes are called as the first one's when names were given that fit both. */
  private ModelOptions.Chosen second(ModelOptions.Chosen first) throws IOException {
    ModelOptions.Chosen second = companion.open();
    if (first.isSame(second)) {
      console.error(
          "%s is compared with itself; give another network by --with or --with-weights"
              .formatted(first.id()));
    }
    second = distinct(second, first);
    boolean named = models.hasLabels() && second.labels().size() == first.labels().size();
    return named ? second.withLabels(first.labels()) : second;
  }

  private void checkUsage(boolean folder) {
    companion.check();
    if (images.isEmpty() && !differences) {
      throw usage("Nothing to compare on; give a picture, a folder, or --differences");
    }
    if (differences && !images.isEmpty()) {
      throw usage("--differences is about weights, not about pictures; give one of them");
    }
    if (folder && images.size() > 1) {
      throw usage("Give pictures, or one folder, not both");
    }
    if (folder && (likeness || blocks || runs != 0)) {
      throw usage("--cka, --blocks and --runs are about pictures, not about a folder of them");
    }
    if (likeness && blocks && format == ResultFormat.CSV) {
      throw usage("A csv is one table; give --cka or --blocks");
    }
    if (top < 1) {
      throw usage("--top %d: give 1 or more".formatted(top));
    }
    if (runs < 0 || runs > 0 && format != ResultFormat.JSON) {
      throw usage("--runs %d: give 0 or more, and --format json".formatted(runs));
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Preprocessing preprocessing(ModelOptions.Chosen chosen) {
    Preprocessing right = chosen.file().preprocessing();
    Preprocessing own = InputOptions.named(spec, preprocessing, right);
    int side = InputOptions.side(spec, size, chosen.architecture());
    return size == null ? own : own.sizedAs(right).at(side, chosen.architecture().inputSize());
  }

  private ColourHandling colours() {
    return ignoreProfile ? ColourHandling.AS_STORED : ColourHandling.SRGB;
  }

  private int comparisons(AskedPair pair) throws IOException {
    ComparisonPrinter printer = new ComparisonPrinter(console, format, top, blocks, likeness);
    boolean good = true;
    for (String image : images) {
      try {
        ModelComparison comparison = pair.ask(image);
        if (runs > 0) {
          printer.time(pair.timing(image, runs));
        }
        printer.add(comparison);
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        good = false;
        String error = Wording.of(e, image);
        printer.addFailure(image, error);
        console.failure(error, e);
      }
    }
    printer.close();
    return good ? ExitStatus.GOOD : ExitStatus.INPUT_FAILED;
  }

  private int agreement(AskedPair pair) throws IOException {
    Path folder = Path.of(images.get(0));
    List<Path> pictures = PictureFolder.list(folder);
    if (pictures.isEmpty()) {
      throw usage(folder + " has no pictures; give a folder that has");
    }
    Agreement agreement;
    try (Progress progress = new Progress(console, progressWanted, pictures.size())) {
      agreement =
          new AgreementRun(pair.first(), pair.second(), colours())
              .over(
                  pictures,
                  share -> progress.done((int) Math.round(share * pictures.size())),
                  () -> false);
    }
    for (Agreement.Failure failure : agreement.failures()) {
      console.failure(Wording.of(failure.cause(), failure.picture().toString()), failure.cause());
    }
    AgreementPrinter.print(console, format, pair.ids(), agreement);
    return agreement.failures().isEmpty() ? ExitStatus.GOOD : ExitStatus.INPUT_FAILED;
  }
}
