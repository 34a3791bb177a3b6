package org.vggscope.weights.labels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.vggscope.model.Labels;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/**
 * Lists and maps of names: JSON, YAML, and Python's lists and dictionaries as they are printed,
 * which YAML's flow style reads too.
 */
final class LabelTree {
  /** Where programs keep the names, those that say most first. */
  private static final List<String> KEYS =
      List.of(
          "id2label",
          "label2id",
          "names",
          "class_names",
          "label_names",
          "classes",
          "labels",
          "categories",
          "class_indices",
          "class_to_idx");

  private static final List<String> NAME = List.of("name", "label", "class", "class_name");
  private static final List<String> NUMBER = List.of("index", "id", "class_id");

  /** A variable that a list is given to, as in a Python file. */
  private static final Pattern ASSIGNED = Pattern.compile("^\\w+\\s*=\\s*(?=[\\[{])");

  private static final Pattern YAML =
      Pattern.compile("(?m)^(?:" + String.join("|", KEYS) + "):|\\A(?:\\s*#.*\\R|---.*\\R)*- ");

  private LabelTree() {}

  /**
   * Reads a list or a map.
   *
   * @return null when the text is none
   * @throws ProblemException when it is one that cannot be read, or names no classes
   */
  static Labels parse(String text) throws ProblemException {
    String stripped = ASSIGNED.matcher(text.strip()).replaceFirst("");
    boolean bracketed = stripped.startsWith("{") || stripped.startsWith("[");
    if (!bracketed && !YAML.matcher(stripped).find()) {
      return null;
    }
    JsonNode tree = bracketed ? read(new JsonMapper(), stripped) : null;
    if (tree == null) {
      tree = read(new YAMLMapper(), bracketed ? pythons(stripped) : stripped);
    }
    if (tree == null) {
      throw new ProblemException(
          Problem.of("begins like a list or a map of names but cannot be read to its end"));
    }
    Named named = new Named();
    collect(tree, named, 0);
    return named.labels();
  }

  private static JsonNode read(ObjectMapper mapper, String text) {
    try {
      JsonNode tree = mapper.readTree(text);
      return tree.isContainerNode() ? tree : null;
    } catch (JsonProcessingException | RuntimeException e) {
      // The other one may read it; what neither does is said.
      return null;
    }
  }

  /** Python writes {@code 'it\'s'} where YAML writes {@code 'it''s'}, and a tab for a blank. */
  private static String pythons(String text) {
    return text.replace("\\'", "''").replace('\t', ' ');
  }

  private static void collect(JsonNode node, Named named, int depth) throws ProblemException {
    if (node.isArray()) {
      list(node, named);
      return;
    }
    for (String key : KEYS) {
      if (depth < 4 && node.path(key).isContainerNode()) {
        collect(node.get(key), named, depth + 1);
        return;
      }
    }
    map(node, named);
  }

  private static void list(JsonNode node, Named named) throws ProblemException {
    for (JsonNode each : node) {
      if (each.isObject()) {
        JsonNode name = first(each, NAME);
        JsonNode number = first(each, NUMBER);
        if (name == null) {
          throw new ProblemException(Problem.of("has an entry without a name"));
        }
        if (number != null && number.canConvertToInt() && number.isIntegralNumber()) {
          named.add(number.asInt(), "", name.asText());
        } else {
          named.add(number == null ? "" : number.asText(), name.asText());
        }
      } else {
        entry(-1, each, named);
      }
    }
  }

  private static JsonNode first(JsonNode node, List<String> keys) {
    return keys.stream().filter(node::has).map(node::get).findFirst().orElse(null);
  }

  private static void map(JsonNode node, Named named) throws ProblemException {
    boolean counted = true;
    boolean turned = true;
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      counted &= each.getKey().matches("(?:LABEL_)?[0-9]{1,7}");
      turned &=
          each.getValue().isIntegralNumber()
              || each.getValue().isTextual() && each.getValue().asText().matches("[0-9]{1,7}");
    }
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      String key = each.getKey();
      if (counted) {
        entry(Integer.parseInt(key.replace("LABEL_", "")), each.getValue(), named);
      } else if (turned) {
        named.add(each.getValue().asInt(), Named.isId(key) ? key : "", key);
      } else if (Named.isId(key)) {
        named.add(
            key, each.getValue().isArray() ? text(each.getValue()) : each.getValue().asText());
      } else {
        throw new ProblemException(
            Problem.of("has “%s” where a number of a class or its name belongs", key));
      }
    }
  }

  /** A name, or an id and a name, which Keras writes with _ for blanks. */
  private static void entry(int index, JsonNode value, Named named) throws ProblemException {
    boolean pair = value.isArray() && value.size() == 2 && Named.isId(value.get(0).asText());
    String id = pair ? value.get(0).asText() : "";
    String name =
        pair
            ? value.get(1).asText().replace('_', ' ')
            : value.isArray() ? text(value) : value.asText();
    if (value.isObject() || name.isBlank() && !value.isValueNode()) {
      throw new ProblemException(Problem.of("has an entry that is no name"));
    }
    if (index < 0) {
      named.add(id, name);
    } else {
      named.add(index, id, name);
    }
  }

  private static String text(JsonNode names) {
    StringBuilder text = new StringBuilder();
    for (JsonNode name : names) {
      text.append(text.isEmpty() ? "" : ", ").append(name.asText());
    }
    return text.toString();
  }
}
