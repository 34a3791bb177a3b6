package org.vggscope.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.LayerKind;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Shape;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.NumpyFile;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.Preprocessor;
import org.vggscope.report.PngWriter;
import org.vggscope.support.AtomicFile;
import org.vggscope.text.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code activations}: what one layer makes of a picture, as a file. */
@Command(
    name = "activations",
    description = "Write one layer's activations on a picture to a file.",
    footer = {
      "",
      "Activations are taken after the ReLU where the layer has one. The file appears whole or not",
      "at all: a failure leaves the one that was there before.",
      "",
      "Examples:",
      "  activations cat.jpg --layer conv3_2 --output conv3_2.npy   float32 (C,H,W)",
      "  activations cat.jpg --layer pool4 --output pool4.png       the grid of feature maps",
      "  activations --tensor input.npy --layer fc7 --output fc7.npy",
      ""
    })
final class ActivationsCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions models;
  @Mixin private InputOptions inputs;

  @Parameters(
      paramLabel = "IMAGE",
      arity = "0..1",
      description = "A picture: JPEG, PNG, GIF, BMP, TIFF or WebP.")
  private String image;

  @Option(
      names = "--tensor",
      paramLabel = "FILE",
      description =
          "In place of a picture a .npy file of float32, planar (3,H,W) or (1,3,H,W), fed to"
              + " conv1_1 with no preprocessing.")
  private String tensor;

  @Option(
      names = "--layer",
      required = true,
      paramLabel = "NAME",
      description = "The layer: conv1_1 to conv5_4, pool1 to pool5, fc6, fc7, fc8.")
  private String layer;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description =
          "Where to write: .npy for the numbers, (channel, height, width) in float32; .png for a"
              + " grid of the maps.")
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

  ActivationsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    checkUsage();
    try (ModelOptions.Chosen chosen = models.open()) {
      checkLayer(chosen);
      Preprocessing preprocessing = inputs.preprocessing(chosen.file());
      String given = tensor == null ? image : tensor;
      InputTensor input;
      try {
        input =
            tensor == null
                ? Preprocessor.prepare(
                        PictureReader.read(Path.of(image), inputs.colours()), preprocessing)
                    .input()
                : InputOptions.tensor(tensor, chosen.architecture());
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        console.failure(Wording.of(e, given), e);
        return ExitStatus.INPUT_FAILED;
      }
      LayerActivations activations;
      boolean connected = chosen.architecture().layer(layer).kind() == LayerKind.FULLY_CONNECTED;
      ComputeEngine engine = ComputeEngine.start();
      try (LoadedModel model =
              connected
                  ? Models.load(engine, chosen, console)
                  : Models.loadAsFarAsGood(engine, chosen);
          Analysis analysis = model.analyse(input, () -> false)) {
        activations = analysis.activations().copy(analysis.activations().layer(layer));
      }
      AtomicFile.write(Path.of(output), stream -> write(activations, stream));
      return ExitStatus.GOOD;
    }
  }

  private void checkUsage() {
    if ((image == null) == (tensor == null)) {
      throw usage(
          image == null
              ? "Nothing to show the network; give a picture or --tensor"
              : "IMAGE and --tensor exclude each other; give one of them");
    }
    if (tensor != null) {
      inputs.refuseWithoutPictures();
    }
    if (!isPicture() && !ends(".npy")) {
      throw usage("--output %s: give a name that ends in .npy or .png".formatted(output));
    }
    OutputFile.refuseInputs(spec, Path.of(output), Arrays.asList(image, tensor));
    OutputFile.refuseInputs(spec, Path.of(output), models.files());
  }

  private void checkLayer(ModelOptions.Chosen chosen) throws IOException {
    try {
      if (chosen.architecture().layer(layer).kind() == LayerKind.FULLY_CONNECTED) {
        chosen.needClassifier();
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private boolean isPicture() {
    return ends(".png");
  }

  private boolean ends(String ending) {
    return output.toLowerCase(Locale.ROOT).endsWith(ending);
  }

  private void write(LayerActivations activations, OutputStream stream) throws IOException {
    if (!isPicture()) {
      Shape shape = activations.shape();
      List<Integer> lengths = List.of(shape.channels(), shape.height(), shape.width());
      NumpyFile.write(new NumpyFile.Array(lengths, activations.values()), stream);
      return;
    }
    PngWriter.write(MapGrid.paint(activations, scale == ScaleOf.LAYER), stream);
  }
}
