package org.vggscope.ui.kit.controls;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

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
   * @param root the window's outermost pane
   */
  public static void install(Scene scene, Pane root) {
    FocusRing ring = new FocusRing(root);
    root.getChildren().add(ring);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> ring.use(scene, true));
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> ring.use(scene, false));
    scene.focusOwnerProperty().addListener((o, old, owner) -> ring.follow(scene));
    // Whatever has the focus is scrolled, laid out anew and moved.
    scene.addPostLayoutPulseListener(() -> ring.follow(scene));
  }

  private void use(Scene scene, boolean keys) {
    keyboard = keys;
    follow(scene);
  }

  private void follow(Scene scene) {
    Node owner = scene.getFocusOwner();
    Node seen = owner instanceof TabPane tabs ? header(tabs) : owner;
    Bounds bounds = keyboard && seen != null && seen != root ? inRoot(seen) : null;
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

  /** What is seen of a node, which may be scrolled half away; null when nothing is. */
  private Bounds inRoot(Node node) {
    Bounds seen = inset(root.getLayoutBounds());
    Bounds bounds = root.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    seen = common(seen, bounds);
    for (Node each = node.getParent(); each != null && seen != null; each = each.getParent()) {
      if (each.getClip() != null) {
        Bounds clip = each.getClip().getBoundsInParent();
        seen = common(seen, inset(root.sceneToLocal(each.localToScene(clip))));
      }
    }
    return seen;
  }

  /** The ring is round what it is about, and has to be seen itself. */
  private static Bounds inset(Bounds room) {
    return new BoundingBox(
        room.getMinX() + GAP,
        room.getMinY() + GAP,
        Math.max(0, room.getWidth() - 2 * GAP),
        Math.max(0, room.getHeight() - 2 * GAP));
  }

  private static Bounds common(Bounds one, Bounds other) {
    double left = Math.max(one.getMinX(), other.getMinX());
    double top = Math.max(one.getMinY(), other.getMinY());
    double width = Math.min(one.getMaxX(), other.getMaxX()) - left;
    double height = Math.min(one.getMaxY(), other.getMaxY()) - top;
    return width <= 0 || height <= 0 ? null : new BoundingBox(left, top, width, height);
  }
}
