package org.vggscope.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.vggscope.inference.ComputeEngine;

/** Runs for tests in other rooms. */
public final class RunTesting {
  private RunTesting() {}

  /** Trains a tiny A, in this process, to the end. */
  public static void train(Path run, String data, Recipe recipe) throws IOException {
    Training.begin(
        ComputeEngine::start,
        new DataSets(),
        new RunFolder(run),
        recipe,
        new RunFolder.Setup(
            data, new NetworkChoice("vgg-a", 0.07, false), 1, null, List.of(), List.of()),
        (event, network) -> {},
        () -> false);
  }
}
