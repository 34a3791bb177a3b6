package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vggscope.camera.Cameras;
import org.vggscope.model.Prediction;
import org.vggscope.session.CameraRoom;
import org.vggscope.session.EncodedPicture;
import org.vggscope.session.PictureResult;
import org.vggscope.session.PictureSource;
import org.vggscope.session.RecentPicture;
import org.vggscope.session.Samples;
import org.vggscope.support.FolderTree;
import org.vggscope.ui.WindowTest;

/** The real window looks through a camera, which sees the samples in turn. */
class CameraIT extends WindowTest {
  private Path folder;

  @Override
  public void start(Stage primary) {
    try {
      folder = Files.createTempDirectory("vggscope-camera");
      for (PictureSource each : Samples.all()) {
        Files.write(folder.resolve(each.name()), ((EncodedPicture) each).bytes());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    System.setProperty(Cameras.FOLDER_PROPERTY, folder.toString());
    super.start(primary);
  }

  @AfterEach
  void close() throws IOException {
    interact(
        () ->
            List.copyOf(Window.getWindows()).stream()
                .filter(each -> each != stage)
                .forEach(Window::hide));
    System.clearProperty(Cameras.FOLDER_PROPERTY);
    FolderTree.delete(folder);
  }

  private CameraRoom.State camera() {
    return session.camera().stateProperty().get();
  }

  private boolean isSeen(String id) {
    return lookup(id).tryQuery().filter(Node::isVisible).isPresent();
  }

  private String text(String id) {
    return lookup(id).queryLabeled().getText();
  }

  private List<Prediction> answer() {
    return session.resultProperty().get().ranked();
  }

  /** Opens it as a person does who has no mouse. */
  private void open() {
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
    await("the camera in the list", () -> lookup("#camera-1").tryQuery().isPresent());
    assertThat(lookup("#camera-1").queryAs(Button.class).getText())
        .isEqualTo(folder.getFileName().toString());
    type(KeyCode.ENTER);
    await("what the camera sees", () -> camera().isOn());
  }

  @Test
  void whatIsSeenIsAnsweredAgainAndAgainAndKeptNowhere() {
    awaitIdle();
    List<RecentPicture> recent = List.copyOf(session.recent());
    PictureSource before = session.capture().picture();
    open();
    assertThat(isSeen("#camera-bar")).isTrue();
    assertThat(text("#camera-said")).startsWith("The camera is on: " + folder.getFileName());
    for (String name : List.of("espresso", "cat")) {
      await(
          name + " among the answers",
          () -> answer().stream().limit(5).anyMatch(each -> each.label().contains(name)));
    }
    assertThat(session.capture().picture()).isEqualTo(before);
    assertThat(session.recent()).isEqualTo(recent);
    type(KeyCode.ESCAPE);
    awaitIdle();
    assertThat(isSeen("#camera-bar")).isFalse();
    assertThat(session.sourceProperty().get()).isEqualTo(before);
  }

  @Test
  void whatIsFrozenIsAPictureLikeAnyOther() {
    awaitIdle();
    List<PictureResult> seen = new CopyOnWriteArrayList<>();
    session.resultProperty().addListener((o, old, now) -> seen.add(now));
    open();
    type(KeyCode.SPACE);
    assertThat(camera().isOff()).isTrue();
    awaitIdle();
    PictureSource picture = session.sourceProperty().get();
    assertThat(picture).isInstanceOf(EncodedPicture.class);
    assertThat(picture.name()).startsWith(folder.getFileName() + " 20").endsWith(".png");
    int[] pixels = session.resultProperty().get().picture().source().pixels();
    PictureResult live =
        seen.stream()
            .filter(each -> Arrays.equals(each.picture().source().pixels(), pixels))
            .findFirst()
            .orElseThrow();
    assertThat(live.picture().source().name()).isEqualTo(folder.getFileName().toString());
    assertThat(answer()).isEqualTo(live.ranked());
    assertThat(session.recent().get(0).source()).isEqualTo(picture);
    assertThat(session.capture().picture()).isEqualTo(picture);
    clickOn("#notice-offer");
    await("the camera again", () -> camera().isOn());
  }

  @Test
  void anotherPictureSwitchesItOff() {
    awaitIdle();
    open();
    onWindow(() -> session.open(List.of(Samples.all().get(1))));
    awaitIdle();
    assertThat(camera().isOff()).isTrue();
    assertThat(session.sourceProperty().get()).isEqualTo(Samples.all().get(1));
  }

  @Test
  void anotherNetworkLooksThroughItToo() {
    awaitIdle();
    open();
    onWindow(() -> session.selectModel("vgg19-tiny"));
    await("VGG19", () -> session.modelProperty().get().id().equals("vgg19-tiny"));
    long[] answered = new long[1];
    session.resultProperty().addListener((o, old, now) -> answered[0]++);
    await("more of it", () -> answered[0] > 3 && camera().isOn());
    assertThat(session.resultProperty().get().model().id()).isEqualTo("vgg19-tiny");
  }

  @Test
  void theNextWindowInAnotherLanguageLooksOn() {
    awaitIdle();
    open();
    onWindow(this::rebuild);
    await("what it sees", () -> camera().isOn() && isSeen("#camera-bar"));
    onWindow(() -> session.camera().stop());
    awaitIdle();
    assertThat(isSeen("#camera-bar")).isFalse();
  }

  @Test
  void aCameraThatIsUnpluggedSaysSoAndThePictureBeforeComesBack() throws IOException {
    awaitIdle();
    PictureSource before = session.capture().picture();
    open();
    FolderTree.delete(folder);
    await("why it ended", () -> camera().isOff() && session.noticeProperty().get() != null);
    awaitIdle();
    assertThat(text("#notice-text"))
        .isEqualTo(
            "%s: it sends no pictures any more; plug it in again".formatted(folder.getFileName()));
    assertThat(session.sourceProperty().get()).isEqualTo(before);
  }

  @Test
  void aCameraThatCannotBeOpenedSaysWhy() throws IOException {
    awaitIdle();
    FolderTree.delete(folder);
    Files.createDirectories(folder);
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
    await("the camera in the list", () -> lookup("#camera-1").tryQuery().isPresent());
    type(KeyCode.ENTER);
    await("why not", () -> session.noticeProperty().get() != null);
    assertThat(text("#notice-text")).contains("there are no pictures in it");
    assertThat(isSeen("#camera-bar")).isFalse();
  }
}
