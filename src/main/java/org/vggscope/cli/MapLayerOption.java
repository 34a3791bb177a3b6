package org.vggscope.cli;

import picocli.CommandLine.Option;

/** Whose maps Grad-CAM weighs. */
final class MapLayerOption {
  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description =
          "Of grad-cam: the convolution, after its ReLU, or the pooling. Default: the last"
              + " convolution.")
  private String layer;

  /** Null for the last convolution. */
  String layer() {
    return layer;
  }
}
