package org.vggscope.weights.labels;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vggscope.model.Labels;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/**
 * Files with the names of classes, told by what is in them: names or numbered names, a line each,
 * WordNet ids with names, JSON, YAML and Python lists and maps, CSV.
 */
public final class LabelFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final List<String> USUAL =
      List.of(
          "config.json",
          "labels.txt",
          "class_indices.json",
          "classes.txt",
          "class_names.txt",
          "labels.json",
          "imagenet_class_index.json",
          "synset_words.txt");

  private static final List<String> ENDINGS =
      List.of(".txt", ".tsv", ".csv", ".json", ".yaml", ".yml", ".names");

  /** Names of a million classes. */
  private static final int LARGEST = 64 << 20;

  private LabelFile() {}

  /**
   * Reads one.
   *
   * @throws IOException in one line when it cannot be read, is no text or names no classes
   */
  public static Labels read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new ProblemException(
          Problem.of("%s is a folder; give a file with the names of the classes", file));
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new ProblemException(
          Problem.of("%s is no file but a pipe or a device; write the names to a file", file));
    }
    if (Files.size(file) > LARGEST) {
      throw new ProblemException(
          Problem.of("%s is larger than %d MB; names of classes never are", file, LARGEST >> 20));
    }
    String text = decode(Files.readAllBytes(file));
    if (text == null) {
      throw new ProblemException(
          Problem.of(
              "%s is not a text file in UTF-8, UTF-16 or GB18030, which names of classes have to be",
              file));
    }
    try {
      return parse(text);
    } catch (ProblemException e) {
      throw new ProblemException(e.problem().about(String.valueOf(file.getFileName())), e);
    }
  }

  /**
   * Names that lie beside a weight file.
   *
   * @param file where they are
   * @param labels the names
   */
  public record Beside(Path file, Labels labels) {}

  /**
   * Finds the names that programs keep beside their weights, {@code config.json} and the like.
   *
   * @param classes how many the network has; others are not its names
   */
  public static Optional<Beside> beside(Path weights, int classes) {
    for (String usual : USUAL) {
      Path file = weights.toAbsolutePath().resolveSibling(usual);
      if (Files.isRegularFile(file)) {
        try {
          Labels labels = read(file);
          if (labels.size() == classes) {
            return Optional.of(new Beside(file, labels));
          }
        } catch (IOException e) {
          // It says something else, or cannot be read: it was not asked for.
          continue;
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a file is text that can only hold names, told by its ending. */
  public static boolean isCalledSo(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  /**
   * The names in a text.
   *
   * @throws ProblemException when it names none
   */
  static Labels parse(String text) throws ProblemException {
    Labels structured = LabelTree.parse(text);
    if (structured != null) {
      return structured;
    }
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      throw new ProblemException(Problem.of("names no classes"));
    }
    Labels table = LabelTable.parse(text, lines);
    return table != null ? table : LabelLines.parse(lines);
  }

  /** A text without its byte order mark, or null when the bytes are none. */
  private static String decode(byte[] bytes) {
    for (Charset charset : encodings(bytes)) {
      try {
        String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        if (text.indexOf('\0') < 0) {
          return marked ? text.substring(1) : text;
        }
      } catch (CharacterCodingException e) {
        // Another one, then.
        continue;
      }
    }
    return null;
  }

  /** Those that it may be in, the likeliest first. */
  private static List<Charset> encodings(byte[] bytes) {
    boolean marked = bytes.length >= 2 && (bytes[0] & bytes[1] & 0xFF) == 0xFE;
    int even = 0;
    int odd = 0;
    for (int i = 0; i + 1 < bytes.length; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    if (marked || even > bytes.length / 8 || odd > bytes.length / 8) {
      boolean bigEndian = marked ? bytes[0] == (byte) 0xFE : even > odd;
      return List.of(bigEndian ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }
    return List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
  }
}
