package org.vggscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.support.FolderTree;

/**
 * The first steps of a network that is as small as it can be, after which all is loaded and
 * compiled that the first step of any training needs.
 */
public final class Rehearsal {
  private static final double WIDTH = 0.07;
  private static final int STEPS = 4;

  private Rehearsal() {}

  /**
   * Makes the steps; nothing of it is left on the disk.
   *
   * @param sets reads the pictures, of which most trainings are
   * @throws IOException when nothing can be written among the temporary files
   */
  public static void run(DataSets sets) throws IOException {
    Path folder = Files.createTempDirectory("vggscope-rehearsal-");
    try {
      RunFolder.Setup setup =
          new RunFolder.Setup(
              SmallSets.CIFAR,
              new NetworkChoice("vgg-a", WIDTH, false),
              Runtime.getRuntime().availableProcessors(),
              null,
              null,
              null);
      int[] steps = {0};
      Training.begin(
          ComputeEngine::start,
          sets,
          new RunFolder(folder.resolve("run")),
          Recipe.quick(),
          setup,
          (event, network) -> steps[0] += event instanceof TrainingEvent.Step ? 1 : 0,
          () -> steps[0] >= STEPS);
    } finally {
      FolderTree.delete(folder);
    }
  }
}
