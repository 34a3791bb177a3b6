package org.vggscope.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vggscope.model.Labels;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.weights.Devkit;

/**
 * A list that says of which class each picture of a flat folder is: Caffe's {@code val.txt} (a name
 * and an index), the development kit's {@code ILSVRC2012_validation_ground_truth.txt} (a number a
 * line, of classes in its own order), Kaggle's {@code LOC_val_solution.csv}, Tiny ImageNet's {@code
 * val_annotations.txt} (a name and a WordNet id).
 *
 * @param title what kind of list it is, for people
 * @param byName the class of a picture, an index or a WordNet id, by the picture's name
 * @param inOrder the classes of the pictures in the order of their names; empty for other lists
 */
record TruthFile(String title, Map<String, String> byName, List<String> inOrder) {
  /** A line for each of ImageNet's pictures, the boxes of the largest among them. */
  private static final long LARGEST = 256L << 20;

  TruthFile {
    byName = Map.copyOf(byName);
    inOrder = List.copyOf(inOrder);
  }

  /**
   * Reads one.
   *
   * @throws IOException in one line when it cannot be read or is no such list
   */
  static TruthFile read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (!Files.exists(file)) {
      throw new ProblemException(Problem.of("no such file; check the path").about(name));
    }
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
      throw new ProblemException(
          Problem.of("no list of pictures and their classes; give one such as val.txt")
              .about(name));
    }
    List<String> lines =
        Files.readString(file, StandardCharsets.UTF_8)
            .replaceFirst("^\uFEFF", "")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    if (!lines.isEmpty() && lines.stream().allMatch(line -> line.matches("\\d{1,9}"))) {
      return devkit(file, lines);
    }
    Map<String, String> byName = new HashMap<>();
    boolean ids = false;
    for (String line : lines) {
      String[] words = line.split("[,;\\s]+");
      boolean id = words.length > 1 && words[1].matches("n\\d{8}");
      if (id || words.length > 1 && words[1].matches("\\d{1,9}")) {
        ids |= id;
        String before = byName.put(key(words[0]), words[1]);
        if (before != null && !before.equals(words[1])) {
          throw new ProblemException(
              Problem.of("lists %s twice, with two classes", Problem.oneLine(words[0]))
                  .about(name));
        }
      } else if (!line.equals(lines.get(0))) {
        throw new ProblemException(
            Problem.of("\"%s\" is no name of a picture and its class", Problem.oneLine(line))
                .about(name));
      }
    }
    if (byName.isEmpty()) {
      throw new ProblemException(Problem.of("lists no pictures and classes").about(name));
    }
    return new TruthFile(
        ids ? "a list of names and WordNet ids" : "a list of names and indices, from 0",
        byName,
        List.of());
  }

  private static TruthFile devkit(Path file, List<String> lines) throws IOException {
    Path table = file.toAbsolutePath().resolveSibling(Devkit.TABLE);
    if (!Files.isRegularFile(table)) {
      throw new ProblemException(
          Problem.of(
                  "numbers classes as ImageNet's development kit does, in another order than networks"
                      + " have; put the kit's %s beside it",
                  Devkit.TABLE)
              .about(String.valueOf(file.getFileName())));
    }
    Map<Integer, String> classes = Devkit.classes(table);
    return new TruthFile(
        "the development kit's numbers, translated by its " + Devkit.TABLE,
        Map.of(),
        lines.stream().map(line -> classes.getOrDefault(Integer.valueOf(line), "")).toList());
  }

  /** Lists may leave a folder or an ending away. */
  private static String key(String picture) {
    String name =
        picture.substring(Math.max(picture.lastIndexOf('/'), picture.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name).toLowerCase(Locale.ROOT);
  }

  /**
   * The index of each picture's class, -1 where it is none of the network's.
   *
   * @param pictures in the order of their names
   * @throws ProblemException when the list is in order and has not as many lines
   */
  List<Integer> classes(List<Path> pictures, Labels labels) throws ProblemException {
    if (!inOrder.isEmpty() && inOrder.size() != pictures.size()) {
      throw new ProblemException(
          Problem.of(
              "The list has %d lines, but the folder %d pictures; each line is for one of them",
              inOrder.size(), pictures.size()));
    }
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      String said =
          inOrder.isEmpty()
              ? byName.getOrDefault(key(String.valueOf(pictures.get(i).getFileName())), "")
              : inOrder.get(i);
      int index =
          said.isEmpty()
              ? -1
              : said.startsWith("n") ? labels.indexOfId(said) : Integer.parseInt(said);
      found.add(index < labels.size() ? index : -1);
    }
    return found;
  }
}
