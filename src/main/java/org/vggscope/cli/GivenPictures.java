package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.LargePictures;
import org.vggscope.picture.PictureFolder;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.GivenPath;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/**
 * Pictures as they are given to commands: files, folders, patterns that the shell left alone,
 * {@code @list} for a file with a path a line, and {@code -} for a picture on standard input. A
 * file that is called so is that file.
 */
final class GivenPictures {
  /** The picture on standard input. */
  private static final String INPUT = "-";

  private static final int LARGEST = 1 << 28;

  private GivenPictures() {}

  /** Paths of all pictures; what means nothing stays, and says so when it is read. */
  static List<String> expand(List<String> given) throws IOException {
    List<String> pictures = new ArrayList<>();
    for (String each : given) {
      pictures.addAll(expand(each));
    }
    return pictures;
  }

  private static List<String> expand(String given) throws IOException {
    Path path = path(given);
    if (path != null && Files.isDirectory(path)) {
      List<String> inside = texts(PictureFolder.list(path));
      return inside.isEmpty() ? List.of(given) : inside;
    }
    if (path != null && Files.exists(path)) {
      return List.of(given);
    }
    if (given.startsWith("@") && given.length() > 1) {
      return listed(Path.of(given.substring(1)));
    }
    if (given.matches(".*[*?\\[{].*")) {
      List<String> found = matching(given);
      return found.isEmpty() ? List.of(given) : found;
    }
    return List.of(given);
  }

  private static Path path(String given) {
    try {
      return GivenPath.of(given);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static List<String> listed(Path list) throws IOException {
    if (!Files.isRegularFile(list)) {
      throw new ProblemException(
          Problem.of("@%s: there is no such list; give a file with a path a line", list));
    }
    return Files.readAllLines(list).stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /** In the order of their paths. */
  private static List<String> matching(String pattern) throws IOException {
    int first = pattern.replaceFirst("[*?\\[{].*", "").lastIndexOf('/') + 1;
    Path base = Path.of(first == 0 ? "." : pattern.substring(0, first));
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    String rest = pattern.substring(first);
    int depth = rest.contains("**") ? Integer.MAX_VALUE : rest.split("/").length;
    try (Stream<Path> all = Files.walk(base, depth)) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
      return texts(
          all.filter(Files::isRegularFile)
              .filter(file -> matcher.matches(base.relativize(file)))
              .map(file -> first == 0 ? base.relativize(file) : file)
              .sorted()
              .toList());
    } catch (PatternSyntaxException e) {
      return List.of();
    }
  }

  private static List<String> texts(List<Path> paths) {
    return paths.stream().map(Path::toString).toList();
  }

  /**
   * Reads one of them.
   *
   * @throws IOException with one line for people when it is no picture
   */
  static SourceImage read(String picture, ColourHandling colours) throws IOException {
    if (!picture.equals(INPUT) || Files.exists(Path.of(INPUT))) {
      return PictureReader.read(GivenPath.of(picture), colours);
    }
    byte[] bytes = System.in.readNBytes(LARGEST);
    return PictureReader.read("standard input", bytes, colours);
  }

  /** Whether a picture is not to be read beside others. */
  static boolean isLarge(String picture) {
    try {
      return LargePictures.isOne(GivenPath.of(picture));
    } catch (InvalidPathException e) {
      // Whoever reads it says so.
      return false;
    }
  }
}
