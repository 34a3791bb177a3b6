package org.vggscope.session.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vggscope.session.settings.Settings;

/**
 * How far somebody has come in lessons.
 *
 * @param done ids of those that were played to their end
 * @param steps the step, from 0, that each that was begun has come to, by its id
 */
public record LessonProgress(List<String> done, Map<String, String> steps) {
  public LessonProgress {
    done = List.copyOf(done);
    steps = Map.copyOf(steps);
  }

  /** As settings have it. */
  public static LessonProgress of(Settings settings) {
    return new LessonProgress(settings.lessonsDone, settings.lessonStep);
  }

  /** Adds it to what settings have: nobody loses what they have played themselves. */
  public void addTo(Settings settings) {
    for (String lesson : done) {
      if (!settings.lessonsDone.contains(lesson)) {
        settings.lessonsDone.add(lesson);
      }
    }
    settings.lessonStep.putAll(steps);
  }

  void write(ObjectNode node) {
    done.forEach(node.putArray("done")::add);
    ObjectNode reached = node.putObject("steps");
    new TreeMap<>(steps).forEach(reached::put);
  }

  /** Whatever is not good in it is left out. */
  static LessonProgress read(JsonNode node) {
    List<String> done = new ArrayList<>();
    node.path("done").forEach(each -> done.add(each.asText()));
    Map<String, String> steps = new TreeMap<>();
    node.path("steps")
        .properties()
        .forEach(each -> steps.put(each.getKey(), each.getValue().asText()));
    return new LessonProgress(done, steps);
  }
}
