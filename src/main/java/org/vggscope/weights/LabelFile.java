package org.vggscope.weights;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vggscope.model.Labels;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** Files with the names of classes, a line for each. */
public final class LabelFile {
  private LabelFile() {}

  /** Names of a million classes. */
  private static final int LARGEST = 64 << 20;

  private static String text(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new ProblemException(
          Problem.of("%s is no file but a pipe or a device; write the names to a file", file));
    }
    if (Files.size(file) > LARGEST) {
      throw new ProblemException(
          Problem.of("%s is larger than %d MB; names of classes never are", file, LARGEST >> 20));
    }
    return Files.readString(file);
  }

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
      return Labels.parse(text(file).lines().toList());
    } catch (CharacterCodingException e) {
      throw new ProblemException(
          Problem.of("%s is not a text file in UTF-8, which names of classes have to be", file), e);
    }
  }
}
