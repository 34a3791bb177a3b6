package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Shape;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.TensorReader;
import org.vggscope.session.settings.KeptPreprocessings;
import org.vggscope.session.settings.SettingsStore;
import org.vggscope.support.Problem;
import org.vggscope.weights.WeightFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done to a picture before {@code conv1_1} reads it. */
final class InputOptions {
  /** What stands for the preprocessing of a tensor that is fed as it is. */
  static final String NO_PREPROCESSING = "none";

  /**
   * Longest side that the shorter one is scaled to. The activations of the full-size VGG16 on a
   * square picture of that size take 1.3 GB.
   */
  static final int MAX_SIZE = 1024;

  /** What is said of {@code --ignore-profile}. */
  static final String IGNORE_PROFILE =
      "Take the stored colours for sRGB whatever colour profile the picture has, as PyTorch's usual"
          + " way of loading does.";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--preprocessing",
      paramLabel = "NAME",
      description =
          "What the weights want of a picture: torchvision (RGB 0..1, mean and deviation) or caffe"
              + " (BGR 0..255, mean), or one that was saved under a name ('preprocess --list')."
              + " Default: what comes with the weights. A wrong one gives wrong"
              + " answers without any error.")
  private String preprocessing;

  @Option(
      names = "--size",
      paramLabel = "N",
      description =
          "Input size in pixels. More than the network was trained at is dense evaluation: the"
              + " shorter side becomes N, nothing is cropped up to 3 times as much length, class"
              + " scores are averaged. Less is for weights that came from torchvision: as there, maps"
              + " that are too small for the first fully connected layer are averaged onto its side."
              + " Default: the trained size.")
  private Integer size;

  @Mixin private OwnPreprocessing own;

  @Option(names = "--ignore-profile", description = IGNORE_PROFILE)
  private boolean ignoreProfile;

  /** What becomes of pictures' colour profiles. */
  ColourHandling colours() {
    return ignoreProfile ? ColourHandling.AS_STORED : ColourHandling.SRGB;
  }

  /**
   * The preprocessing of pictures.
   *
   * @throws ParameterException when the options do not fit the network
   */
  Preprocessing preprocessing(WeightFile file) {
    Preprocessing chosen = asTrained(file);
    if (!hasSize()) {
      return chosen;
    }
    if (own.isScaled()) {
      throw new ParameterException(
          spec.commandLine(),
          "--size goes with the weights' own scaling, not with --resize, --resize-to and --crop");
    }
    return chosen
        .sizedAs(file.preprocessing())
        .at(side(file.architecture()), file.architecture().inputSize());
  }

  /**
   * The preprocessing of pictures at the size that the network was trained at, whatever size was
   * asked for.
   *
   * @throws ParameterException when there is none of that name
   */
  Preprocessing asTrained(WeightFile file) {
    return own.over(named(spec, preprocessing, file.preprocessing()));
  }

  /**
   * A preprocessing by its name.
   *
   * @param name null for the weights' own
   * @throws ParameterException when there is none of that name
   */
  static Preprocessing named(CommandSpec spec, String name, Preprocessing own) {
    if (name == null || name.equals(own.name())) {
      return own;
    }
    try {
      return KeptPreprocessings.alternative(
          own, name, KeptPreprocessings.saved(SettingsStore.ofUser().load(), own));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** Whether a size was asked for. */
  boolean hasSize() {
    return size != null;
  }

  /**
   * The side of the picture that the network reads.
   *
   * @throws ParameterException when it is out of range
   */
  int side(NetworkSpec architecture) {
    return side(spec, size, architecture);
  }

  /**
   * As {@link #side(NetworkSpec)}, for commands that take a size only.
   *
   * @param size what was asked for, or null
   */
  static int side(CommandSpec spec, Integer size, NetworkSpec architecture) {
    int trained = architecture.inputSize();
    if (size == null) {
      return trained;
    }
    int least = architecture.leastSide();
    if (size < least || size > Math.max(trained, MAX_SIZE)) {
      throw new ParameterException(
          spec.commandLine(),
          "--size %d: the network was trained at %d; give %d to %d"
              .formatted(size, trained, least, Math.max(trained, MAX_SIZE)));
    }
    return size;
  }

  /**
   * Reads a tensor that is fed as it is.
   *
   * @throws IOException when it cannot be used
   * @throws IllegalArgumentException when its size does not fit the network
   */
  static InputTensor tensor(String file, NetworkSpec architecture) throws IOException {
    InputTensor tensor = TensorReader.read(Path.of(file));
    int channels = architecture.input().channels();
    if (tensor.shape().channels() != channels) {
      throw Problem.refused(
          "a tensor of %s does not fit: the network reads %d channels, not %d",
          planar(tensor.shape()), channels, tensor.shape().channels());
    }
    int least = architecture.leastSide();
    if (tensor.height() < least || tensor.width() < least) {
      throw Problem.refused(
          "a tensor of %s is too small, the network reads at least %s",
          planar(tensor.shape()), planar(new Shape(channels, least, least)));
    }
    if ((long) tensor.height() * tensor.width()
        > (long) Preprocessing.MAX_ASPECT * MAX_SIZE * MAX_SIZE) {
      throw Problem.refused(
          "a tensor of %s is too large; the limit is %d positions",
          planar(tensor.shape()), Preprocessing.MAX_ASPECT * MAX_SIZE * MAX_SIZE);
    }
    return tensor;
  }

  private static String planar(Shape shape) {
    return "(%d, %d, %d)".formatted(shape.channels(), shape.height(), shape.width());
  }

  /**
   * @throws ParameterException when an option that is about pictures was given without any
   */
  void refuseWithoutPictures() {
    if (own.isGiven()) {
      throw new ParameterException(
          spec.commandLine(),
          "An own preprocessing does not go with --tensor: a tensor is fed to conv1_1 as it is");
    }
    if (preprocessing != null || size != null || ignoreProfile) {
      String option =
          preprocessing != null ? "--preprocessing" : size != null ? "--size" : "--ignore-profile";
      throw new ParameterException(
          spec.commandLine(),
          option + " does not go with --tensor: a tensor is fed to conv1_1 as it is");
    }
  }
}
