package org.vggscope.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.vggscope.session.training.NewTraining;
import org.vggscope.training.NetworkChoice;
import org.vggscope.training.Recipe;
import org.vggscope.training.RunFolder;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.RunStatus;

/** A real window that is closed while trainings go on. */
class EndQuestionIT extends RoomTest {
  private final AtomicBoolean closed = new AtomicBoolean();

  private NewTraining training(String start) {
    Recipe quick = Recipe.quick().with(5000, 1, start);
    return new NewTraining(
        folder.resolve("set").toString(), new NetworkChoice("vgg-a", 0.07, false), quick, null);
  }

  private DialogPane question() {
    return lookup("#end-question").queryAs(DialogPane.class);
  }

  private Button button(String text) {
    return question().getButtonTypes().stream()
        .filter(each -> each.getText().equals(text))
        .map(each -> (Button) question().lookupButton(each))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatGoesOnAndWhatWillNotBeginIsSaid() throws Exception {
    awaitIdle();
    set();
    onWindow(() -> window.close(() -> closed.set(true)));
    assertThat(closed).as("nothing to ask").isTrue();
    closed.set(false);

    onWindow(() -> room.begin(training("he")));
    await(() -> room.runProperty().get() != null && room.runProperty().get().steps() > 0);
    Path run = room.folderProperty().get();
    onWindow(() -> room.race(List.of(training("glorot"), training("normal:0.01"))));
    await(() -> room.waitingProperty().get().size() == 2);
    onWindow(room::leave);
    onWindow(() -> window.close(() -> closed.set(true)));
    assertThat(closed).isFalse();
    assertThat(((Label) question().getContent()).getText())
        .as("of one that is not watched, too")
        .contains(run.getFileName().toString(), "Glorot · N(0, 1e-2)");
    for (String each :
        List.of(
            "Go on in the background", "Stop after this epoch", "Stop now", "Keep the window")) {
      // Once it is laid out, nothing of it is cut.
      await(() -> button(each).getWidth() >= button(each).prefWidth(-1) - 1);
    }
    onWindow(button("Keep the window")::fire);
    assertThat(closed).isFalse();

    onWindow(() -> window.close(() -> closed.set(true)));
    onWindow(button("Stop now")::fire);
    assertThat(closed).isTrue();
    onWindow(room::cancelRace);
    await(() -> RunRecord.statusOf(new RunFolder(run)).state() == RunStatus.State.STOPPED);
    assertThat(session.settings().trainingRun).as("for the next start").isEqualTo(run.toString());
  }
}
