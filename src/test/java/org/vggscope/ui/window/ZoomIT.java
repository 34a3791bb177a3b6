package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.ui.WindowTest;
import org.vggscope.ui.kit.painted.PaintedPane;

/** Everything larger for the last row, and sides that give their room to the middle. */
class ZoomIT extends WindowTest {
  private Bounds onScene(String id) {
    Node node = lookup(id).query();
    return node.localToScene(node.getLayoutBounds());
  }

  private void ctrl(KeyCode key) {
    push(KeyCode.CONTROL, key);
    awaitIdle();
  }

  @Test
  void everythingIsAsMuchLargerAndIsRemembered() {
    awaitIdle();
    clickOn("#tile-conv1_2");
    awaitIdle();
    double before = onScene("#picture-name").getHeight();
    ctrl(KeyCode.EQUALS);
    ctrl(KeyCode.PLUS);
    assertThat(settings.zoom).isEqualTo(1.25);
    assertThat(onScene("#picture-name").getHeight()).isCloseTo(1.25 * before, within(0.01));
    // The window's edge is where it was, and the status is still in it.
    assertThat(onScene("#status-bar").getMaxY())
        .isCloseTo(stage.getScene().getHeight(), within(1.0));
    // What is painted has the screen's own pixels.
    PaintedPane maps = lookup("#maps-grid").queryAs(PaintedPane.class);
    assertThat((double) maps.raster().width())
        .isCloseTo(onScene("#maps-grid").getWidth(), within(25.0));
    assertThat(stage.getScene().getStylesheets()).anyMatch(sheet -> sheet.startsWith("data:"));
    ctrl(KeyCode.MINUS);
    assertThat(settings.zoom).isEqualTo(1.1);
    ctrl(KeyCode.DIGIT0);
    assertThat(settings.zoom).isEqualTo(1);
    assertThat(onScene("#picture-name").getHeight()).isCloseTo(before, within(0.01));
    assertThat(stage.getScene().getStylesheets()).noneMatch(sheet -> sheet.startsWith("data:"));
  }

  @Test
  void itEndsWhereThePanesWouldHaveNoRoom() {
    awaitIdle();
    for (int i = 0; i < 12; i++) {
      ctrl(KeyCode.PLUS);
    }
    double most = Math.min(stage.getScene().getWidth() / 680, stage.getScene().getHeight() / 460);
    assertThat(settings.zoom).isCloseTo(most, within(1e-9));
    assertThat(lookup("#notice-text").queryLabeled().getText())
        .contains("Larger needs a larger window");
    for (int i = 0; i < 12; i++) {
      ctrl(KeyCode.MINUS);
    }
    assertThat(settings.zoom).isEqualTo(0.8);
    ctrl(KeyCode.NUMPAD0);
    assertThat(settings.zoom).isEqualTo(1);
  }

  @Test
  void sidesAreHiddenAndShownAgain() {
    awaitIdle();
    double middle = onScene("#layer-tabs").getWidth();
    ctrl(KeyCode.B);
    assertThat(lookup("#PicturePane").tryQuery()).isEmpty();
    assertThat(onScene("#layer-tabs").getWidth()).isGreaterThan(middle + 200);
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
    awaitIdle();
    assertThat(lookup("#PredictionPane").tryQuery()).isEmpty();
    assertThat(onScene("#layer-tabs").getWidth())
        .isCloseTo(stage.getScene().getWidth(), within(4.0));
    assertThat(settings.pictureHidden && settings.predictionsHidden).isTrue();
    // Who searches the classes sees them.
    ctrl(KeyCode.F);
    assertThat(lookup("#PredictionPane").tryQuery()).isPresent();
    assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("class-search");
    ctrl(KeyCode.K);
    ctrl(KeyCode.B);
    assertThat(lookup("#PicturePane").tryQuery()).isPresent();
    ctrl(KeyCode.K);
    assertThat(onScene("#layer-tabs").getWidth()).isCloseTo(middle, within(2.0));
  }

  @Test
  void thePictureGivesWayInANarrowWindowUnlessSomebodyWantsIt() {
    awaitIdle();
    onWindow(() -> window.wantedProperty().set(1.6));
    awaitIdle();
    assertThat(lookup("#PicturePane").tryQuery()).isEmpty();
    assertThat(lookup("#PredictionPane").tryQuery()).isPresent();
    ctrl(KeyCode.B);
    assertThat(lookup("#PicturePane").tryQuery()).isPresent();
    ctrl(KeyCode.B);
    assertThat(lookup("#PicturePane").tryQuery()).isEmpty();
    // Nobody said that it is not wanted where there is room.
    assertThat(settings.pictureHidden).isFalse();
    onWindow(() -> window.wantedProperty().set(1));
    awaitIdle();
    assertThat(lookup("#PicturePane").tryQuery()).isPresent();
  }

  /** Beside what is said of it, it has most of the room. */
  @ParameterizedTest
  @CsvSource({"1280, 690, 1.5", "1280, 720, 1", "1440, 900, 1", "1024, 700, 1"})
  void anEnlargedMapIsWhole(double width, double height, double zoom) {
    awaitIdle();
    onWindow(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
          window.wantedProperty().set(zoom);
          session.selection().selectChannel(3);
        });
    awaitIdle();
    onWindow(() -> lookup("#maps-grid").query().requestFocus());
    type(KeyCode.ENTER);
    awaitIdle();
    assertThat(lookup("#maps-detail").query().isVisible()).isTrue();
    Bounds map = onScene("#maps-enlarged");
    assertThat(map.getHeight()).isGreaterThan(100);
    // A square, it is as wide as a third of the pane, or as the pane is high.
    double high = onScene("#maps-detail").getHeight();
    assertThat(map.getWidth())
        .isGreaterThan(Math.min(onScene("#layer-tabs").getWidth() / 3, 0.8 * high));
    assertThat(onScene("#maps-detail-title").getMinX()).isGreaterThanOrEqualTo(map.getMaxX());
    assertThat(onScene("#maps-detail-close").getMaxX())
        .isLessThanOrEqualTo(onScene("#layer-tabs").getMaxX());
    assertThat(map.getMaxY()).isLessThanOrEqualTo(onScene(".status-bar-area").getMinY());
  }
}
