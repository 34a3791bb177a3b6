package org.vggscope.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;
import org.vggscope.session.PictureSource;

/** Folders that are dropped on the real window: of trainings, and of pictures to learn from. */
class BroughtFolderIT extends RoomTest {
  /** As a drop does. */
  private void drop(Path... brought) {
    List<PictureSource> files =
        List.of(brought).stream().map(path -> (PictureSource) new PictureSource.File(path)).toList();
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
            set.toString()
                .equals(lookup("#new-training-data").queryAs(ComboBox.class).getValue()));
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
}
