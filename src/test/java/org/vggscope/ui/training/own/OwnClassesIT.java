package org.vggscope.ui.training.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vggscope.camera.Cameras;
import org.vggscope.picture.PictureFolder;
import org.vggscope.session.OwnClassesWork;
import org.vggscope.session.PictureSource;
import org.vggscope.support.FolderTree;
import org.vggscope.training.own.MadePictures;
import org.vggscope.ui.WindowTest;
import org.vggscope.weights.UserFolders;

/** A person's own classes, learned, opened and used in the real window. */
class OwnClassesIT extends WindowTest {
  private Path folder;
  private OwnClassesWork work;
  private OwnClassesDialog dialog;

  /** How often a camera was asked for. */
  private int asked;

  @Override
  public void start(Stage primary) {
    try {
      folder = Files.createTempDirectory("vggscope-own");
      MadePictures.write(folder.resolve("two/reddish"), 0x901010, 10);
      MadePictures.write(folder.resolve("two/bluish"), 0x101090, 10);
      Files.writeString(folder.resolve("two/bluish/broken.png"), "no picture");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    System.setProperty(UserFolders.DATA_PROPERTY, folder.resolve("user").toString());
    super.start(primary);
    work = new OwnClassesWork(session);
    open();
  }

  private void open() {
    dialog = new OwnClassesDialog(session, work, before -> asked++);
    dialog.show(stage);
  }

  @AfterEach
  void close() throws IOException {
    interact(() -> dialog.pane().getScene().getWindow().hide());
    System.clearProperty(UserFolders.DATA_PROPERTY);
    FolderTree.delete(folder);
  }

  private Node find(String id) {
    return dialog.pane().lookup("#" + id);
  }

  private String text(String id) {
    return ((Label) find(id)).getText();
  }

  private VBox rows() {
    return (VBox) find("own-classes-rows");
  }

  private void addTwo() throws TimeoutException {
    onWindow(() -> dialog.addFolders(List.of(folder.resolve("two"))));
    await(() -> rows().getChildren().size() == 2 && !find("own-classes-begin").isDisabled());
  }

  private void learn() throws TimeoutException {
    onWindow(((Button) find("own-classes-begin"))::fire);
    await(() -> work.stateProperty().get() instanceof OwnClassesWork.Done);
    awaitIdle();
  }

  @Test
  void whatIsLearnedIsOpenedAndAnswers() throws TimeoutException {
    awaitIdle();
    assertThat(text("own-classes-network")).contains("fc8", "fc7");
    assertThat(find("own-classes-begin").isDisabled()).isTrue();
    addTwo();
    learn();
    assertThat(text("own-classes-accuracy"))
        .isEqualTo("100 % right: 4 of the 4 pictures held back");
    assertThat(text("own-classes-skipped")).isEqualTo("1 picture could not be used:");
    assertThat(((TextArea) find("own-classes-skipped-lines")).getText()).contains("broken.png");
    assertThat(session.modelProperty().get().id()).isEqualTo("bluish-reddish.safetensors");
    onWindow(
        () -> session.open(List.of(new PictureSource.File(folder.resolve("two/reddish/p01.png")))));
    awaitIdle();
    assertThat(session.resultProperty().get().ranked().get(0).label()).isEqualTo("reddish");
  }

  @Test
  void aClassMoreIsLearnedOnTheNewNetwork() throws TimeoutException, IOException {
    awaitIdle();
    addTwo();
    learn();
    MadePictures.write(folder.resolve("greenish"), 0x109010, 5);
    onWindow(
        () -> {
          dialog.pane().getScene().getWindow().hide();
          open();
        });
    assertThat(rows().getChildren()).hasSize(2);
    onWindow(() -> dialog.addFolders(List.of(folder.resolve("greenish"))));
    await(() -> rows().getChildren().size() == 3 && !find("own-classes-begin").isDisabled());
    onWindow(((Button) find("own-classes-begin"))::fire);
    await(
        () ->
            work.stateProperty().get() instanceof OwnClassesWork.Done done
                && done.learned().names().size() == 3);
    awaitIdle();
    OwnClassesWork.Done done = (OwnClassesWork.Done) work.stateProperty().get();
    assertThat(done.learned().computed()).isEqualTo(5);
    assertThat(session.modelProperty().get().architecture().classes()).isEqualTo(3);
  }

  @Test
  void whatTheCameraSeesIsTheClassAsLongAsSomebodyHoldsTheButton()
      throws TimeoutException, IOException {
    awaitIdle();
    onWindow(((Button) find("own-classes-empty"))::fire);
    onWindow(((Button) find("own-classes-camera"))::fire);
    assertThat(asked).isOne();
    Button hold = (Button) rows().lookup(".own-class-camera");
    assertThat(hold.isVisible()).isFalse();
    System.setProperty(Cameras.FOLDER_PROPERTY, folder.resolve("two/reddish").toString());
    try {
      onWindow(
          () -> session.camera().find(found -> session.camera().begin(found.get(0)), why -> {}));
      await(hold::isVisible);
    } finally {
      System.clearProperty(Cameras.FOLDER_PROPERTY);
    }
    Path kept = folder.resolve("user/camera");
    assertThat(kept).doesNotExist();
    onWindow(hold::arm);
    await(() -> ((Label) rows().lookup(".own-class-count")).getText().startsWith("3 "));
    onWindow(hold::disarm);
    sleep(500);
    long pictures = PictureFolder.list(kept).size();
    sleep(500);
    assertThat(PictureFolder.list(kept)).hasSize((int) pictures);
    assertThat(session.recent()).hasSize(1);
    onWindow(() -> session.camera().stop());
    awaitIdle();
    assertThat(hold.isVisible()).isFalse();
  }

  @Test
  void classesAreNamedAndNamesMustDiffer() throws TimeoutException {
    awaitIdle();
    addTwo();
    TextField first = (TextField) rows().lookup(".own-class-name");
    onWindow(() -> first.setText("reddish"));
    assertThat(text("own-classes-refusal")).isEqualTo("Two classes are called reddish.");
    assertThat(find("own-classes-begin").isDisabled()).isTrue();
    onWindow(() -> first.setText("sea"));
    assertThat(text("own-classes-refusal")).isEmpty();
    onWindow(((Button) find("own-classes-empty"))::fire);
    assertThat(text("own-classes-refusal")).isEqualTo("class 3 needs two pictures or more.");
    onWindow(
        () ->
            ((OwnClassRow) rows().getChildren().get(2))
                .add(
                    List.of(
                        folder.resolve("two/bluish/p01.png"),
                        folder.resolve("two/bluish/p02.png"))));
    await(() -> !find("own-classes-begin").isDisabled());
    onWindow(((Button) rows().getChildren().get(1).lookup(".own-class-remove"))::fire);
    assertThat(rows().getChildren()).hasSize(2);
  }

  @Test
  void itIsCancelledAndNothingIsWritten() throws TimeoutException {
    awaitIdle();
    addTwo();
    onWindow(((Button) find("own-classes-begin"))::fire);
    assertThat(find("own-classes-running").isVisible()).isTrue();
    onWindow(((Button) find("own-classes-cancel"))::fire);
    await(() -> work.stateProperty().get() instanceof OwnClassesWork.Idle);
    awaitIdle();
    assertThat(find("own-classes-running").isVisible()).isFalse();
    assertThat(find("own-classes-begin").isDisabled()).isFalse();
    assertThat(folder.resolve("user/own-classes")).doesNotExist();
    assertThat(session.modelProperty().get().id()).isEqualTo("vgg16-tiny");
  }

  @Test
  void anotherNetworkEndsItAndThatIsSaid() throws TimeoutException {
    awaitIdle();
    addTwo();
    onWindow(
        () -> {
          session.training().followingProperty().set(true);
          ((Button) find("own-classes-begin")).fire();
          assertThat(session.training().followingProperty().get()).as("another moment").isFalse();
          session.selectModel("vgg19-tiny");
        });
    await(() -> !(work.stateProperty().get() instanceof OwnClassesWork.Running));
    awaitIdle();
    assertThat(text("own-classes-refusal")).contains("another network was opened");
    assertThat(find("own-classes-begin").isDisabled()).isFalse();
  }

  @Test
  void itIsSavedElsewhere() throws TimeoutException {
    awaitIdle();
    addTwo();
    learn();
    Path target = folder.resolve("mine.safetensors");
    onWindow(() -> ((OwnClassesResult) find("own-classes-result")).save(target));
    // What was opened has something to say, too.
    String saved = "Saved as %s.".formatted(target);
    await(
        () ->
            session.noticeProperty().get() != null
                && session.noticeProperty().get().text().equals(saved));
    Path kept = ((OwnClassesWork.Done) work.stateProperty().get()).file();
    assertThat(target).hasSameBinaryContentAs(kept);
  }
}
