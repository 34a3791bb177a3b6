package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vggscope.session.ModelSource;
import org.vggscope.session.PictureSource;
import org.vggscope.session.SessionState;
import org.vggscope.training.record.Moment;
import org.vggscope.ui.training.RoomTest;

/** A training that is watched and the moment that is looked at are part of a saved session. */
class SavedRunIT extends RoomTest {
  private SessionState state() {
    SessionState[] state = new SessionState[1];
    onWindow(() -> state[0] = window.capture());
    return state[0];
  }

  private void bring(Path file) throws Exception {
    onWindow(() -> session.open(List.of(new PictureSource.File(file))));
    await(() -> session.tasks().list().isEmpty() && !session.isBusy());
    awaitIdle();
    await(() -> session.tasks().list().isEmpty() && !session.isBusy());
  }

  @Test
  void theRunIsWatchedAgainAtItsMoment() throws Exception {
    awaitIdle();
    set();
    Path run = train(folder.resolve("runs/colours"), "glorot");
    onWindow(() -> room.open(run));
    await(() -> room.momentProperty().get() != null);
    Moment first = room.runProperty().get().moments().get(0);
    onWindow(
        () -> {
          room.followingProperty().set(false);
          room.show(first);
        });
    await(() -> first.equals(room.momentProperty().get()));
    awaitIdle();
    SessionState saved = state();
    Path file = folder.resolve("run.vggscope");
    onWindow(() -> window.sessions().save(file));
    await(() -> Files.exists(file) && session.tasks().list().isEmpty());
    onWindow(room::leave);
    awaitIdle();
    SessionState before = state();
    assertThat(before.network()).isEqualTo("vgg16-tiny");

    bring(file);
    await(() -> room.runProperty().get() != null);
    assertThat(state()).isEqualTo(saved);
    assertThat(room.folderProperty().get()).isEqualTo(run);
    assertThat(room.momentProperty().get()).isEqualTo(first);
    assertThat(room.onProperty().get()).isTrue();
    assertThat(session.modelSourceProperty().get()).isInstanceOf(ModelSource.OfRun.class);

    onWindow(session.history()::undo);
    awaitIdle();
    await(() -> room.folderProperty().get() == null);
    awaitIdle();
    assertThat(state()).isEqualTo(before);

    Path moved = Files.move(run, folder.resolve("colours"));
    bring(file);
    await(() -> room.runProperty().get() != null);
    assertThat(room.folderProperty().get()).as("beside the file").isEqualTo(moved);
    assertThat(room.momentProperty().get().step()).isEqualTo(first.step());
  }
}
