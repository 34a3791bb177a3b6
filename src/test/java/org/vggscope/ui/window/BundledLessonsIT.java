package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.geometry.Bounds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Lessons;
import org.vggscope.lesson.Player.Phase;

/** Every step of every lesson of the program shows what it speaks of. */
class BundledLessonsIT extends LessonTest {
  private final List<double[]> sizes =
      new ArrayList<>(List.of(new double[] {1024, 700}, new double[] {1440, 900}));

  private final List<String> faults = new ArrayList<>();

  private void look(String where) {
    // The size that it has comes first: to lay everything out anew takes its time.
    Collections.reverse(sizes);
    for (double[] size : sizes) {
      onWindow(
          () -> {
            stage.setWidth(size[0]);
            stage.setHeight(size[1]);
          });
      awaitIdle();
      sleep(100);
      Bounds bubble = placeOf("#lesson-bubble");
      String there = "%s at %.0f x %.0f".formatted(where, size[0], size[1]);
      if (bubble.getMinX() < 0
          || bubble.getMinY() < 0
          || bubble.getMaxX() > size[0]
          || bubble.getMaxY() > size[1]) {
        faults.add(there + ": the bubble lies beyond an edge");
      }
      String anchor = scene().anchor();
      if (anchor != null) {
        Bounds ring = placeOf("#lesson-ring");
        if (ring == null) {
          faults.add("%s: %s is not there".formatted(there, anchor));
        } else if (ring.intersects(bubble)) {
          faults.add("%s: the bubble lies over %s".formatted(there, anchor));
        }
      }
    }
  }

  /** The ids of those that train nothing, which takes minutes; each is tried, and named, alone. */
  static List<String> ids() {
    try (Lessons lessons = new Lessons()) {
      return lessons.all().stream()
          .filter(
              each ->
                  each.steps().stream()
                      .flatMap(step -> step.actions().stream())
                      .noneMatch(action -> action.name().equals("train")))
          .map(Lesson::id)
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void theBubbleCoversNothingThatItSpeaksOf(String id) {
    awaitIdle();
    Lesson lesson =
        bundled().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    begin(lesson);
    for (int step = 0; step < lesson.steps().size(); step++) {
      awaitStep(step);
      look("%s, step %d".formatted(id, step + 1));
      // A verdict makes the bubble higher; where there is a hint, the second answer gets it.
      for (int tries = 0; tries < 2 && scene().phase() == Phase.ASKING; tries++) {
        answer();
      }
      if (!scene().verdict().isEmpty()) {
        look("%s, step %d, answered".formatted(id, step + 1));
      }
      onWindow(() -> room().next());
    }
    awaitEnd();
    assertThat(faults).isEmpty();
  }

  private void answer() {
    List<String> choices = scene().choices();
    onWindow(
        () -> {
          if (scene().clicks()) {
            room().click(0, 0);
          } else {
            room().answer(choices.isEmpty() ? "0" : choices.get(0));
          }
        });
    await("a verdict of " + scene(), () -> !scene().verdict().isEmpty());
  }
}
