package org.vggscope.cli;

import java.util.Arrays;
import java.util.List;
import org.vggscope.model.Evaluation;
import org.vggscope.model.Look;
import org.vggscope.model.NetworkSpec;
import org.vggscope.weights.WeightFile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How many looks at a picture an answer comes from. */
final class EvaluationOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--evaluation",
      paramLabel = "METHOD",
      converter = Method.class,
      description =
          "single, dense, ten-crop or multi-scale, after Simonyan and Zisserman (2014), Section 4."
              + " The looks' probabilities are averaged. single: one crop, as the weights want it."
              + " dense: the whole picture at the scale that the weights were trained with (256,"
              + " shorter side) and its mirror image. ten-crop: corners and centre of the central"
              + " square of 256, and their mirror images. multi-scale: dense at 224, 256 and 288,"
              + " mirrored too, six looks. That is for networks that read 224 pixels; the bundled"
              + " ones, which read 64, take 64 for dense, 73 for ten-crop and 64, 73 and 82 for"
              + " multi-scale. --size sets another scale. Without this option: one look of --size"
              + " pixels, no mirror image.")
  private Evaluation evaluation;

  @Option(
      names = "--scales",
      paramLabel = "N",
      split = ",",
      description =
          "Scales of --evaluation multi-scale, such as 256,384,512: smallest, middle and largest"
              + " for weights that were trained at many.")
  private List<Integer> scales;

  /** Reads a method's name. */
  static final class Method implements ITypeConverter<Evaluation> {
    @Override
    public Evaluation convert(String name) {
      return Arrays.stream(Evaluation.values())
          .filter(evaluation -> evaluation.title().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is none; there are single, dense, ten-crop and multi-scale"
                          .formatted(name)));
    }
  }

  /** The method's name, or null when none was asked for. */
  String title() {
    return evaluation == null ? null : evaluation.title();
  }

  /**
   * The looks at each picture.
   *
   * @throws ParameterException when the options do not fit each other or the network
   */
  List<Look> looks(InputOptions inputs, WeightFile file) {
    if (scales != null && evaluation != Evaluation.MULTI_SCALE) {
      throw usage("--scales goes with --evaluation multi-scale only");
    }
    if (evaluation == null) {
      return List.of(Look.of(inputs.preprocessing(file)));
    }
    NetworkSpec architecture = file.architecture();
    return evaluation.looks(inputs.asTrained(file), architecture.inputSize(), scales(inputs, file));
  }

  private List<Integer> scales(InputOptions inputs, WeightFile file) {
    NetworkSpec architecture = file.architecture();
    int trained = architecture.inputSize();
    int side = inputs.side(architecture);
    if (evaluation == Evaluation.SINGLE && side > trained) {
      throw usage(
          "--size %d does not go with --evaluation single, which reads %d pixels; try dense"
              .formatted(side, trained));
    }
    if (scales != null && inputs.hasSize()) {
      throw usage("--size and --scales exclude each other; give one of them");
    }
    List<Integer> chosen =
        scales != null
            ? scales
            : inputs.hasSize()
                ? evaluation.scalesAbout(side, trained)
                : evaluation.scales(inputs.asTrained(file), trained);
    for (int scale : chosen) {
      if (scale < trained || scale > Math.max(trained, InputOptions.MAX_SIZE)) {
        throw usage(
            "--evaluation %s at %d pixels: the network was trained at %d; keep to %d to %d"
                .formatted(
                    evaluation.title(),
                    scale,
                    trained,
                    trained,
                    Math.max(trained, InputOptions.MAX_SIZE)));
      }
    }
    return chosen;
  }

  /**
   * @throws ParameterException when an option that is about pictures was given without any
   */
  void refuseWithoutPictures() {
    if (evaluation != null || scales != null) {
      throw usage(
          "%s does not go with --tensor: a tensor is fed to conv1_1 as it is"
              .formatted(evaluation != null ? "--evaluation" : "--scales"));
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
