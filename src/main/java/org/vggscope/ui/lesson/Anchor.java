package org.vggscope.ui.lesson;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.vggscope.ui.kit.controls.Scrolled;
import org.vggscope.ui.kit.controls.SeenPart;

/** A control that a step speaks of: found by its id in what is shown, now or later. */
final class Anchor {
  private final String id;
  private Node found;

  /** Whether somebody scrolls by hand, and sees what they want to see. */
  private boolean left;

  /**
   * @param id the control's
   */
  Anchor(String id) {
    this.id = id;
  }

  /** From now on somebody looks where they like. */
  void leaveAlone() {
    left = true;
  }

  /** Scrolls to it, unless somebody looks elsewhere: what is round it may come later. */
  void reveal(Region root) {
    Node node = node(root);
    if (node != null && !left) {
      Scrolled.reveal(node);
    }
  }

  /**
   * The control.
   *
   * @param root any pane of the window
   * @return null when there is none now
   */
  Node node(Region root) {
    if (found != null && !isShown(found)) {
      found = null;
    }
    if (found == null) {
      found =
          root.getScene().getRoot().lookupAll("#" + id).stream()
              .filter(Anchor::isShown)
              .findFirst()
              .orElse(null);
    }
    return found;
  }

  /** What is seen of it, in the coordinates of a pane as large as the window; null for nothing. */
  Bounds seen(Region root) {
    Node node = node(root);
    return node == null ? null : SeenPart.of(node, root, 0);
  }

  private static boolean isShown(Node node) {
    Bounds bounds = node.getLayoutBounds();
    return SeenPart.isShown(node)
        && node.getScene() != null
        && bounds.getWidth() > 0
        && bounds.getHeight() > 0;
  }
}
