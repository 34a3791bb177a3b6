package org.vggscope.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vggscope.cli.DeletionTally.Areas;
import org.vggscope.explain.DeletionCurve;
import org.vggscope.explain.Evidence;
import org.vggscope.explain.EvidenceMethod;
import org.vggscope.explain.PixelOrder;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Look;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.PictureFolder;
import org.vggscope.report.CsvWriter;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.Table;
import org.vggscope.text.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deletion}: whether evidence is evidence. */
@Command(
    name = "deletion",
    description = "Measure whether evidence is evidence: delete the pixels that it ranks highest.",
    footer = {
      "",
      "For the class that the network puts first on each picture, pixels are replaced by the mean",
      "colour, those with the most evidence first, and the area below the curve of the class's",
      "probability is taken, from 0 to 1; beside it the mean areas for orders by chance, of single",
      "pixels and of squares an eighth of the input wide. Evidence that deserves the name has the",
      "smaller area (Petsiuk et al. 2018, Section 4.1). Single pixels by chance are noise, which",
      "harms a network by itself; squares are the fairer rival of a coarse map.",
      "JSON and text have the means over the pictures, CSV a line for each picture and method.",
      "",
      "Examples:",
      "  deletion val --pictures 200",
      "  deletion val --method grad-cam --layer conv4_3 --format csv",
      ""
    })
final class DeletionCommand implements Callable<Integer> {
  /** Squares that go by chance are this share of the input's side, like occlusion's patch. */
  private static final int SQUARES = 8;

  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions models;
  @Mixin private InputOptions inputs;
  @Mixin private EvidenceOptions options;
  @Mixin private MapLayerOption map;

