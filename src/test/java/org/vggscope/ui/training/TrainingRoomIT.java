package org.vggscope.ui.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.vggscope.model.LayerActivations;
import org.vggscope.session.ModelSource;
import org.vggscope.session.training.NewTraining;
import org.vggscope.session.training.Trainings;
import org.vggscope.training.NetworkChoice;
import org.vggscope.training.Recipe;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;
import org.vggscope.training.record.RunPoint;
import org.vggscope.training.record.RunStatus;

/** A training in a process of its own, watched and steered in the real window. */
class TrainingRoomIT extends RoomTest {
  private RunRecord run() {
    return room.runProperty().get();
  }

  private void begin(int epochs) throws Exception {
    String set = set().toString();
    Recipe quick = Recipe.quick().with(epochs, 1, "he");
    onWindow(
        () ->
            room.begin(new NewTraining(set, new NetworkChoice("vgg-a", 0.07, false), quick, null)));
    await(() -> run() != null && !run().points().isEmpty());
  }

  private RunStatus.State state() {
    return run().status().state();
  }

  @Test
  void aNetworkLearnsWhileItIsWatched() throws Exception {
    awaitIdle();
    ModelSource before = session.modelSourceProperty().get();
    begin(30);
    assertThat(window.views().open().orElseThrow().id()).startsWith("training");

    await(() -> state() == RunStatus.State.DONE);
    awaitIdle();
    RunRecord done = run();
    List<String> rows = Files.readAllLines(done.folder().path().resolve("metrics.csv"));
    RunPoint last = done.points().get(done.points().size() - 1);
    assertThat(done.points()).hasSize(rows.size() - 1);
    assertThat(rows.get(rows.size() - 1)).startsWith(last.step() + ",30," + last.loss() + ",");
    assertThat(text("#training-state")).contains("done", "%,d steps".formatted(last.step()));
    assertThat(session.resultProperty().get().model().labels().name(0)).isEqualTo("blue");

    // The newest moment is looked at, and an older one when it is asked for.
    Moment newest = done.moments().get(done.moments().size() - 1);
    await(() -> newest.equals(room.momentProperty().get()));
    LayerActivations learned = session.activationsProperty().get();
    onWindow(() -> lookup("#time-slider").queryAs(Slider.class).setValue(0));
    await(() -> done.moments().get(0).equals(room.momentProperty().get()));
    awaitIdle();
    assertThat(room.followingProperty().get()).isFalse();
    assertThat(session.activationsProperty().get().layer()).isEqualTo(learned.layer());
    assertThat(session.activationsProperty().get()).isNotSameAs(learned);
    assertThat(session.resultProperty().get().ranked().get(0).probability()).isBetween(0.5, 1.0);
    assertThat(session.history().canUndo()).as("back to the first network, at once").isTrue();

    // It stays beside what the slider shows from now on.
    press("#time-compare");
    awaitIdle();
    onWindow(() -> lookup("#time-newest").queryAs(ToggleButton.class).fire());
    await(() -> newest.equals(room.momentProperty().get()));
    awaitIdle();
    assertThat(session.companion().sourceProperty().get())
        .isEqualTo(new ModelSource.OfRun(done.name(), done.moments().get(0)));
    assertThat(session.companion().resultProperty().get().ranked())
        .isNotEqualTo(session.resultProperty().get().ranked());
    assertThat(window.views().open().orElseThrow().id()).startsWith("compare");
    onWindow(session.companion()::switchOff);

    onWindow(room::leave);
    await(() -> before.equals(session.modelSourceProperty().get()));
    assertThat(lookup("#time-strip").query().isVisible()).isFalse();
  }

  @Test
  void itIsPausedGoesByOneStepAndStops() throws Exception {
    awaitIdle();
    begin(5000);
    press("#training-pause");
    await(() -> state() == RunStatus.State.PAUSED);
    long paused = run().steps();
    press("#training-step");
    await(() -> run().steps() == paused + 1 && state() == RunStatus.State.PAUSED);
    double rate = run().points().get(run().points().size() - 1).rate();
    press("#training-cut");
    press("#training-step");
    // While it is seen to step, the button would pause it.
    await(() -> run().steps() == paused + 2 && state() == RunStatus.State.PAUSED);
    assertThat(run().points().get(run().points().size() - 1).rate())
        .isCloseTo(rate / 10, within(rate / 50));
    press("#training-pause");
    await(() -> state() == RunStatus.State.RUNNING);
    press("#training-stop");
    await(() -> state() == RunStatus.State.STOPPED);
    long stopped = run().steps();
    press("#training-resume");
    await(() -> state() == RunStatus.State.RUNNING && run().steps() > stopped);
  }

  private static List<String> waiting() throws IOException {
    if (!Files.isDirectory(Trainings.home())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(Trainings.home())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("standby-"))
          .toList();
    }
  }

  private static List<ProcessHandle> processes() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }

  @Test
  void whatAllTrainingsNeedIsLoadedWhileOneIsChosen() throws Exception {
    awaitIdle();
    onWindow(room::prepare);
    await(() -> !waiting().isEmpty());
    List<ProcessHandle> ready = processes();
    assertThat(ready).hasSize(1);
    begin(2);
    assertThat(waiting()).isEmpty();
    await(() -> state() == RunStatus.State.DONE);
    assertThat(ready.get(0).onExit().get(1, TimeUnit.MINUTES).isAlive()).isFalse();
    assertThat(processes()).as("no other was begun").isEmpty();

    onWindow(room::prepare);
    await(() -> !waiting().isEmpty());
    onWindow(room::release);
    await(() -> waiting().isEmpty() && processes().isEmpty());
  }
}
