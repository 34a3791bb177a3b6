package org.vggscope.lesson.read;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vggscope.lesson.Action;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Said;
import org.vggscope.lesson.Step;
import org.vggscope.lesson.grammar.Checker;
import org.vggscope.lesson.grammar.Vocabulary;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads lesson files and finds everything that is wrong with them. */
public final class LessonReader {
  /** How the name of a lesson file ends. */
  public static final String ENDING = ".yaml";

  private static final String ID = "[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*";
  private static final int MOST_MINUTES = 60;
  private static final long LARGEST = 1 << 20;
  private static final Set<String> KEYS =
      keys("lesson", "title", "about", "minutes", "network", "begin", "steps");

  private final Vocabulary vocabulary;
  private final Checker checker;

  public LessonReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.checker = new Checker(vocabulary);
  }

  /** Keys in the order in which they are told. */
  static Set<String> keys(String... keys) {
    return new LinkedHashSet<>(Arrays.asList(keys));
  }

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read as a text; the message is one line for people
   */
  public LessonFile read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new ProblemException(Problem.of("too large for a lesson; split it"));
    }
    try {
      return read(
          String.valueOf(file.getFileName()), Files.readString(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw new ProblemException(Problem.of("no text in UTF-8; save it as UTF-8"), e);
    }
  }

  /**
   * Reads a lesson.
   *
   * @param file what the file is called
   * @param text what stands in it
   */
  public LessonFile read(String file, String text) {
    Found found = new Found(file);
    Lesson lesson = null;
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      if (root == null) {
        found.add(1, Problem.of("the file is empty; a lesson begins with 'lesson: its-name'"));
      } else {
        lesson = lesson(file, new Fields(root, KEYS, found), found);
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      found.add(
          line,
          Problem.of(
              "this is no YAML: %s; begin each line of a step as far in as its others, with spaces,"
                  + " and put texts that have ':' or '#' into quotation marks",
              e.getProblem()));
    } catch (YAMLException e) {
      found.add(1, Problem.of("this is no YAML: %s", e.getMessage()));
    }
    List<Problem> problems = found.problems();
    return new LessonFile(problems.isEmpty() ? lesson : null, problems);
  }

  private Lesson lesson(String file, Fields fields, Found found) {
    String id = fields.needed("lesson");
    String name = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
    if (id != null && !id.matches(ID)) {
      fields.wrong("lesson", Problem.of("'%s' should be letters, digits and single dashes", id));
    } else if (id != null && !id.equals(name)) {
      fields.wrong(
          "lesson",
          Problem.of("the file should be called %s%s, or the lesson %s", id, ENDING, name));
    }
    TextCheck texts = new TextCheck(checker);
    Said title = fields.neededSaid("title");
    Said about = fields.neededSaid("about");
    for (Said each : new Said[] {title, about}) {
      if (each != null) {
        found.addAll(fields.line(each == title ? "title" : "about"), texts.of(each));
      }
    }
    String network = network(fields);
    StepReader reader = new StepReader(checker, vocabulary, texts, network, found);
    List<Action> begin = reader.actions(fields, "begin");
    List<Step> steps = new ArrayList<>();
    if (fields.has("steps")) {
      fields.parts("steps").forEach(each -> steps.add(reader.step(each)));
    } else {
      fields.wrong("steps", Problem.of("'%s' is missing", "steps"));
    }
    return new Lesson(id, title, about, minutes(fields), network, begin, steps);
  }

  private static int minutes(Fields fields) {
    String written = fields.needed("minutes");
    if (written != null
        && written.matches("[1-9]\\d?")
        && Integer.parseInt(written) <= MOST_MINUTES) {
      return Integer.parseInt(written);
    }
    if (written != null) {
      fields.wrong(
          "minutes", Problem.of("'%s' should be whole minutes, 1 to %d", written, MOST_MINUTES));
    }
    return 1;
  }

  private String network(Fields fields) {
    String network = fields.needed("network");
    List<String> known = new ArrayList<>(Lesson.NEEDS);
    known.addAll(Vocabulary.networks());
    if (network != null && !known.contains(network)) {
      fields.wrong(
          "network",
          Problem.of("'%s' is no network; there are %s", network, String.join(", ", known)));
    }
    return network == null ? Lesson.ANY : network;
  }
}
