package org.vggscope.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import org.vggscope.session.ModelSource;
import org.vggscope.session.Notice;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Session;
import org.vggscope.training.own.MadePictures;
import org.vggscope.training.record.Moment;
import org.vggscope.training.record.RunLog;
import org.vggscope.training.record.RunStatus;
import org.vggscope.weights.ModelCatalog;

/** Folders that are dropped on the real window: of trainings, and of pictures to learn from. */
class BroughtFolderIT extends RoomTest {
  /** As a drop does. */
  private void drop(Path... brought) {
    List<PictureSource> files =
        List.of(brought).stream()
            .map(path -> (PictureSource) new PictureSource.File(path))
            .toList();
    onWindow(() -> session.open(() -> files, "nothing"));
  }

  @Test
  void picturesInAFolderAClassAreOfferedToBeLearnedFrom() throws Exception {
    awaitIdle();
    PictureSource before = session.sourceProperty().get();
    Path set = set();
    drop(set);
    await(() -> !lookup("#new-training").queryAll().isEmpty());
    await(
        () ->
            set.toString().equals(lookup("#new-training-data").queryAs(ComboBox.class).getValue()));
    await(() -> text("#new-training-data-said").contains("2 classes"));
    assertThat(session.noticeProperty().get()).isNull();
    assertThat(session.sourceProperty().get()).isEqualTo(before);
    onWindow(() -> lookup("#new-training").query().getScene().getWindow().hide());

    // Pictures without classes are no set.
    drop(set.resolve("red"));
    await(() -> session.noticeProperty().get() != null);
    assertThat(session.noticeProperty().get().text()).contains("a folder, not a picture");
    assertThat(lookup("#new-training").queryAll()).isEmpty();
  }

  @Test
  void aTrainingIsWatchedWhereverItIs() throws Exception {
    awaitIdle();
    set();
    Path run = train(folder.resolve("elsewhere/run"), "he");
    drop(run);
    await(() -> room.runProperty().get() != null);
    assertThat(room.folderProperty().get()).isEqualTo(run);
    assertThat(room.onProperty().get()).isTrue();

    // What is no training is said, and nothing is lost.
    Path none = Files.createDirectories(folder.resolve("none"));
    onWindow(() -> room.open(none));
    assertThat(session.noticeProperty().get().text()).contains("holds no training");
    assertThat(room.folderProperty().get()).isEqualTo(run);
  }

  private VBox classes() {
    return lookup("#own-classes-rows").queryAs(VBox.class);
  }

  @Test
  void twoFoldersOfPicturesAreClassesOfAPersonsOwn() throws Exception {
    awaitIdle();
    Path set = set();
    drop(set.resolve("red"), set.resolve("blue"));
    await(() -> !lookup("#own-classes-rows").queryAll().isEmpty());
    await(() -> classes().getChildren().size() == 2);
    assertThat(lookup("#new-training").queryAll()).isEmpty();
    assertThat(session.noticeProperty().get()).isNull();

    // More come into the same list.
    MadePictures.write(folder.resolve("more/green"), 0x109010, 3);
    MadePictures.write(folder.resolve("more/grey"), 0x808080, 3);
    drop(folder.resolve("more/green"), folder.resolve("more/grey"));
    await(() -> classes().getChildren().size() == 4);
    assertThat(lookup("#own-classes-rows").queryAll()).hasSize(1);
    onWindow(() -> classes().getScene().getWindow().hide());
  }

  @Test
  void anotherRunIsWatchedWhileAMomentOfOneIsLoaded() throws Exception {
    awaitIdle();
    set();
    Path one = train(folder.resolve("one"), "he");
    Path other = train(folder.resolve("other"), "glorot");
    onWindow(() -> room.watch(one));
    await(() -> room.momentProperty().get() != null);
    onWindow(
        () -> {
          room.followingProperty().set(false);
          room.show(room.runProperty().get().moments().get(0));
          room.watch(other);
          assertThat(room.momentProperty().get()).as("of the other run").isNull();
        });
    await(() -> room.momentProperty().get() != null);
    awaitIdle();
    Moment shown = room.momentProperty().get();
    assertThat(shown.file()).startsWith(other);
    List<Moment> moments = room.runProperty().get().moments();
    assertThat(shown).isEqualTo(moments.get(moments.size() - 1));
    assertThat(session.modelSourceProperty().get())
        .isEqualTo(new ModelSource.OfRun("other", shown));
  }

  @Test
  void aRunThatCannotBeReadIsSaidOnce() throws Exception {
    awaitIdle();
    set();
    Path run = train(folder.resolve("run"), "he");
    Files.writeString(run.resolve("recipe.json"), "{");
    onWindow(() -> room.open(run));
    assertThat(session.noticeProperty().get().text()).contains("recipe.json");
    assertThat(room.folderProperty().get()).as("what was there stays").isNull();

    onWindow(() -> room.watch(run));
    await(() -> !room.problemProperty().get().isEmpty());
    assertThat(text("#training-waiting"))
        .startsWith("There is nothing to see:")
        .contains("recipe.json");
    onWindow(session::dismissNotice);
    // It is looked at four times a second.
    WaitForAsyncUtils.sleep(1, TimeUnit.SECONDS);
    assertThat(session.noticeProperty().get()).isNull();
    onWindow(room::leave);
  }

  @Test
  void theNextWindowKnowsTheMomentAndOffersToGoOn() throws Exception {
    awaitIdle();
    set();
    Path run = train(folder.resolve("run"), "he");
    onWindow(() -> room.watch(run));
    await(() -> room.momentProperty().get() != null);
    awaitIdle();
    Moment seen = room.momentProperty().get();
    new RunLog(run).write(new RunStatus(RunStatus.State.STOPPED));
    Session[] next = new Session[1];
    onWindow(
        () -> {
          next[0] = new Session(ModelCatalog.bundled(), settings, Platform::runLater);
          // What is said of the second network must not take the offer away.
          session.companion().switchOn();
          next[0].start(session.capture(), List.of());
          session.companion().switchOff();
        });
    try {
      await(() -> next[0].resultProperty().get() != null);
      assertThat(next[0].modelSourceProperty().get()).isEqualTo(new ModelSource.OfRun("run", seen));
      assertThat(next[0].training().momentProperty().get()).isEqualTo(seen);
      await(() -> next[0].companion().sourceProperty().get() != null);
      await(() -> next[0].noticeProperty().get() != null);
      Notice notice = next[0].noticeProperty().get();
      assertThat(notice.text()).contains("The training run was not finished");
      assertThat(notice.offer().label()).isEqualTo("Go on");
    } finally {
      onWindow(next[0]::close);
    }
  }
}
