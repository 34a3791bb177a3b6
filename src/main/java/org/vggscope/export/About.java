package org.vggscope.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vggscope.report.JsonWriter;

/**
 * Where numbers come from, as every file with numbers says it. What does not apply is null or left
 * out.
 *
 * @param values by their names, in the order in which they are written: {@code program}, {@code
 *     model}, {@code checksum}, {@code picture}, {@code preprocessing}, {@code layer}, {@code
 *     channel}, and what a view adds
 */
public record About(Map<String, Object> values) {
  public About {
    Map<String, Object> kept = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (value != null) {
            kept.put(name, value);
          }
        });
    values = Collections.unmodifiableMap(kept);
  }

  /**
   * Numbers of a network.
   *
   * @param program its name and version
   * @param model the network's id
   * @param checksum SHA-256 of its file, in hexadecimal digits; null when it has none
   */
  public static About of(String program, String model, String checksum) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("program", program);
    values.put("model", model);
    values.put("checksum", checksum);
    return new About(values);
  }

  /** The same and one thing more; null leaves it out. */
  public About with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new About(more);
  }

  /** One of them, as words; empty where it is not said. */
  public String text(String name) {
    return String.valueOf(values.getOrDefault(name, ""));
  }

  /** Some of them in a row, as far as they are said. */
  public String line(String... names) {
    return Stream.of(names)
        .map(this::text)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  /** As JSON has it. */
  public ObjectNode json() {
    ObjectNode node = JsonWriter.object();
    values.forEach(node::putPOJO);
    return node;
  }

  /** As lines before a table, each after {@code # }, which readers of tables skip when asked to. */
  public String comment() {
    StringBuilder lines = new StringBuilder();
    values.forEach(
        (name, value) ->
            lines
                .append("# ")
                .append(name)
                .append(": ")
                .append(value.toString().replaceAll("\\R", " "))
                .append("\r\n"));
    return lines.toString();
  }
}
