package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Player;
import org.vggscope.lesson.Player.Phase;
import org.vggscope.lesson.grammar.Vocabulary;
import org.vggscope.lesson.read.LessonFile;
import org.vggscope.lesson.read.LessonReader;
import org.vggscope.ui.WindowTest;
import org.vggscope.ui.lesson.LessonRoom;

/** The real window with a lesson in it. */
abstract class LessonTest extends WindowTest {
  private static final Set<Phase> SETTLED =
      Set.of(Phase.READY, Phase.WAITING, Phase.ASKING, Phase.ANSWERED);

  /** A lesson as a teacher writes it. */
  protected static Lesson lesson(String id, String text) {
    LessonFile file = new LessonReader(Vocabulary.ofProgram()).read(id + LessonReader.ENDING, text);
    assertThat(file.problems()).isEmpty();
    return file.lesson();
  }

  protected LessonRoom room() {
    return window.lessons();
  }

  /** What is to be seen; null while no lesson is played. */
  protected Player.Scene scene() {
    return room().sceneProperty().get();
  }

  /** Waits until a step is there, and says all that it has to say. */
  protected void awaitStep(int index) {
    await(
        "step " + (index + 1),
        () ->
            scene() != null
                && scene().index() == index
                && SETTLED.contains(scene().phase())
                && !scene().said().contains("…"));
    awaitIdle();
  }

  protected void awaitPhase(Phase phase) {
    await(phase.name(), () -> scene() != null && scene().phase() == phase);
    awaitIdle();
  }

  protected void awaitEnd() {
    await("the end", () -> !room().isPlaying());
    awaitIdle();
  }

  protected void begin(Lesson lesson) {
    onWindow(() -> room().begin(lesson, 0));
    awaitStep(0);
  }

  /** Presses keys one after the other. */
  protected void keys(KeyCode... keys) {
    for (KeyCode key : keys) {
      type(key);
      awaitIdle();
    }
  }

  protected Node focused() {
    return stage.getScene().getFocusOwner();
  }

  /** The place of a node in the window; null when it is not seen. */
  protected Bounds placeOf(String id) {
    Node node = lookup(id).tryQuery().orElse(null);
    return node == null || !node.isVisible() ? null : node.localToScene(node.getLayoutBounds());
  }

  protected String text(String id) {
    return lookup(id).queryLabeled().getText();
  }

  /** Waits until all lessons are read. */
  protected List<Lesson> bundled() {
    await("the lessons", () -> !room().all().isEmpty());
    return room().all();
  }
}
