package org.vggscope.cli;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a network is asked about: pictures, or a tensor. */
final class GivenInputs {
  @Parameters(
      paramLabel = "IMAGE",
      arity = "0..*",
      description = "Pictures: JPEG, PNG, GIF, BMP, TIFF or WebP.")
  private List<String> images = List.of();

  @Option(
      names = "--tensor",
      paramLabel = "FILE",
      description =
          "A .npy file of float32, planar (3,H,W) or (1,3,H,W), fed to conv1_1 with no"
              + " preprocessing.")
  private String tensor;

  /** Pictures' paths; often none. */
  List<String> images() {
    return images;
  }

  /** The tensor's path, or null. */
  String tensor() {
    return tensor;
  }
}
