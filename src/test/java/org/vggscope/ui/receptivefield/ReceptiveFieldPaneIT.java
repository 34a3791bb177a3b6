package org.vggscope.ui.receptivefield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.model.Configuration;
import org.vggscope.model.LayerTable;
import org.vggscope.model.Position;
import org.vggscope.session.Selection;
import org.vggscope.session.SessionState;
import org.vggscope.ui.WindowTest;

class ReceptiveFieldPaneIT extends WindowTest {
  @TempDir private Path folder;

  @Override
  protected SessionState rememberedState() {
    return at("conv3_2");
  }

  @BeforeEach
  void showTheTab() {
    awaitIdle();
    openTab("Receptive field");
  }

  private FieldCanvas canvas() {
    return lookup("#field-canvas").queryAs(FieldCanvas.class);
  }

  private String text(String id) {
    return lookup("#" + id).queryAs(Label.class).getText().replace('\u00a0', ' ');
  }

  /** What a drop-down list shows while it is closed. */
  private String chosen(String id) {
    return lookup("#" + id + " .list-cell").match(Node::isVisible).<ListCell<?>>query().getText();
  }

  private boolean isBoxSeen(int step) {
    return lookup("#field-box-" + step).query().isVisible();
  }

  @Test
  void nothingIsComputedWhileAnotherTabIsSeen() {
    openTab("Feature maps");
    String before = text("field-unit");
    onWindow(() -> session.selection().selectUnit(1, new Position(2, 3)));
    awaitIdle();
    assertThat(text("field-unit")).isEqualTo(before);
    openTab("Receptive field");
    assertThat(text("field-unit")).isNotEqualTo(before);
  }

  @Test
  void theBoxesOfAllLayersBelowAreNestedOnThePicture() {
    assertThat(text("field-layer")).isEqualTo("conv3_2");
    assertThat(text("field-size")).isEqualTo("32 × 32");
    assertThat(text("field-growth"))
        .isEqualTo("24 + (3 − 1) × 4 = 32: its 3 × 3 kernel reads units 4 pixels apart.");
    for (int step = 1; step < 8; step++) {
      assertThat(isBoxSeen(step)).isTrue();
      Region outer = (Region) lookup("#field-box-" + step).query();
      Region inner = (Region) lookup("#field-box-" + (step - 1)).query();
      assertThat(outer.getBoundsInParent().contains(inner.getBoundsInParent())).isTrue();
    }
    int channel = session.selection().channelProperty().get();
    Position place = session.selection().positionProperty().get();
    assertThat(text("field-unit"))
        .startsWith("Channel %d at y %d, x %d".formatted(channel, place.y(), place.x()));
    onWindow(() -> session.selection().selectUnit(Selection.NONE, new Position(8, 8)));
    awaitIdle();
    assertThat(text("field-unit")).startsWith("Channel ").contains("at y 8, x 8 (the strongest");
    assertThat(text("field-effective")).startsWith("Half of the influence comes from ");
  }

  @Test
  void aClickOnThePictureChoosesTheUnitForAllPanes() {
    Point2D point = canvas().localToScreen(canvas().pointOf(3, 60));
    clickOn(point);
    awaitIdle();
    assertThat(session.selection().positionProperty().get()).isEqualTo(new Position(0, 15));
    assertThat(text("field-unit")).contains("at y 0, x 15");
    assertThat(text("field-sees")).contains("lie beyond the border");
    type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.LEFT);
    awaitIdle();
    assertThat(session.selection().positionProperty().get()).isEqualTo(new Position(2, 14));
    assertThat(text("field-unit")).contains("at y 2, x 14");
  }

  @Test
  void keysGoThroughTheLayers() {
    onWindow(() -> canvas().requestFocus());
    type(KeyCode.HOME);
    assertThat(text("field-layer")).isEqualTo("conv1_1");
    assertThat(isBoxSeen(0)).isTrue();
    assertThat(isBoxSeen(1)).isFalse();
    type(KeyCode.PAGE_UP, KeyCode.PAGE_UP);
    assertThat(text("field-layer")).isEqualTo("pool1");
    type(KeyCode.SPACE);
    assertThat(lookup("#field-play").queryButton().getText()).isEqualTo("❙❙ Pause");
    type(KeyCode.PAGE_DOWN);
    assertThat(lookup("#field-play").queryButton().getText()).isEqualTo("▶ Play");
    clickOn("#field-step-conv2_1");
    assertThat(text("field-size")).isEqualTo("10 × 10");
  }

  @Test
  void theSelectionOfOtherPanesIsFollowed() {
    onWindow(
        () ->
            session
                .selection()
                .selectLayer(session.modelProperty().get().architecture().layer("pool5")));
    awaitIdle();
    assertThat(text("field-size")).isEqualTo("212 × 212");
    onWindow(() -> session.selection().selectUnit(11, new Position(1, 0)));
    awaitIdle();
    assertThat(text("field-unit")).isEqualTo("Channel 11 at y 1, x 0");
    double box = lookup("#field-box-0").query().getBoundsInParent().getWidth();
    onWindow(() -> session.setInputSize(128));
    awaitIdle();
    // The same place of the picture, of which more is seen on both sides now.
    assertThat(text("field-unit")).startsWith("Channel 11 at y 2, x 1");
    // A box of as many pixels in a picture of more.
    assertThat(lookup("#field-box-0").query().getBoundsInParent().getWidth())
        .isNotCloseTo(box, within(0.5));
    onWindow(() -> session.selectModel("vgg19-tiny"));
    awaitIdle();
    assertThat(text("field-size")).isEqualTo("268 × 268");
  }

  @Test
  void stacksAreComparedAtTheChosenChannels() {
    clickOn("#field-pages-1");
    assertThat(text("stack-weights-3x3")).isEqualTo("1,769,472");
    clickOn("#stack-channels .increment-arrow-button");
    assertThat(text("stack-weights-3x3")).isEqualTo("7,077,888");
    assertThat(text("stack-position-7x1")).isEqualTo("12,845,056");
    assertThat(text("stack-map-7x1")).isEqualTo("40.3 G");
    clickOn("#stack-back");
    assertThat(text("stack-caption")).contains("Through 2");
  }

  @Test
  void twoNetworksAreComparedAndExported() throws IOException {
    clickOn("#field-pages-2");
    assertThat(text("table-left-sum")).startsWith("5,984,360 parameters");
    assertThat(text("table-right-sum")).startsWith("60,965,224 parameters");
    assertThat(chosen("table-left-choice")).startsWith("Loaded: VGG16");
    assertThat(chosen("table-right-choice")).startsWith("AlexNet");
    onWindow(
        () -> {
          ComboBox<LayerTable> choice = lookup("#table-left-choice").queryComboBox();
          choice.setValue(
              choice.getItems().stream()
                  .filter(table -> table.network().equals("VGG19 (E)"))
                  .findFirst()
                  .orElseThrow());
        });
    assertThat(text("table-left-sum"))
        .isEqualTo("143,667,240 parameters, 19.6 G multiply-adds at 224 × 224");
    clickOn("#table-columns-2");
    Path file = folder.resolve("layers.csv");
    onWindow(() -> save(lookup("#field-table-page").queryAs(TablePage.class), file));
    assertThat(Files.readString(file))
        .startsWith("# program: VggScope")
        .contains("\r\nnetwork,", LayerTable.of(Configuration.E).network() + ",224,224,conv5_4,");
    assertThat(session.noticeProperty().get().text()).contains("layers.csv");
  }
}