  @Parameters(
      paramLabel = "DIRECTORY",
      description = "A folder of pictures; the folders in it are gone through too.")
  private String directory;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      split = ",",
      converter = EvidenceMethods.class,
      description = "grad-cam, guided, integrated, occlusion, commas between. Default: all.")
  private List<EvidenceMethod> methods = List.of(EvidenceMethod.values());

  @Option(
      names = "--pictures",
      paramLabel = "N",
      description = "Of more pictures take N, evenly from the list of all. Default: all.")
  private Integer pictures;

  @Option(
      names = "--deletions",
      paramLabel = "N",
      defaultValue = "32",
      description = "In how many steps the pixels go. Default: 32.")
  private int deletions;

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many orders by chance are averaged. Default: 5.")
  private int orders;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the orders by chance, and of pixels with equal evidence. Default: 1.")
  private long seed;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "json",
      description = "${COMPLETION-CANDIDATES}. Default: json.")
  private ResultFormat format;

  @Option(
      names = "--progress",
      description = "Report progress on standard error even when it is no terminal.")
  private boolean progressWanted;

  private final Map<EvidenceMethod, DeletionTally> tallies = new EnumMap<>(EvidenceMethod.class);
  private int skipped;

  DeletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (pictures != null && pictures < 1 || deletions < 1 || orders < 1) {
      throw usage("--pictures, --deletions and --orders are 1 or more");
    }
    try (ModelOptions.Chosen chosen = models.open()) {
      chosen.needClassifier();
      options.check(methods, chosen.architecture(), map.layer());
      int area = chosen.architecture().inputSize() * chosen.architecture().inputSize();
      if (deletions > area) {
        throw usage("--deletions %d: the input has %d pixels".formatted(deletions, area));
      }
      List<String> chosenPictures = pictures();
      List<Look> looks = List.of(Look.of(inputs.preprocessing(chosen.file())));
      methods.forEach(method -> tallies.put(method, new DeletionTally()));
      if (format == ResultFormat.CSV) {
        console.print(CsvWriter.text(areas().build()));
      }
      try (PictureFeed feed = new PictureFeed(chosenPictures, looks, inputs.colours());
          LoadedModel model = Models.load(ComputeEngine.start(), chosen, console);
          Progress progress = new Progress(console, progressWanted, chosenPictures.size())) {
        int done = 0;
        for (PictureFeed.Item item = feed.next(); item != null; item = feed.next()) {
          measure(model, item, progress);
          progress.done(++done);
        }
      }
      print(chosen.id());
      return skipped == 0 ? ExitStatus.GOOD : ExitStatus.INPUT_FAILED;
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private List<String> pictures() throws IOException {
    List<Path> all = PictureFolder.list(Path.of(directory));
    if (all.isEmpty()) {
      throw usage(directory + " has no pictures; give a folder that has");
    }
    int count = pictures == null ? all.size() : Math.min(pictures, all.size());
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(all.get((int) ((long) i * all.size() / count)).toString());
    }
    return taken;
  }

  private void measure(LoadedModel model, PictureFeed.Item item, Progress progress) {
    Throwable failure = item.failure();
    if (failure == null) {
      try {
        measure(model, item.image(), item.inputs().get(0));
      } catch (RuntimeException | OutOfMemoryError e) {
        failure = e;
      }
    }
    if (failure != null) {
      skipped++;
      progress.interrupt();
      console.failure(Wording.of(failure, item.image()), failure);
    }
  }

  private void measure(LoadedModel model, String image, InputTensor input) {
    try (Analysis analysis = model.analyse(input, () -> false)) {
      int index = Models.finite(analysis.ranked()).get(0).index();
      int height = input.height();
      int width = input.width();
      int side = Math.max(1, model.architecture().inputSize() / SQUARES);
      double random = 0;
      double squares = 0;
      for (int order = 0; order < orders; order++) {
        long chance = seed + order;
        random += area(model, input, index, PixelOrder.random(height * width, chance));
        squares += area(model, input, index, PixelOrder.squares(height, width, side, chance));
      }
      for (EvidenceMethod method : methods) {
        Evidence evidence =
            options
                .request(method, model.architecture(), map.layer(), index)
                .find(model.network(), input, analysis.activations(), share -> {}, () -> false)
                .evidence();
        Areas areas =
            new Areas(
                area(model, input, index, PixelOrder.ranked(evidence, seed)),
                random / orders,
                squares / orders);
        tallies.get(method).add(areas);
        if (format == ResultFormat.CSV) {
          print(image, index, method, areas);
        }
      }
    }
  }

  private void print(String image, int index, EvidenceMethod method, Areas areas) {
    Table row =
        areas()
            .row(image, index, method, areas.evidence(), areas.random(), areas.squares())
            .build();
    console.print(CsvWriter.rows(row));
  }

  private static Table.Builder areas() {
    return Table.of("image", "index", "method", "evidence", "random", "squares");
  }

  private double area(LoadedModel model, InputTensor input, int index, int[] order) {
    return DeletionCurve.of(model.network(), input, index, order, deletions, () -> false).area();
  }

  private void print(String model) throws IOException {
    int count = tallies.get(methods.get(0)).count();
    if (format == ResultFormat.JSON) {
      ObjectNode node = JsonWriter.object();
      node.put("model", model);
      node.put("images", count);
      node.put("skipped", skipped);
      node.put("deletions", deletions);
      node.put("orders", orders);
      node.put("seed", seed);
      ObjectNode areas = node.putObject("methods");
      tallies.forEach((method, tally) -> areas.set(method.toString(), tally.json()));
      console.print(JsonWriter.text(node));
    } else if (format == ResultFormat.TEXT) {
      console.out().print("%s  %d pictures, %d skipped\n\n".formatted(model, count, skipped));
      List<List<String>> rows = new ArrayList<>();
      rows.add(
          List.of(
              "method",
              "area by evidence",
              "pixels by chance",
              "better on",
              "squares by chance",
              "better on"));
      tallies.forEach(
          (method, tally) ->
              rows.add(
                  List.of(
                      method.toString(),
                      number("%.4f", tally.mean(Areas::evidence), 1),
                      number("%.4f", tally.mean(Areas::random), 1),
                      number("%.1f %%", tally.better(Areas::random), 100),
                      number("%.4f", tally.mean(Areas::squares), 1),
                      number("%.1f %%", tally.better(Areas::squares), 100))));
      Text.table(rows, List.of(false, true, true, true, true, true))
          .forEach(line -> console.out().print(line + "\n"));
    }
    console.flush();
  }

  private static String number(String pattern, Double value, double factor) {
    return value == null ? "none" : String.format(Locale.ROOT, pattern, factor * value);
  }
}
