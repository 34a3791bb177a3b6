package org.vggscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.vggscope.model.Preprocessing;

/** Steps and leaps are taken back in the order in which they were taken. */
class HistoryTest {
  private final List<History.Step> wished = new ArrayList<>();
  private final History history = new History(wished::add);

  /** Where the window is. */
  private String place = "home";

  private static History.Step step(int size) {
    return new History.Step(
        new ModelSource.OwnFile(Path.of("own.pth")),
        new Preparation(Preprocessing.torchvision(64, 64), size));
  }

  private History.Leap to(String there) {
    return over -> {
      String here = place;
      place = there;
      history.inForce(step(there.length()));
      over.accept(Optional.of(to(here)));
    };
  }

  private void undoStep() {
    history.undo();
    history.inForce(wished.remove(0));
  }

  @Test
  void aLeapIsOneStepAmongOthers() {
    history.inForce(step(1));
    history.inForce(step(2));
    boolean[] taken = {false};
    history.leap(to("abroad"), () -> taken[0] = true);
    assertThat(taken[0]).isTrue();
    history.inForce(step(3));
    undoStep();
    assertThat(place).isEqualTo("abroad");
    history.undo();
    assertThat(place).isEqualTo("home");
    assertThat(history.canUndo()).as("what was done before the leap").isTrue();
    history.redo();
    assertThat(place).isEqualTo("abroad");
    history.redo();
    assertThat(wished).containsExactly(step(3));
    history.inForce(wished.remove(0));
    assertThat(history.canRedo()).isFalse();
  }

  @Test
  void whoeverAsksQuicklyGetsAsManySteps() {
    for (int size = 1; size <= 4; size++) {
      history.inForce(step(size));
    }
    history.undo();
    history.undo();
    history.undo();
    history.redo();
    for (int size : new int[] {3, 2, 1, 2}) {
      assertThat(wished).containsExactly(step(size));
      history.inForce(wished.remove(0));
      history.settled();
    }
    assertThat(wished).isEmpty();
    assertThat(history.canRedo()).isTrue();
  }

  @Test
  void whoeverGivesUpAStepGivesUpThoseAfterIt() {
    for (int size = 1; size <= 4; size++) {
      history.inForce(step(size));
    }
    history.undo();
    history.undo();
    history.settled();
    wished.clear();
    history.settled();
    assertThat(wished).isEmpty();
    undoStep();
    history.settled();
    assertThat(wished).isEmpty();
    history.undo();
    assertThat(wished).as("nothing was lost").containsExactly(step(2));
  }

  @Test
  void aLeapThatIsNotTakenLeavesTheStepsAsTheyWere() {
    history.inForce(step(1));
    history.inForce(step(2));
    undoStep();
    history.leap(over -> over.accept(Optional.empty()), () -> place = "abroad");
    assertThat(place).isEqualTo("home");
    assertThat(history.canUndo()).isFalse();
    assertThat(history.canRedo()).isTrue();
  }

  @Test
  void nothingIsTakenBackWhileALeapIsOnItsWay() {
    history.inForce(step(1));
    history.inForce(step(2));
    List<Consumer<Optional<History.Leap>>> later = new ArrayList<>();
    history.leap(later::add, () -> place = "abroad");
    assertThat(history.canUndo()).isFalse();
    history.undo();
    assertThat(wished).isEmpty();
    later.get(0).accept(Optional.of(to("home")));
    assertThat(history.canUndo()).isTrue();
    assertThat(place).isEqualTo("abroad");
  }
}
