package org.vggscope.session.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/**
 * Makes settings of whatever stands in a settings file. Anybody may have edited it: each field is
 * judged alone, and one that is not good stays as it usually is.
 */
final class SettingsReader {
  private static final JsonMapper JSON = new JsonMapper();

  private final Settings settings = new Settings();
  private final List<String> bad = new ArrayList<>();

  /**
   * What was read.
   *
   * @param bad names of the fields that are not good
   */
  record Reading(Settings settings, List<String> bad) {}

  private SettingsReader() {}

  /**
   * Reads settings.
   *
   * @throws IOException when it is no JSON object at all; the message is one line for people
   */
  static Reading read(byte[] json) throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new ProblemException(
          e.getLocation() == null
              ? Problem.of("it is no JSON")
              : Problem.of("it is no JSON from line %d on", e.getLocation().getLineNr()),
          e);
    }
    if (root == null || !root.isObject()) {
      throw new ProblemException(Problem.of("it holds no JSON object"));
    }
    SettingsReader reader = new SettingsReader();
    for (Field field : Settings.class.getFields()) {
      JsonNode value = root.get(field.getName());
      if (value != null && !reader.take(field, value)) {
        reader.bad.add(field.getName());
      }
    }
    return new Reading(reader.settings, List.copyOf(reader.bad));
  }

  /** Takes a field over, as far as it is good; says whether all of it was. */
  private boolean take(Field field, JsonNode value) {
    boolean place = field.isAnnotationPresent(Settings.Place.class);
    try {
      Class<?> type = field.getType();
      if (type == boolean.class && value.isBoolean()) {
        field.setBoolean(settings, value.booleanValue());
      } else if (type == int.class && value.canConvertToInt() && value.isIntegralNumber()) {
        return isBetween(field, value.intValue()) && set(field, value.intValue());
      } else if (type == double.class && value.isNumber()) {
        return isBetween(field, value.doubleValue()) && set(field, value.doubleValue());
      } else if (type == String.class && value.isTextual()) {
        return (!place || isPlace(value.textValue())) && set(field, value.textValue());
      } else if (type == List.class && value.isArray()) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value) {
          if (each.isTextual() && (!place || isPlace(each.textValue()))) {
            texts.add(each.textValue());
          }
        }
        return set(field, texts) && texts.size() == value.size();
      } else if (type == Map.class && value.isObject()) {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each : value.properties()) {
          if (each.getValue().isTextual()) {
            texts.put(each.getKey(), each.getValue().textValue());
          }
        }
        return set(field, texts) && texts.size() == value.size();
      } else {
        return false;
      }
      return true;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " is public", e);
    }
  }

  private boolean set(Field field, Object value) throws IllegalAccessException {
    field.set(settings, value);
    return true;
  }

  private static boolean isBetween(Field field, double value) {
    Settings.Between range = field.getAnnotation(Settings.Between.class);
    return range == null || value >= range.least() && value <= range.most();
  }

  /** Whether this system can have a file of that name. */
  private static boolean isPlace(String text) {
    try {
      Path.of(text);
      return true;
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
