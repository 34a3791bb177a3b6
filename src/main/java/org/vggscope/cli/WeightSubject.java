package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vggscope.support.Problem;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFileException;
import org.vggscope.weights.WeightFiles;

/** Weights that a command is about: a file of any format, or a model of the catalogue. */
final class WeightSubject {
  private WeightSubject() {}

  /**
   * Opens it.
   *
   * @param subject a file's path or a model's id
   * @throws IOException when it is neither or cannot be used
   */
  static WeightFile open(String subject) throws IOException {
    ModelCatalog catalog = ModelCatalog.bundled();
    if (catalog.contains(subject)) {
      return catalog.entry(subject).open();
    }
    Path path = Path.of(subject);
    if (!Files.exists(path)) {
      throw new WeightFileException(
          Problem.of(
              "%s is neither a file nor a model; the models are %s",
              subject, String.join(", ", catalog.ids())));
    }
    return WeightFiles.open(path);
  }
}
