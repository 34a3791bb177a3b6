package org.vggscope.weights;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vggscope.model.Labels;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** Files with the names of classes, a line for each. */
public final class LabelFile {
  private LabelFile() {}

  /**
   * Reads one.
   *
   * @throws IOException when it cannot be read, or is no text in UTF-8
   */
  public static Labels read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new ProblemException(
          Problem.of("%s is a folder; give a file with the names of the classes", file));
    }
    try {
      return Labels.parse(Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw new ProblemException(
          Problem.of("%s is not a text file in UTF-8, which names of classes have to be", file), e);
    }
  }
}
