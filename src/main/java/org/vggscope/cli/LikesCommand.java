package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.vggscope.explain.TopPatches;
import org.vggscope.explain.likes.LikesAnswer.Liked;
import org.vggscope.explain.likes.LikesRequest;
import org.vggscope.explain.likes.Objective;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.LayerKind;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.PictureFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code likes}: the picture that drives a channel hardest. */
@Command(
    name = "likes",
    description = "Make the picture that drives a channel, a unit or a class hardest.",
    footer = {
      "",
      "Activation maximisation: from noise on the picture climbs the slope of what it is to drive",
      "(Erhan et al. 2009), as Lucid does it: by its frequencies and decorrelated colours, moved,",
      "scaled and rotated a little at random before each step, Adam at a rate of 0.05 (Olah et al.",
      "2017). A channel counts by its sums before the ReLU, mean over the map. The same seed gives",
      "the same bytes on the same machine.",
      "With --pictures each picture is set against the best of a folder, and channels that nothing",
      "there drives are named as dead. One position alone, with --unit in the middle of the map,"
          + " can",
      "be driven about twice as hard as all of them together.",
      "",
      "Examples:",
      "  likes --layer conv4_3 --channel 6 --output likes.png",
      "  likes --layer conv4_3 --channel 6 --unit 4,4 --output likes.npy   float32 (3,H,W)",
      "  likes --layer conv5_3 --channel 6 --with 20 --share 0.5 --output between.png",
      "  likes --layer conv5_3 --channel 6 --count 4 --output four.svg",
      "  likes --class teapot --steps 1024 --output teapot.png",
      "  likes --layer conv4_3 --channels all --pictures val --output atlas   a file a channel",
      ""
    })
final class LikesCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions models;
  @Mixin private LikesOptions options;

  @Option(
      names = "--pictures",
      paramLabel = "FOLDER",
      description = "Pictures to set what is made against; the folders in it are gone through too.")
  private String folder;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "Where to write: .png or .svg, of several pictures a sheet; .npy for colours from 0 to 1,"
              + " (3, side, side) in float32. Without an ending, a folder that gets a .png a"
              + " picture.")
  private String output;

  @Option(names = "--force", description = "Write over files that are there.")
  private boolean force;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Of what is printed: ${COMPLETION-CANDIDATES}. Default: text.")
  private ReportFormat format;

  @Option(
      names = "--progress",
      description = "Report progress on standard error even when it is no terminal.")
  private boolean progressWanted;

  LikesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (ModelOptions.Chosen chosen = models.open()) {
      List<LikesRequest> requests = options.requests(chosen);
      List<Objective> objectives =
          requests.stream().flatMap(request -> request.objectives().stream()).toList();
      if (folder != null && objectives.stream().anyMatch(each -> each.channels().size() > 1)) {
        throw usage("--pictures goes with single channels");
      }
      List<String> names = names(objectives);
      LikesFile file = file(names);
      List<Path> pictures = folder == null ? List.of() : pictures();
      try (LoadedModel model = load(chosen, objectives.get(0));
          ProgressLine progress = new ProgressLine(console, progressWanted)) {
        List<Liked> liked = make(model, requests, file, names, progress);
        if (file != null && !file.isFolder()) {
          file.write(liked);
        }
        TopPatches best = folder == null ? null : best(model, requests.get(0), pictures, progress);
        progress.interrupt();
        new LikesPrinter(console, format)
            .print(model.id(), requests.get(0), liked, best, file == null ? null : file.path());
      }
      return ExitStatus.GOOD;
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private LoadedModel load(ModelOptions.Chosen chosen, Objective first) throws IOException {
    ComputeEngine engine = ComputeEngine.start();
    return first.layer().kind() == LayerKind.FULLY_CONNECTED
        ? Models.load(engine, chosen, console)
        : Models.loadAsFarAsGood(engine, chosen, console);
  }

  private List<Path> pictures() throws IOException {
    List<Path> all = PictureFolder.list(Path.of(folder));
    if (all.isEmpty()) {
      throw usage(folder + " has no pictures; give a folder that has");
    }
    return all;
  }

  /** What the pictures' files are called: {@code conv4_3-006}, numbered where there are more. */
  private static List<String> names(List<Objective> objectives) {
    int digits = String.valueOf(objectives.get(0).layer().outputs() - 1).length();
    List<String> names = new ArrayList<>();
    Map<String, Integer> used = new HashMap<>();
    for (Objective objective : objectives) {
      String channels =
          new TreeSet<>(objective.channels().keySet())
              .stream()
                  .map(channel -> String.format("%0" + digits + "d", channel))
                  .collect(Collectors.joining("-"));
      String name = objective.layer().name() + "-" + channels;
      int number = used.merge(name, 1, Integer::sum);
      names.add(number == 1 ? name : name + "-" + number);
    }
    return names;
  }

  /** Where to write, null for nowhere; nothing that is there is written over unless forced. */
  private LikesFile file(List<String> names) {
    if (output == null) {
      return null;
    }
    LikesFile file = new LikesFile(Path.of(output));
    if (!file.isKnown()) {
      throw usage("--output %s: give a name that ends in .png, .svg or .npy".formatted(output));
    }
    List<Path> paths =
        file.isFolder() ? names.stream().map(file::of).toList() : List.of(file.path());
    for (Path path : paths) {
      OutputFile.refuseInputs(spec, path, models.files());
      if (!force && Files.exists(path)) {
        throw usage("%s is there already; give --force to write over it".formatted(path));
      }
    }
    return file;
  }

  private List<Liked> make(
      LoadedModel model,
      List<LikesRequest> requests,
      LikesFile file,
      List<String> names,
      ProgressLine progress)
      throws IOException {
    List<Liked> all = new ArrayList<>();
    for (LikesRequest request : requests) {
      int before = all.size();
      List<Liked> made =
          request
              .find(
                  model.network(),
                  model.preprocessing(),
                  growth ->
                      progress.show(
                          "%d of %d pictures made, step %d of %d"
                              .formatted(before, names.size(), growth.step(), growth.steps()),
                          false),
                  () -> false)
              .liked();
      for (int i = 0; file != null && file.isFolder() && i < made.size(); i++) {
        file.write(names.get(before + i), made.get(i));
      }
      all.addAll(made);
    }
    return all;
  }

  private TopPatches best(
      LoadedModel model, LikesRequest request, List<Path> pictures, ProgressLine progress) {
    Preprocessing trained = model.preprocessing();
    return TopPatches.search(
        model.network(),
        request.layer(),
        pictures,
        trained,
        ColourHandling.SRGB,
        share -> progress.show("%.0f %% of the folder's pictures".formatted(100 * share), false),
        () -> false);
  }
}
