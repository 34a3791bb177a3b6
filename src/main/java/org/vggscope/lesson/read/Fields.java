package org.vggscope.lesson.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vggscope.lesson.Said;
import org.vggscope.lesson.grammar.Nearest;
import org.vggscope.support.Problem;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The keys of one part of a lesson file, each with the line that it stands on. */
final class Fields {
  private final Found found;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  /**
   * @param node what should be keys with values
   * @param known the keys that there may be
   * @param found told what is wrong
   */
  Fields(Node node, Set<String> known, Found found) {
    this.found = found;
    this.line = line(node);
    if (!(node instanceof MappingNode mapping)) {
      found.add(line, Problem.of("here should be keys with values, as 'say: …'"));
      return;
    }
    for (NodeTuple each : mapping.getValue()) {
      String key = each.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      int at = line(each.getKeyNode());
      if (!known.contains(key)) {
        String meant = Nearest.of(key, known);
        found.add(
            at,
            meant.isEmpty()
                ? Problem.of("there is no key '%s'; there are %s", key, String.join(", ", known))
                : Problem.of("there is no key '%s'; did you mean '%s'?", key, meant));
      } else if (values.put(key, each.getValueNode()) != null) {
        found.add(at, Problem.of("'%s' stands here twice", key));
      }
      lines.putIfAbsent(key, at);
    }
  }

  static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  /** Where all this begins, from 1. */
  int line() {
    return line;
  }

  /** Where a key stands; where all begins when it does not. */
  int line(String key) {
    return lines.getOrDefault(key, line);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** Says what is wrong with a key. */
  void wrong(String key, Problem problem) {
    found.add(line(key), problem);
  }

  /** A single value; null when it is missing or none. */
  String text(String key) {
    Node node = values.get(key);
    if (node == null) {
      return null;
    }
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    wrong(key, Problem.of("'%s' should have one value", key));
    return null;
  }

  /** As {@link #text}, of a key that there must be. */
  String needed(String key) {
    if (!has(key)) {
      wrong(key, Problem.of("'%s' is missing", key));
    }
    return text(key);
  }

  /** A value a line, of a list or a single one. */
  List<Entry> list(String key) {
    List<Entry> entries = new ArrayList<>();
    Node node = values.get(key);
    if (node instanceof SequenceNode sequence) {
      for (Node each : sequence.getValue()) {
        if (each instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
          entries.add(new Entry(scalar.getValue().strip(), line(each)));
        } else {
          found.add(line(each), Problem.of("'%s' is a list of single values", key));
        }
      }
    } else if (node != null && text(key) != null) {
      entries.add(new Entry(text(key), line(node)));
    }
    return entries;
  }

  /**
   * One of a list.
   *
   * @param line where it stands, from 1
   */
  record Entry(String text, int line) {}

  /** The parts of a list. */
  List<Node> parts(String key) {
    if (values.get(key) instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
      return sequence.getValue();
    }
    wrong(key, Problem.of("'%s' should be a list with a '-' before each", key));
    return List.of();
  }

  /**
   * A text in both languages; in one, it stands for both. Null when it is missing or says nothing.
   */
  Said said(String key) {
    Node node = values.get(key);
    if (node == null) {
      return null;
    }
    if (node instanceof ScalarNode) {
      String only = text(key);
      return only == null ? null : new Said(only, only);
    }
    Fields languages = new Fields(node, LessonReader.keys("en", "zh"), found);
    if (!languages.has("en") && !languages.has("zh")) {
      wrong(key, Problem.of("'%s' has a text in no language; write en: or zh: before it", key));
      return null;
    }
    String english = languages.text("en");
    String chinese = languages.text("zh");
    return english == null && chinese == null
        ? null
        : new Said(english == null ? chinese : english, chinese == null ? english : chinese);
  }

  /** As {@link #said}, of a key that there must be. */
  Said neededSaid(String key) {
    if (!has(key)) {
      wrong(key, Problem.of("'%s' is missing", key));
    }
    return said(key);
  }
}
