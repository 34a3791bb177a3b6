package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.export.maps.MapOrder;
import org.vggscope.model.Position;
import org.vggscope.session.EncodedPicture;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Samples;
import org.vggscope.session.Session;
import org.vggscope.session.SessionState;
import org.vggscope.session.ViewState;
import org.vggscope.session.kept.StateStore;
import org.vggscope.session.settings.Settings;
import org.vggscope.ui.WindowTest;
import org.vggscope.ui.view.View;
import org.vggscope.ui.view.ViewEntry;
import org.vggscope.weights.ModelCatalog;

/** The window is closed and opened again, and every view is as it was left. */
class ReopenedWindowIT extends WindowTest {
  @TempDir private Path folder;

  private void open(String view) {
    onWindow(() -> window.views().find(view).orElseThrow().open());
    awaitIdle();
    awaitIdle();
  }

  /** Writes what is there to a file, closes the window and opens another one from the file. */
  private SessionState reopen() throws IOException {
    StateStore store = new StateStore(folder.resolve("settings.json"));
    SessionState[] before = new SessionState[1];
    onWindow(
        () -> {
          before[0] = window.capture();
          session.close();
        });
    store.save(before[0]);
    SessionState earlier = new StateStore(folder.resolve("settings.json")).load();
    assertThat(earlier).isEqualTo(before[0]);
    onWindow(
        () -> {
          session = new Session(ModelCatalog.bundled(), new Settings(), Platform::runLater);
          session.start(earlier, List.of());
          window = new MainWindow(session, earlier);
          stage.setScene(WindowPlace.scene(window, 1440, 900));
        });
    for (int turn = 0; turn < 5; turn++) {
      awaitIdle();
    }
    return earlier;
  }

  @Test
  void aPastedPictureNetworkSelectionAndPageAreThereAgain() throws IOException {
    awaitIdle();
    byte[] pasted = Files.readAllBytes(Path.of("assets/samples/rocket.jpg"));
    onWindow(
        () -> {
          session.selectModel("vgg19-tiny");
          session.open(List.of(new EncodedPicture("from the clipboard", pasted)));
        });
    awaitIdle();
    onWindow(
        () -> {
          session
              .selection()
              .selectLayer(session.modelProperty().get().architecture().layer("conv4_4"));
          session.selection().selectUnit(21, new Position(3, 2));
          session.selection().selectClass(7);
          session.setPreprocessing("caffe");
        });
    awaitIdle();
    open("evidence.ablation");
    clickOn("#channel-21-on");
    awaitIdle();
    open("kernels");
    onWindow(
        () ->
            window
                .views()
                .find("kernels")
                .orElseThrow()
                .view()
                .apply(ViewState.NONE.with("view", "MATRIX")));
    open("evidence.heat");
    double probability = session.resultProperty().get().ranked().get(0).probability();
    String caption = lookup("#heat-caption").queryAs(Label.class).getText();
    SessionState left = reopen();
    assertThat(left.view()).isEqualTo("evidence.heat");
    assertThat(session.modelProperty().get().id()).isEqualTo("vgg19-tiny");
    assertThat(session.sourceProperty().get())
        .isEqualTo(new EncodedPicture("from the clipboard", pasted));
    assertThat(session.selection().layerProperty().get().name()).isEqualTo("conv4_4");
    assertThat(session.selection().channelProperty().get()).isEqualTo(21);
    assertThat(session.selection().positionProperty().get()).isEqualTo(new Position(3, 2));
    assertThat(session.selection().classProperty().get()).isEqualTo(7);
    assertThat(session.resultProperty().get().picture().preprocessing().name()).isEqualTo("caffe");
    assertThat(session.resultProperty().get().ranked().get(0).probability()).isEqualTo(probability);
    assertThat(lookup("#heat-caption").queryAs(Label.class).getText()).isEqualTo(caption);
    assertThat(window.views().open().orElseThrow().id()).isEqualTo("evidence.heat");
    assertThat(session.recent())
        .extracting(recent -> recent.source().name())
        .containsExactly("from the clipboard", "coffee.png");
    open("evidence.ablation");
    assertThat(captured("evidence.ablation").text("off", "")).isEqualTo("conv4_4:21");
    assertThat(lookup("#ablation-after-1").query().isVisible()).isTrue();
    open("kernels");
    assertThat(captured("kernels").text("view", "")).isEqualTo("MATRIX");
    assertThat(lookup("#kernels-matrix").query().isVisible()).isTrue();
  }

  @Test
  void anEnlargedMapAndAnInputOfAnotherSizeAreThereAgain() throws IOException {
    awaitIdle();
    onWindow(() -> session.setInputSize(96));
    awaitIdle();
    onWindow(
        () -> {
          session.selection().selectUnit(5, new Position(7, 7));
          window
              .views()
              .find("featuremaps")
              .orElseThrow()
              .view()
              .apply(ViewState.NONE.with("enlarged", true).with("order", "MEAN"));
        });
    reopen();
    assertThat(session.resultProperty().get().picture().input().height()).isEqualTo(96);
    assertThat(captured("featuremaps").values())
        .containsEntry("enlarged", "true")
        .containsEntry("order", "MEAN");
    assertThat(lookup("#maps-order").queryComboBox().getValue()).isEqualTo(MapOrder.MEAN);
  }

  @Test
  void twoNetworksAreComparedAgainOnTheSamePage() throws IOException {
    awaitIdle();
    open("compare.answers");
    for (int turn = 0; turn < 5; turn++) {
      awaitIdle();
    }
    reopen();
    assertThat(session.companion().modelProperty().get().id()).isEqualTo("vgg19-tiny");
    assertThat(window.views().open().orElseThrow().id()).isEqualTo("compare.answers");
    assertThat(lookup("#compare-verdict").queryAs(Label.class).getText()).contains("espresso");
  }

  @Test
  void aPictureThatIsGoneIsSaidAndASampleTakesItsPlace() throws IOException {
    awaitIdle();
    Path picture = Files.copy(Path.of("assets/samples/chelsea.png"), folder.resolve("cat.png"));
    onWindow(() -> session.open(List.of(new PictureSource.File(picture))));
    awaitIdle();
    Files.delete(picture);
    reopen();
    assertThat(session.noticeProperty().get().text()).contains("cat.png", "gone");
    assertThat(session.sourceProperty().get()).isEqualTo(Samples.first());
  }

  @Test
  void everyRegisteredViewHasANameAndTakesBackWhatItGives() {
    awaitIdle();
    for (ViewEntry entry : window.views().all()) {
      assertThat(entry.id()).matches("[a-z]+(\\.[a-z]+)?");
      assertThat(entry.title()).isNotBlank();
      open(entry.id());
      View view = entry.view();
      assertThat(entry.isShown()).as(entry.id()).isTrue();
      assertThat(view.content().getScene()).as(entry.id()).isNotNull();
      ViewState[] given = new ViewState[2];
      onWindow(
          () -> {
            given[0] = view.capture();
            view.apply(ViewState.NONE);
            view.apply(given[0]);
            given[1] = view.capture();
          });
      assertThat(given[1]).as(entry.id()).isEqualTo(given[0]);
    }
    assertThat(window.views().all())
        .extracting(ViewEntry::id)
        .contains("picture", "prediction", "featuremaps", "evidence.patches", "compare.likeness");
  }
}
