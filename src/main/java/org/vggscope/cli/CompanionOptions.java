package org.vggscope.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which network another one is compared with. */
final class CompanionOptions {
  static final String DEFAULT_COMPANION = "vgg19-tiny";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--with",
      paramLabel = "ID",
      description =
          "The other network of a comparison, a model of the catalogue. Default where two are"
              + " compared: "
              + DEFAULT_COMPANION)
  private String with;

  @Option(
      names = "--with-weights",
      paramLabel = "FILE",
      description = "A weight file in place of --with.")
  private String weights;

  @Option(
      names = "--with-state",
      paramLabel = "NAME",
      description = "Which network of --with-weights, where it holds several.")
  private String state;

  /** Whether anything was said of it. */
  boolean isGiven() {
    return with != null || weights != null || state != null;
  }

  /**
   * Refuses options that contradict each other.
   *
   * @throws ParameterException when they do
   */
  void check() {
    if (with != null && weights != null) {
      throw usage("--with and --with-weights exclude each other; give one of them");
    }
    if (state != null && weights == null) {
      throw usage("--with-state goes with --with-weights only");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** The files that were named, which are read; null where none was. */
  List<String> files() {
    return Arrays.asList(weights);
  }

  /**
   * Opens it; the numbers are not read yet.
   *
   * @throws IOException when the file cannot be used
   */
  ModelOptions.Chosen open() throws IOException {
    return ModelOptions.open(spec, with == null ? DEFAULT_COMPANION : with, weights, state, null);
  }
}
