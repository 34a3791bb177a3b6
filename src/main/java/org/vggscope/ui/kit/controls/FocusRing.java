package org.vggscope.ui.kit.controls;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.vggscope.ui.kit.Owner;

/**
 * A ring round whatever has the keys, while somebody uses the keys: every control shows its focus
 * alike, those that are painted among them.
 */
public final class FocusRing extends Region {
  private static final double GAP = 2;

  private final Pane root;
  private boolean keyboard;

  private FocusRing(Pane root) {
    this.root = root;
    setId("focus-ring");
    getStyleClass().add("focus-ring");
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
  }

  /**
   * Lays a ring over all that a window holds.
   *
   * @param window whom it goes with
   * @param root the window's outermost pane
   */
  public static void install(Owner window, Scene scene, Pane root) {
    FocusRing ring = new FocusRing(root);
    root.getChildren().add(ring);
    window.filter(scene, KeyEvent.KEY_PRESSED, event -> ring.use(scene, true));
    window.filter(scene, MouseEvent.MOUSE_PRESSED, event -> ring.use(scene, false));
    window.on(scene.focusOwnerProperty(), () -> ring.follow(scene));
    // Whatever has the focus is scrolled, laid out anew and moved.
    window.afterLayout(scene, () -> ring.follow(scene));
  }

  private void use(Scene scene, boolean keys) {
    keyboard = keys;
    follow(scene);
  }

  private void follow(Scene scene) {
    Node owner = scene.getFocusOwner();
    Node seen = owner instanceof TabPane tabs ? header(tabs) : owner;
    Bounds bounds = keyboard && seen != null && seen != root ? SeenPart.of(seen, root, GAP) : null;
    setVisible(bounds != null);
    if (bounds != null) {
      resizeRelocate(
          bounds.getMinX() - GAP,
          bounds.getMinY() - GAP,
          bounds.getWidth() + 2 * GAP,
          bounds.getHeight() + 2 * GAP);
    }
  }

  private static Node header(TabPane tabs) {
    int selected = tabs.getSelectionModel().getSelectedIndex();
    return tabs.lookupAll(".tab").stream().skip(Math.max(0, selected)).findFirst().orElse(null);
  }
}
