package org.vggscope.session.training;

import java.nio.file.Path;

/** How the folder of a training is called, and the files that lie beside it. */
final class RunFiles {
  private RunFiles() {}

  /** Of a training: its pictures, its network, what it starts from. */
  static String name(NewTraining wanted) {
    return "%s-%s-%s".formatted(fileName(wanted.data()), wanted.network().name(), start(wanted));
  }

  private static String start(NewTraining wanted) {
    return wanted.startFrom() == null
        ? wanted.recipe().initialisation().replace(":", "-")
        : "from-file";
  }

  private static String fileName(String data) {
    return String.valueOf(Path.of(data).getFileName())
        .replaceAll("\\.tar|\\.gz|[^\\p{L}\\p{N}]+", "-");
  }

  /** What a training writes while it runs. */
  static Path log(Path run) {
    return run.resolveSibling(run.getFileName() + ".log");
  }

  /** The recipe that it begins with. */
  static Path recipe(Path run) {
    return run.resolveSibling(run.getFileName() + ".recipe.json");
  }
}
