package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.vggscope.ui.WindowTest;
import org.vggscope.ui.view.KeyHint;
import org.vggscope.ui.view.ViewEntry;

/** Who has the keys only gets everywhere, and always sees where. */
class FocusIT extends WindowTest {
  private static final Set<String> WITH_A_TRAINING = Set.of("confusion-matrix");

  private static final int MOST_STOPS = 200;

  private Node owner() {
    return stage.getScene().getFocusOwner();
  }

  private void tab() {
    type(KeyCode.TAB);
  }

  private static boolean isInside(Node node, Node pane) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each == pane) {
        return true;
      }
    }
    return false;
  }

  /** Where the ring is, it lies round what has the keys. */
  private void assertSeen(String where) {
    Node owner = owner();
    Node ring = lookup("#focus-ring").query();
    assertThat(ring.isVisible()).as("%s: %s", where, owner).isTrue();
    if (owner instanceof TabPane) {
      return;
    }
    Bounds round = ring.localToScene(ring.getLayoutBounds());
    Bounds inside = owner.localToScene(owner.getLayoutBounds());
    assertThat(round.intersects(inside)).as("%s: %s in %s", where, owner, round).isTrue();
  }

  @Test
  void everyStopOfEveryViewIsSeen() {
    for (ViewEntry entry : window.views().all()) {
      boolean paged = !entry.pages().isEmpty();
      if (paged || entry.isSide() || entry.id().startsWith("compare")) {
        continue;
      }
      onWindow(entry::open);
      awaitIdle();
      Node content = entry.view().content();
      onWindow(() -> PaneKeys.enter(content));
      tab();
      Set<Node> stops = new LinkedHashSet<>();
      for (int i = 0; i < MOST_STOPS && stops.add(owner()); i++) {
        assertSeen(entry.id());
        tab();
      }
      Set<Node> missed = usable(content);
      // A page of a training says no more than that there is none.
      assertThat(missed.isEmpty() || stops.stream().anyMatch(stop -> isInside(stop, content)))
          .as("the keys come into %s: %s", entry.id(), stops)
          .isTrue();
      missed.removeAll(stops);
      missed.removeIf(node -> arrowsReach(node, stops) || isPartOfList(node, stops));
      assertThat(missed).as("%s: without keys", entry.id()).isEmpty();
    }
  }

  /** Of buttons of which one is chosen only the first is a stop; arrows go on from there. */
  private boolean arrowsReach(Node node, Set<Node> stops) {
    if (!(node instanceof ToggleButton button) || button.getToggleGroup() == null) {
      return false;
    }
    for (Toggle other : button.getToggleGroup().getToggles()) {
      if (stops.contains(other)) {
        onWindow(((Node) other)::requestFocus);
        for (int i = 0; i < button.getToggleGroup().getToggles().size(); i++) {
          type(KeyCode.RIGHT);
          if (owner() == node) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** What lies in a stop that has keys of its own, which {@link #keysDoWhatF1Says} tries. */
  private static boolean isPartOfList(Node node, Set<Node> stops) {
    return stops.stream().anyMatch(stop -> stop.getOnKeyPressed() != null && isInside(node, stop));
  }

  @Test
  void keysDoWhatF1Says() {
    int tried = 0;
    for (ViewEntry entry : window.views().all()) {
      if (entry.keys().isEmpty()) {
        continue;
      }
      for (KeyHint hint : entry.keys()) {
        // Some keys have opened another view.
        onWindow(entry::open);
        awaitIdle();
        for (KeyCode key : hint.keys()) {
          Node control = lookup("#" + hint.control()).query();
          if (WITH_A_TRAINING.contains(hint.control())) {
            // It is there when a training has something to show; its own test tries its keys.
            continue;
          }
          onWindow(control::requestFocus);
          assertThat(owner()).as("%s: %s", entry.id(), hint).isSameAs(control);
          assertThat(isTaken(control, key)).as("%s: %s of %s", entry.id(), key, hint).isTrue();
          tried++;
        }
        if (hint.keys().contains(KeyCode.ENTER)) {
          type(KeyCode.ESCAPE);
        }
      }
    }
    assertThat(tried).isGreaterThan(40);
    if (session.companion().onProperty().get()) {
      onWindow(session.companion()::switchOff);
    }
  }

  /** Whether somebody takes the key that is pressed there. */
  private boolean isTaken(Node control, KeyCode key) {
    boolean[] passed = {false};
    EventHandler<KeyEvent> end = event -> passed[0] |= !event.isConsumed();
    onWindow(
        () -> {
          stage.addEventHandler(KeyEvent.KEY_PRESSED, end);
          control.fireEvent(
              new KeyEvent(
                  KeyEvent.KEY_PRESSED,
                  key == KeyCode.PERIOD ? "." : "",
                  key.getName(),
                  key,
                  false,
                  false,
                  false,
                  false));
          stage.removeEventHandler(KeyEvent.KEY_PRESSED, end);
        });
    return !passed[0];
  }

  /** Every control that the mouse can use, and whatever else takes its clicks. */
  private static Set<Node> usable(Node content) {
    Set<Node> usable = new LinkedHashSet<>();
    for (Node node : content.lookupAll("*")) {
      boolean control =
          node instanceof ButtonBase
              || node instanceof ComboBoxBase
              || node instanceof TextInputControl
              || node instanceof Slider
              || node instanceof ListView
              || node instanceof TableView
              || node.getOnMouseClicked() != null && !(node instanceof Labeled);
      if (control && isUsable(node) && !isPartOfControl(node, content)) {
        usable.add(node);
      }
    }
    return usable;
  }

  private static boolean isUsable(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible() || each.isDisabled()) {
        return false;
      }
    }
    return true;
  }

  /** What a control is made of has its keys from the control. */
  private static boolean isPartOfControl(Node node, Node content) {
    for (Node each = node.getParent(); each != content && each != null; each = each.getParent()) {
      if (each instanceof Control && !(each instanceof ScrollPane) && !(each instanceof TabPane)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void tabsAndPagesAreTurnedByKeys() {
    awaitIdle();
    List<String> seen = new java.util.ArrayList<>();
    for (int i = 0; i < 6; i++) {
      press(KeyCode.CONTROL)
          .press(KeyCode.PAGE_DOWN)
          .release(KeyCode.PAGE_DOWN)
          .release(KeyCode.CONTROL);
      awaitIdle();
      seen.add(window.views().openPane().orElseThrow().id());
      assertKeysCome();
    }
    assertThat(owner().getId()).isEqualTo("maps-grid");
    assertThat(seen)
        .containsExactly(
            "kernels", "arithmetic", "receptivefield", "evidence", "preprocessing", "featuremaps");
    onWindow(() -> window.views().find("evidence").orElseThrow().open());
    Set<String> pages = new LinkedHashSet<>();
    for (int i = 0; i < 3; i++) {
      press(KeyCode.ALT).press(KeyCode.PAGE_DOWN).release(KeyCode.PAGE_DOWN).release(KeyCode.ALT);
      awaitIdle();
      pages.add(window.views().open().orElseThrow().id());
      assertKeysCome();
    }
    push(KeyCode.CONTROL, KeyCode.K);
    awaitIdle();
    assertKeysCome();
    push(KeyCode.ALT, KeyCode.PAGE_DOWN);
    awaitIdle();
    assertKeysCome();
    push(KeyCode.CONTROL, KeyCode.K);
    awaitIdle();
    assertKeysCome();
    assertThat(pages).containsExactly("evidence.ablation", "evidence.patches", "evidence.heat");
  }

  /** Who turns to something has the keys there, and not beside it, as soon as it is seen. */
  private void assertKeysCome() {
    sleep(500);
    Node content = window.views().open().orElseThrow().view().content();
    assertThat(isInside(owner(), content)).as("%s in %s", owner(), content).isTrue();
  }

  @Test
  void anArrowInAControlDoesNotTurnTheTab() {
    awaitIdle();
    ComboBox<?> order = lookup("#maps-order").queryComboBox();
    onWindow(order::requestFocus);
    type(KeyCode.RIGHT, KeyCode.LEFT, KeyCode.RIGHT);
    assertThat(window.views().openPane().orElseThrow().id()).isEqualTo("featuremaps");
  }

  @Test
  void theMouseNeedsNoRing() {
    awaitIdle();
    tab();
    assertThat(lookup("#focus-ring").query().isVisible()).isTrue();
    clickOn("#tile-conv1_1");
    assertThat(lookup("#focus-ring").query().isVisible()).isFalse();
  }
}
