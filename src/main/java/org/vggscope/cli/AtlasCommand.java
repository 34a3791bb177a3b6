package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vggscope.explain.likes.Atlas;
import org.vggscope.explain.likes.AtlasFile;
import org.vggscope.explain.likes.LikedPicture;
import org.vggscope.explain.likes.LikesRequest;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.support.Median;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atlas}: the pictures that all channels of a layer like, on one sheet. */
@Command(
    name = "atlas",
    description = "Make a sheet of what every channel of a layer likes, as 'likes' makes each.",
    footer = {
      "",
      "A layer gets two files: MODEL-LAYER.jpg, the pictures in the channels' order, 16 a row, and",
      "MODEL-LAYER.json: size, steps, seed, and how hard each picture drives its channel, before",
      "the ReLU and before it becomes a JPEG. Where a unit sees half of the picture or more, the",
      "picture is made for the unit in the middle of the map ('at'), otherwise for all of the map.",
      "",
      "Examples:",
      "  atlas --output atlas                          the last convolution of each block",
      "  atlas --model vgg19-tiny --layer conv3_3 --steps 48 --output atlas",
      ""
    })
final class AtlasCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions models;
  @Mixin private AscentOptions ascent;

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description = "A layer, again for more. Default: the last convolution of each block.")
  private List<String> layers = List.of();

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      required = true,
      description = "Where to write; it is made where it is not there.")
  private Path output;

  @Option(names = "--force", description = "Write over files that are there.")
  private boolean force;

  @Option(
      names = "--progress",
      description = "Report progress on standard error even when it is no terminal.")
  private boolean progressWanted;

  AtlasCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (ascent.steps() < 1) {
      throw usage("--steps %d: give 1 or more".formatted(ascent.steps()));
    }
    try (ModelOptions.Chosen chosen = models.open()) {
      List<Layer> asked = layers(chosen);
      for (Layer layer : asked) {
        Path sheet = output.resolve(AtlasFile.name(chosen.id(), layer) + ".jpg");
        if (!force && Files.exists(sheet)) {
          throw usage("%s is there already; give --force to write over it".formatted(sheet));
        }
      }
      Files.createDirectories(output);
      try (LoadedModel model = Models.loadAsFarAsGood(ComputeEngine.start(), chosen, console);
          ProgressLine progress = new ProgressLine(console, progressWanted)) {
        for (Layer layer : asked) {
          Atlas atlas =
              Atlas.make(
                  model,
                  layer,
                  LikesRequest.usualSide(model.architecture(), layer),
                  ascent.steps(),
                  ascent.seed(),
                  Optional.empty(),
                  part -> {},
                  share -> progress.show("%s %.0f %%".formatted(layer.name(), 100 * share), false),
                  () -> false);
          AtlasFile.write(output, chosen.id(), atlas);
          progress.interrupt();
          console.print(line(layer, atlas));
        }
      }
      return ExitStatus.GOOD;
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private List<Layer> layers(ModelOptions.Chosen chosen) {
    try {
      return layers.isEmpty()
          ? Atlas.layers(chosen.architecture())
          : layers.stream().map(chosen.architecture()::layer).toList();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static String line(Layer layer, Atlas atlas) {
    return String.format(
        Locale.ROOT,
        "%s: %d pictures, median drive %.3f%n",
        layer.name(),
        atlas.pictures().size(),
        Median.of(atlas.pictures().stream().mapToDouble(LikedPicture::drive).toArray()));
  }
}
