package org.vggscope.cli;

import org.vggscope.explain.likes.LikesRequest;
import picocli.CommandLine.Option;

/** How far and from where gradient ascent goes, for all commands that make pictures by it. */
final class AscentOptions {
  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "" + LikesRequest.STEPS,
      description = "Steps of the ascent. Default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the noise to start from and of the transforms. Default: 1.")
  private long seed;

  int steps() {
    return steps;
  }

  long seed() {
    return seed;
  }
}
