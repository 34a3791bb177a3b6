package org.vggscope.ui.training.confusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.vggscope.training.record.Moment;
import org.vggscope.training.record.RunEpoch;
import org.vggscope.ui.training.RoomTest;
import org.vggscope.ui.training.matrix.ConfusionMatrix;

/** The confusion matrix of a trained run, and the pictures of its cells, in the real window. */
class ConfusionPageIT extends RoomTest {
  private void watch(Path run) throws Exception {
    onWindow(
        () -> {
          room.watch(run);
          window.views().find("training.confusion").orElseThrow().open();
        });
    await(
        () ->
            room.momentProperty().get() != null
                && !lookup("#confusion-accuracy").queryAll().isEmpty());
    awaitIdle();
  }

  private ConfusionMatrix matrix() {
    return lookup("#confusion-matrix").queryAs(ConfusionMatrix.class);
  }

  private List<Node> pictures() {
    return List.copyOf(lookup(".cell-picture").queryAll());
  }

  private void click(int right, int answer) {
    Point2D corner = matrix().corner(new ConfusionMatrix.Cell(right, answer));
    clickOn(matrix().localToScreen(corner.getX() + 6, corner.getY() + 6));
  }

  @Test
  void aCellOpensItsPictures() throws Exception {
    awaitIdle();
    set();
    watch(train(folder.resolve("run"), "he"));
    RunEpoch last = room.runProperty().get().epochs().get(1);
    assertThat(room.momentProperty().get().step()).isEqualTo(last.step());
    List<Integer> row = last.confusion().get(0);
    int answer = row.get(0) > 0 ? 0 : 1;
    assertThat(text("#confusion-cell-said")).startsWith("Click a cell");

    click(0, answer);
    await(() -> text("#confusion-cell-said").startsWith("At step"));
    assertThat(room.followingProperty().get()).as("the moment stays").isFalse();
    int count = row.get(answer);
    assertThat(text("#confusion-cell-said"))
        .contains("step %,d".formatted(last.step()), "blue")
        .endsWith("(%d of %d shown).".formatted(Math.min(24, count), count));
    assertThat(pictures()).hasSize(Math.min(24, count));

    // By keyboard: from the matrix to the first picture, which opens.
    Node first = pictures().get(0);
    onWindow(first::requestFocus);
    press(KeyCode.ENTER).release(KeyCode.ENTER);
    awaitIdle();
    assertThat(session.sourceProperty().get().name()).startsWith("blue, picture ");
    assertThat(session.resultProperty().get().ranked().get(0).index()).isEqualTo(answer);

    // Another moment has answers of its own.
    RunEpoch earlier = room.runProperty().get().epochs().get(0);
    List<Long> steps = room.runProperty().get().moments().stream().map(Moment::step).toList();
    int index = steps.indexOf(earlier.step());
    onWindow(() -> lookup("#time-slider").queryAs(Slider.class).setValue(index));
    await(() -> text("#confusion-cell-said").contains("step %,d ".formatted(earlier.step())));

    // Enter on the cursor does what a click does.
    int other = 1 - answer;
    onWindow(matrix()::requestFocus);
    KeyCode key = other == 1 ? KeyCode.RIGHT : KeyCode.LEFT;
    press(key).release(key);
    press(KeyCode.ENTER).release(KeyCode.ENTER);
    String cell = other == 1 ? "of blue for red" : "of blue";
    await(() -> text("#confusion-cell-said").contains(cell) && pictures().isEmpty() == isEmpty());
    assertThat(pictures()).hasSize(earlier.confusion().get(0).get(other));
  }

  private boolean isEmpty() {
    return text("#confusion-cell-said").contains(" no picture ");
  }

  @Test
  void whereThePicturesAreGoneASentenceSaysSo() throws Exception {
    awaitIdle();
    Path set = set();
    Path run = train(folder.resolve("run"), "he");
    Files.move(set, folder.resolve("elsewhere"));
    watch(run);
    click(0, 0);
    await(() -> text("#confusion-cell-said").contains("not there any more"));
    assertThat(pictures()).isEmpty();
  }
}
