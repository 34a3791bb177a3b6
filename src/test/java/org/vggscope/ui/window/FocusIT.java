package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.vggscope.ui.WindowTest;
import org.vggscope.ui.view.ViewEntry;

/** Who has the keys only gets everywhere, and always sees where. */
class FocusIT extends WindowTest {
  private static final int MOST_STOPS = 60;

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
      if (entry.isSide() || entry.id().startsWith("compare")) {
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
      assertThat(stops)
          .as("the keys come into %s", entry.id())
          .anyMatch(stop -> isInside(stop, content));
    }
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
    }
    assertThat(seen)
        .containsExactly(
            "kernels", "arithmetic", "receptivefield", "evidence", "preprocessing", "featuremaps");
    onWindow(() -> window.views().find("evidence").orElseThrow().open());
    Set<String> pages = new LinkedHashSet<>();
    for (int i = 0; i < 3; i++) {
      press(KeyCode.ALT).press(KeyCode.PAGE_DOWN).release(KeyCode.PAGE_DOWN).release(KeyCode.ALT);
      awaitIdle();
      pages.add(window.views().open().orElseThrow().id());
    }
    assertThat(pages).containsExactly("evidence.ablation", "evidence.patches", "evidence.heat");
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
