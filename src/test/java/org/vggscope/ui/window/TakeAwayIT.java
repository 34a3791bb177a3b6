package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.session.SessionState;
import org.vggscope.ui.WindowTest;
import org.vggscope.ui.view.Command;
import org.vggscope.ui.view.ViewEntry;

/** How a person gets at what a view shows: keys, menus, the dialog and the clipboard. */
class TakeAwayIT extends WindowTest {
  @Override
  protected SessionState rememberedState() {
    return at("pool5");
  }

  @BeforeEach
  void awaitPicture() {
    awaitIdle();
    onWindow(() -> window.views().find("featuremaps").orElseThrow().open());
    awaitIdle();
  }

  private void choose(String id) {
    onWindow(() -> lookup("#" + id).queryAs(ToggleButton.class).fire());
  }

  /** As the system does at a press of the right button, which a screen that is not there lacks. */
  private void askForMenu(String id) {
    onWindow(
        () -> {
          Node node = lookup(id).query();
          Point2D place = node.localToScreen(10, 10);
          node.fireEvent(
              new ContextMenuEvent(
                  ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                  10,
                  10,
                  place.getX(),
                  place.getY(),
                  false,
                  new PickResult(node, 10, 10)));
        });
    awaitIdle();
  }

  private boolean isDisabled(String id) {
    return lookup("#" + id).query().isDisabled();
  }

  @Test
  void theDialogOffersWhatTheFormatHas() {
    push(KeyCode.CONTROL, KeyCode.S);
    awaitIdle();
    assertThat(lookup("#save-format-0").queryAs(ToggleButton.class).isSelected()).isTrue();
    assertThat(isDisabled("save-scale")).isFalse();
    assertThat(isDisabled("save-look")).isFalse();
    choose("save-format-1");
    assertThat(lookup("#save-about").queryAs(Labeled.class).getText()).contains("words stay words");
    assertThat(isDisabled("save-scale")).isTrue();
    assertThat(isDisabled("save-look")).isFalse();
    choose("save-format-4");
    assertThat(lookup("#save-format-4").queryAs(Labeled.class).getText()).isEqualTo("NPY");
    assertThat(isDisabled("save-look")).isTrue();
    push(KeyCode.ESCAPE);
    awaitIdle();
    assertThat(lookup("#save-dialog").queryAll()).isEmpty();
    assertThat(settings.saveFormat).as("nothing was saved").isEqualTo("PNG");
  }

  @Test
  void whatIsCopiedIsAPictureAndATable() {
    Optional<Exhibit> exhibit = window.views().open().flatMap(ViewEntry::exhibit);
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    awaitIdle();
    onWindow(
        () -> {
          Clipboard clipboard = Clipboard.getSystemClipboard();
          assertThat(clipboard.getImage().getWidth())
              .isEqualTo(2 * exhibit.orElseThrow().figure(Look.LIGHT).width());
          assertThat(clipboard.getString().lines())
              .hasSize(1 + exhibit.orElseThrow().table().rows().size())
              .first()
              .isEqualTo("channel\ty\tx\tactivation");
        });
    assertThat(session.noticeProperty().get().text()).startsWith("Copied as a picture");
  }

  @Test
  void everyPaneHasTheMenuUnderThePointer() {
    askForMenu("#maps-title");
    assertThat(lookup("#pane-save").tryQuery()).isPresent();
    clickOn("#pane-save");
    awaitIdle();
    assertThat(lookup("#save-dialog").tryQuery()).isPresent();
    push(KeyCode.ESCAPE);
    askForMenu("#network-strip");
    clickOn("#pane-copy");
    awaitIdle();
    onWindow(() -> assertThat(Clipboard.getSystemClipboard().getString()).contains("conv1_1"));
  }

  @Test
  void theButtonOfTheToolbarIsThereForEveryView() {
    MenuButton button = lookup("#take-away-button").queryAs(MenuButton.class);
    for (String id : new String[] {"kernels", "evidence.heat", "compare", "training"}) {
      onWindow(() -> window.views().find(id).orElseThrow().open());
      awaitIdle();
      assertThat(button.isVisible()).as(id).isTrue();
    }
    assertThat(button.getItems())
        .extracting("text")
        .containsExactly("_Save what is shown…", "_Copy what is shown");
  }

  private void run(String id) {
    onWindow(
        () ->
            window.commands().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow()
                .action()
                .run());
    awaitIdle();
  }

  @Test
  void aWalkThroughTheLayersIsOfferedAsAFilm() {
    run("save-walk");
    ToggleButton film = lookup("#save-format-4").queryAs(ToggleButton.class);
    assertThat(film.getText()).isEqualTo("GIF");
    assertThat(film.isSelected()).isTrue();
    assertThat(isDisabled("save-scale")).isFalse();
    push(KeyCode.ESCAPE);
  }

  @Test
  void aReportAsksOfWhichLayersItIs() {
    run("save-report");
    assertThat(lookup("#report-dialog").tryQuery()).isPresent();
    for (String chosen : new String[] {"conv1_2", "conv5_3", "pool5"}) {
      CheckBox box = lookup("#report-layer-" + chosen).queryAs(CheckBox.class);
      assertThat(box.isSelected()).as(chosen).isTrue();
    }
    assertThat(lookup("#report-layer-conv1_1").queryAs(CheckBox.class).isSelected()).isFalse();
    push(KeyCode.ESCAPE);
    awaitIdle();
    assertThat(lookup("#report-dialog").tryQuery()).isEmpty();
  }

  @Test
  void whatIsBesideHasCommandsOfItsOwn() {
    for (String id : WindowCommands.BESIDE) {
      for (String verb : new String[] {"save-", "copy-"}) {
        Command command =
            window.commands().stream()
                .filter(each -> each.id().equals(verb + id))
                .findFirst()
                .orElseThrow();
        assertThat(command.isPossible()).as(command.id()).isTrue();
      }
    }
  }
}
