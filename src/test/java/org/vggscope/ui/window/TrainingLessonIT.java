package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Lessons;
import org.vggscope.lesson.Step;
import org.vggscope.session.training.Trainings;
import org.vggscope.ui.training.RoomTest;

/** A lesson that waits for a training. */
class TrainingLessonIT extends RoomTest {
  /** All bundled steps that wait for the first row of a training, as a lesson. */
  private static Lesson waiting() {
    try (Lessons lessons = new Lessons(null)) {
      Lesson some = lessons.all().get(0);
      List<Step> steps =
          lessons.all().stream()
              .flatMap(lesson -> lesson.steps().stream())
              .filter(step -> step.awaited() != null && step.awaited().name().equals("training"))
              .toList();
      return new Lesson(
          some.id(), some.title(), some.about(), some.minutes(), Lesson.ANY, List.of(), steps);
    }
  }

  private Bounds placeOf(String id) {
    Node node = lookup(id).query();
    return node.isVisible() ? node.localToScene(node.getLayoutBounds()) : null;
  }

  @Test
  void aStepPointsAtWhatThereIsBeforeTheFirstRow() throws Exception {
    awaitIdle();
    set();
    Path run = train(Trainings.home().resolve("young"), "he");
    Path rows = run.resolve("metrics.csv");
    Files.write(rows, Files.readAllLines(rows).subList(0, 1));
    onWindow(() -> room.watch(run));
    await(() -> room.runProperty().get() != null);
    assertThat(room.runProperty().get().points()).isEmpty();
    onWindow(window.views().find("training.curves").orElseThrow()::open);
    Lesson lesson = waiting();
    assertThat(lesson.steps()).isNotEmpty();
    for (int i = 0; i < lesson.steps().size(); i++) {
      int step = i;
      onWindow(() -> window.lessons().begin(lesson, step));
      await(() -> window.lessons().sceneProperty().get() != null);
      await(() -> window.lessons().sceneProperty().get().index() == step);
      await(() -> placeOf("#lesson-ring") != null);
      assertThat(placeOf("#lesson-ring").intersects(placeOf("#lesson-bubble"))).isFalse();
    }
    onWindow(() -> window.lessons().leave());
    await(() -> !window.lessons().isPlaying());
  }

  @Test
  void aBatchIsCutAsSoonAsThereIsOne() throws Exception {
    awaitIdle();
    set();
    Path run = train(Trainings.home().resolve("grown"), "he");
    onWindow(window.views().find("training.parallel").orElseThrow()::open);
    awaitIdle();
    // As a lesson that is jumped about in, when nothing of the run is read yet.
    onWindow(
        () -> {
          room.watch(run);
          window.views().find("training.parallel").orElseThrow().view().perform("cut");
        });
    await(() -> !lookup("#parallel-shards-table .label").queryAll().isEmpty());
  }
}
