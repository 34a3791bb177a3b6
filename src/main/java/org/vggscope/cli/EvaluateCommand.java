package org.vggscope.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Look;
import org.vggscope.model.Prediction;
import org.vggscope.report.CsvWriter;
import org.vggscope.report.JsonWriter;
import org.vggscope.support.AtomicFile;
import org.vggscope.text.Wording;
import org.vggscope.training.DataSet;
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
      "  evaluate --weights run1/best.safetensors mnist-small",
      "  evaluate --model vgg19-tiny --progress val",
      "  evaluate --evaluation ten-crop val",
      "  evaluate --truth val.txt ILSVRC2012_img_val",
      "  evaluate --labels names.txt --weights own.pth --output wrong.csv --table wrong val",
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
          "A folder with one sub-folder a class (see --folders); the pictures are in it or in its"
              + " sub-folder images. Of a folder with train and test (or val) that one is measured."
              + " Also what 'train' learns from: MNIST's IDX files, CIFAR-10's batches, mnist-small"
              + " or cifar10-small; their test part is taken.")
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

  @Option(
      names = "--folders",
      paramLabel = "NAMING",
      description =
          "What the sub-folders are called by: id (WordNet ids), name (any name of the class, spaces"
              + " or underscores), index (0, 1, ...), order (torchvision's ImageFolder: the sorted"
              + " folders are the classes). Default: what fits most of them; what was taken is said.")
  private ClassFolders.Naming naming;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description =
          "What each picture of a folder without sub-folders is: Caffe's val.txt,"
              + " ILSVRC2012_validation_ground_truth.txt (its numbers are in an order of their own;"
              + " the kit's meta.mat beside it translates them), LOC_val_solution.csv,"
              + " val_annotations.txt.")
  private String truth;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "Also write accuracy by class, the confusion matrix and the pictures that were called"
              + " otherwise: all of it to a .json, one table to a .csv (see --table).")
  private String output;

  /** One of the tables. */
  enum Contents {
    CLASSES,
    CONFUSION,
    WRONG
  }

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      description = "Of a .csv: classes, confusion or wrong. Default: classes.")
  private Contents table;

  /** Of pictures that are asked about together. */
  private static final int PIXELS_AT_ONCE = 32 * 64 * 64;

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    boolean packed = DataSet.isPacked(Path.of(directory));
    if (!packed && !Files.isDirectory(Path.of(directory))) {
      throw new ParameterException(
          spec.commandLine(), directory + " is not a folder; give one with a sub-folder a class");
    }
    if (truth != null && naming != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--truth is for a folder without sub-folders, --folders for one with");
    }
    checkOutput();
    try (ModelOptions.Chosen chosen = models.open()) {
      chosen.needClassifier();
      List<Look> looks = evaluation.looks(inputs, chosen.file());
      if (packed) {
        return evaluatePacked(chosen, looks);
      }
      Path part = part();
      ClassFolders folders =
          truth == null
              ? ClassFolders.list(part, chosen.labels(), naming)
              : ClassFolders.listed(part, TruthFile.read(Path.of(truth)), chosen.labels());
      checkFolders(folders, chosen.id());
      EvaluationTally counts = new EvaluationTally(chosen.labels());
      try (PictureFeed feed = new PictureFeed(folders.pictures(), looks, inputs.colours());
          LoadedModel model = Models.load(ComputeEngine.start(), chosen, console);
          Progress progress = new Progress(console, progressWanted, folders.pictures().size())) {
        evaluate(folders, feed, model, counts, progress);
      }
      int unknown = folders.unknown().size();
      ObjectNode summary = summary(chosen.id(), counts, folders.by(), unknown);
      write(summary, counts);
      print(summary, counts, unknown);
      return counts.skipped() == 0 && folders.unknown().isEmpty()
          ? ExitStatus.GOOD
          : ExitStatus.INPUT_FAILED;
    }
  }

  /** Of a folder with {@code train/} and {@code test/} the part that no network learns from. */
  private Path part() throws IOException {
    Path folder = Path.of(directory);
    if (truth != null || !DataSet.isParted(folder)) {
      return folder;
    }
    Path part = DataSet.measured(folder);
    if (part == null) {
      throw new ParameterException(
          spec.commandLine(),
          "%s has a part train but none that is called %s; give the folder of one part"
              .formatted(directory, String.join(" or ", DataSet.PARTS)));
    }
    console.error("The part %s is measured".formatted(part.getFileName()));
    directory = part.toString();
    return part;
  }

  /** A data set in a format of its own: the part that no network learns from. */
  private Integer evaluatePacked(ModelOptions.Chosen chosen, List<Look> looks) throws IOException {
    PackedPictures pictures = new PackedPictures(Path.of(directory), chosen.labels());
    if (pictures.by().equals("index")) {
      console.error(
          "No class of the set is known by name; its numbers are taken for the network's");
    }
    EvaluationTally counts = new EvaluationTally(chosen.labels());
    try (LoadedModel model = Models.load(ComputeEngine.start(), chosen, console);
        Progress progress = new Progress(console, progressWanted, pictures.count())) {
      pictures.ask(model, looks, counts, progress);
    }
    ObjectNode summary = summary(chosen.id(), counts, pictures.by(), 0);
    write(summary, counts);
    print(summary, counts, 0);
    return ExitStatus.GOOD;
  }

  private void checkFolders(ClassFolders folders, String model) {
    if (folders.pictures().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          truth == null
              ? ("%s has no pictures in sub-folders named by %s that %s knows (%d other folders); see"
                      + " --folders, --truth and --labels")
                  .formatted(directory, folders.title(), model, folders.unknown().size())
              : "%s has no pictures that %s lists with a class that %s knows (%d others)"
                  .formatted(directory, truth, model, folders.unknown().size()));
    }
    if (truth != null) {
      console.error("The classes are those of " + folders.title());
    } else if (naming == null && !folders.by().equals("id")) {
      console.error(
          "The folders are taken for %s; --folders says otherwise".formatted(folders.title()));
    }
    if (!folders.unknown().isEmpty()) {
      int count = folders.unknown().size();
      console.error(
          "%d %s%s %s does not know %s passed over: %s%s"
              .formatted(
                  count,
                  truth == null ? "class folder" : "picture",
                  count == 1 ? " that" : "s that",
                  model,
                  count == 1 ? "is" : "are",
                  String.join(", ", folders.unknown().stream().limit(UNKNOWN_NAMED).toList()),
                  count > UNKNOWN_NAMED ? ", ..." : ""));
    }
  }

  private void evaluate(
      ClassFolders folders,
      PictureFeed feed,
      LoadedModel model,
      EvaluationTally counts,
      Progress progress) {
    int done = 0;
    for (List<PictureFeed.Item> items = feed.next(PIXELS_AT_ONCE);
        !items.isEmpty();
        items = feed.next(PIXELS_AT_ONCE)) {
      Map<PictureFeed.Item, List<Prediction>> answers = answers(model, items);
      for (PictureFeed.Item item : items) {
        Throwable failure = item.failure();
        if (failure == null) {
          try {
            List<Prediction> answer = answers.get(item);
            counts.add(
                item.image(),
                answer == null ? Models.ask(model, item.inputs()) : answer,
                folders.classes().get(done));
          } catch (RuntimeException | OutOfMemoryError e) {
            failure = e;
          }
        }
        if (failure != null) {
          counts.skip();
          progress.interrupt();
          console.failure(Wording.of(failure, item.image()), failure);
        }
        progress.done(++done);
      }
    }
  }

  /** The answers to those that can be asked together; to none where that goes wrong with one. */
  private static Map<PictureFeed.Item, List<Prediction>> answers(
      LoadedModel model, List<PictureFeed.Item> items) {
    Map<PictureFeed.Item, List<Prediction>> answers = new IdentityHashMap<>();
    List<PictureFeed.Item> good = items.stream().filter(each -> each.failure() == null).toList();
    try {
      List<List<Prediction>> all =
          Models.askEach(model, good.stream().map(PictureFeed.Item::inputs).toList());
      for (int i = 0; i < good.size(); i++) {
        answers.put(good.get(i), all.get(i));
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      // Asked one by one each says what is wrong with it.
      answers.clear();
    }
    return answers;
  }

  private void checkOutput() {
    boolean csv = output != null && ending().equals(".csv");
    if (output != null && !csv && !ending().equals(".json")) {
      throw new ParameterException(
          spec.commandLine(),
          "--output %s: give a name that ends in .json or .csv".formatted(output));
    }
    if (table != null && !csv) {
      throw new ParameterException(spec.commandLine(), "--table goes with --output FILE.csv only");
    }
    if (output != null) {
      OutputFile.refuseInputs(spec, Path.of(output), models.files());
    }
  }

  private String ending() {
    return output.substring(Math.max(0, output.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
  }

  private void write(ObjectNode summary, EvaluationTally counts) throws IOException {
    if (output == null) {
      return;
    }
    String text;
    if (ending().equals(".csv")) {
      Contents wanted = table == null ? Contents.CLASSES : table;
      text =
          CsvWriter.text(
              switch (wanted) {
                case CLASSES -> counts.classes();
                case CONFUSION -> counts.confusion();
                case WRONG -> counts.wrong();
              });
    } else {
      ObjectNode all = summary.deepCopy();
      counts.addTo(all);
      text = JsonWriter.text(all);
    }
    AtomicFile.text(Path.of(output), text);
  }

  private ObjectNode summary(String model, EvaluationTally counts, String by, int unknown) {
    ObjectNode node = JsonWriter.object();
    node.put("model", model);
    node.put("images", counts.images());
    node.put("top1", counts.top1());
    node.put("top5", counts.top5());
    node.put("skipped", counts.skipped());
    node.put("folders", by);
    node.put("unknownFolders", unknown);
    if (evaluation.title() != null) {
      node.put("evaluation", evaluation.title());
    }
    return node;
  }

  private void print(ObjectNode summary, EvaluationTally counts, int unknown) throws IOException {
    if (format == ReportFormat.JSON) {
      console.print(JsonWriter.text(summary));
      return;
    }
    console
        .out()
        .print(
            String.format(
                Locale.ROOT,
                "model            %s\nimages           %d\ntop-1            %s\n"
                    + "top-5            %s\nskipped          %d\nunknown folders  %d\n",
                summary.get("model").asText(),
                counts.images(),
                percent(counts.top1()),
                percent(counts.top5()),
                counts.skipped(),
                unknown));
    if (evaluation.title() != null) {
      console.out().print("evaluation       %s\n".formatted(evaluation.title()));
    }
    console.flush();
  }

  private static String percent(Double share) {
    return share == null ? "none" : Text.percent(share);
  }
}
