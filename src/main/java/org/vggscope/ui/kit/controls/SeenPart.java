package org.vggscope.ui.kit.controls;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** What is seen of a node, which may be scrolled half away. */
public final class SeenPart {
  private SeenPart() {}

  /**
   * The part of a node that is seen.
   *
   * @param root the window's outermost pane, in whose coordinates the answer is
   * @param gap how far inside of all edges the part has to be, for what is drawn round it
   * @return null when nothing is seen
   */
  public static Bounds of(Node node, Region root, double gap) {
    Bounds seen = inset(root.getLayoutBounds(), gap);
    Bounds bounds = root.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    seen = common(seen, bounds);
    for (Node each = node.getParent(); each != null && seen != null; each = each.getParent()) {
      if (each.getClip() != null) {
        Bounds clip = each.getClip().getBoundsInParent();
        seen = common(seen, inset(root.sceneToLocal(each.localToScene(clip)), gap));
      }
    }
    return seen;
  }

  /** Whether neither a node nor anything that it lies in is hidden. */
  public static boolean isShown(Node node) {
    return node == null || node.isVisible() && isShown(node.getParent());
  }

  private static Bounds inset(Bounds room, double gap) {
    return new BoundingBox(
        room.getMinX() + gap,
        room.getMinY() + gap,
        Math.max(0, room.getWidth() - 2 * gap),
        Math.max(0, room.getHeight() - 2 * gap));
  }

  private static Bounds common(Bounds one, Bounds other) {
    double left = Math.max(one.getMinX(), other.getMinX());
    double top = Math.max(one.getMinY(), other.getMinY());
    double width = Math.min(one.getMaxX(), other.getMaxX()) - left;
    double height = Math.min(one.getMaxY(), other.getMaxY()) - top;
    return width <= 0 || height <= 0 ? null : new BoundingBox(left, top, width, height);
  }
}
