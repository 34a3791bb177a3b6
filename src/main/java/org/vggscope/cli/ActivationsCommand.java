package org.vggscope.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.LayerKind;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Shape;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.NumpyFile;
import org.vggscope.picture.Preprocessor;
import org.vggscope.report.PngWriter;
import org.vggscope.support.AtomicFile;
import org.vggscope.text.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code activations}: what layers make of pictures, as files. */
@Command(
    name = "activations",
    description = "Write layers' activations on pictures to files.",
    footer = {
      "",
      "Activations are taken after the ReLU where the layer has one. The file appears whole or not",
      "at all: a failure leaves the one that was there before.",
      "",
      "Examples:",
      "  activations cat.jpg --layer conv3_2 --output conv3_2.npy   float32 (C,H,W)",
      "  activations cat.jpg --layer pool4 --output pool4.png       the grid of feature maps",
      "  activations --tensor input.npy --layer fc7 --output fc7.npy",
      "  activations cat.jpg --layer all --output cat.npz           an array a layer",
      "  activations pictures --layer pool5,fc7 --output features   a file a picture in a folder",
      ""
    })
final class ActivationsCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions models;
  @Mixin private InputOptions inputs;

  @Mixin private GivenInputs given;

  @Option(
      names = "--layer",
      required = true,
      paramLabel = "NAME",
      split = ",",
      description =
          "The layers: conv1_1 to conv5_4, pool1 to pool5, fc6, fc7, fc8, or torchvision's names"
              + " (features.12), with commas between; all for all of them.")
  private List<String> names;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description =
          "Where to write: .npy for the numbers, (channel, height, width) in float32; .npz for"
              + " those of several layers; .png for a grid of the maps. Without an ending, a folder"
              + " that gets a file a picture.")
  private String output;

  /** What one colour scale is for. */
  enum ScaleOf {
    MAP,
    LAYER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--scale",
      paramLabel = "WHAT",
      defaultValue = "map",
      description =
          "Of a .png: whether each map has its own colour scale (map) or all share one (layer)."
              + " Default: map.")
  private ScaleOf scale;

  /** Names in the folder that are taken. */
  private final UniqueNames used = new UniqueNames();

  ActivationsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (ModelOptions.Chosen chosen = models.open()) {
      List<String> layers = layers(chosen);
      checkUsage(layers);
      Preprocessing preprocessing = inputs.preprocessing(chosen.file());
      ComputeEngine engine = ComputeEngine.start();
      boolean connected = layers.stream().anyMatch(name -> isConnected(chosen, name));
      try (LoadedModel model =
          connected
              ? Models.load(engine, chosen, console)
              : Models.loadAsFarAsGood(engine, chosen, console)) {
        boolean good = true;
        for (String each : subjects()) {
          good &= write(model, each, layers, preprocessing);
        }
        return good ? ExitStatus.GOOD : ExitStatus.INPUT_FAILED;
      }
    }
  }

  private List<String> subjects() throws IOException {
    return given.tensor() == null ? given.images() : List.of(given.tensor());
  }

  private static boolean isConnected(ModelOptions.Chosen chosen, String layer) {
    return chosen.architecture().layer(layer).kind() == LayerKind.FULLY_CONNECTED;
  }

  /** One picture's file; what goes wrong with it is no reason to leave out the others. */
  private boolean write(
      LoadedModel model, String subject, List<String> layers, Preprocessing preprocessing) {
    try {
      InputTensor input =
          given.tensor() == null
              ? Preprocessor.prepare(GivenPictures.read(subject, inputs.colours()), preprocessing)
                  .input()
              : InputOptions.tensor(subject, model.architecture());
      Map<String, LayerActivations> found = new LinkedHashMap<>();
      try (Analysis analysis = model.analyse(input, () -> false)) {
        for (String name : layers) {
          found.put(name, analysis.activations().copy(analysis.activations().layer(name)));
        }
      }
      Path target = file(subject, layers);
      AtomicFile.write(target, stream -> write(target, found, stream));
      return true;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      console.failure(Wording.of(e, subject), e);
      return false;
    }
  }

  /** The file of a picture: the one that was named, or one in the folder that was. */
  private Path file(String subject, List<String> layers) throws IOException {
    if (!isFolder()) {
      return Path.of(output);
    }
    Files.createDirectories(Path.of(output));
    return Path.of(output).resolve(used.next(subject) + (layers.size() == 1 ? ".npy" : ".npz"));
  }

  private void checkUsage(List<String> layers) throws IOException {
    if (given.images().isEmpty() == (given.tensor() == null)) {
      throw usage(
          given.images().isEmpty()
              ? "Nothing to show the network; give a picture or --tensor"
              : "IMAGE and --tensor exclude each other; give one of them");
    }
    if (given.tensor() != null) {
      inputs.refuseWithoutPictures();
    }
    if (!isFolder() && !isPicture() && !ends(".npy") && !ends(".npz")) {
      throw usage("--output %s: give a name that ends in .npy, .npz or .png".formatted(output));
    }
    if (layers.size() > 1 && !isFolder() && !ends(".npz")) {
      throw usage("--output %s: several layers need a name that ends in .npz".formatted(output));
    }
    if (subjects().size() > 1 && !isFolder()) {
      throw usage("--output %s: several pictures need a folder".formatted(output));
    }
    if (!isFolder()) {
      OutputFile.refuseInputs(spec, Path.of(output), subjects());
      OutputFile.refuseInputs(spec, Path.of(output), models.files());
    }
  }

  /** The paper's names of the layers that were asked for, in the order of the network. */
  private List<String> layers(ModelOptions.Chosen chosen) throws IOException {
    if (names.equals(List.of("all"))) {
      return chosen.architecture().layers().stream().map(Layer::name).toList();
    }
    Set<String> wanted = new LinkedHashSet<>();
    for (String name : names) {
      wanted.add(LayerNames.find(spec, chosen, name).name());
    }
    return List.copyOf(wanted);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** A name without an ending, or of a folder that is there. */
  private boolean isFolder() {
    Path path = Path.of(output);
    return Files.isDirectory(path) || !String.valueOf(path.getFileName()).contains(".");
  }

  private boolean isPicture() {
    return ends(".png");
  }

  private boolean ends(String ending) {
    return output.toLowerCase(Locale.ROOT).endsWith(ending);
  }

  private void write(Path target, Map<String, LayerActivations> layers, OutputStream stream)
      throws IOException {
    LayerActivations first = layers.values().iterator().next();
    String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".png")) {
      PngWriter.write(MapGrid.paint(first, scale == ScaleOf.LAYER), stream);
    } else if (name.endsWith(".npz")) {
      ZipOutputStream zip = new ZipOutputStream(stream);
      for (Map.Entry<String, LayerActivations> layer : layers.entrySet()) {
        zip.putNextEntry(new ZipEntry(layer.getKey() + ".npy"));
        NumpyFile.write(array(layer.getValue()), zip);
        zip.closeEntry();
      }
      zip.finish();
    } else {
      NumpyFile.write(array(first), stream);
    }
  }

  private static NumpyFile.Array array(LayerActivations activations) {
    Shape shape = activations.shape();
    return new NumpyFile.Array(
        List.of(shape.channels(), shape.height(), shape.width()), activations.values());
  }
}
