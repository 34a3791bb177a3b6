package org.vggscope.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a network is asked about: pictures, or a tensor. */
final class GivenInputs {
  @Parameters(
      paramLabel = "IMAGE",
      arity = "0..*",
      description =
          "Pictures: JPEG, PNG, GIF, BMP, TIFF or WebP. Also folders, patterns in quotes,"
              + " @FILE for a list with a path a line, - for a picture on standard input.")
  private List<String> images = List.of();

  private List<String> expanded;

  @Option(
      names = "--tensor",
      paramLabel = "FILE",
      description =
          "A .npy file of float32, planar (3,H,W) or (1,3,H,W), fed to conv1_1 with no"
              + " preprocessing.")
  private String tensor;

  /**
   * Pictures' paths; often none.
   *
   * @throws IOException when a folder or a list cannot be read
   */
  List<String> images() throws IOException {
    if (expanded == null) {
      expanded = GivenPictures.expand(images);
    }
    return expanded;
  }

  /** The tensor's path, or null. */
  String tensor() {
    return tensor;
  }
}
