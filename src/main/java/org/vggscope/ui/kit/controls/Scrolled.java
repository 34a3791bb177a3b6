package org.vggscope.ui.kit.controls;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/**
 * Fills its room with what it holds; where that needs more height, its lower part is scrolled to.
 */
public final class Scrolled extends ScrollPane {
  public Scrolled(Region content) {
    super(content);
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    getStyleClass().add("scrolled");
    // Whoever goes to something in it must not push its left edge out of sight.
    hvalueProperty().addListener((o, old, now) -> setHvalue(0));
    minWidthProperty().bind(content.minWidthProperty());
  }

  /** Scrolls whatever a node lies in so that its head is seen. */
  public static void reveal(Node node) {
    for (Node each = node.getParent(); each != null; each = each.getParent()) {
      if (each instanceof ScrollPane scroll && scroll.getContent() != null) {
        Bounds place = scroll.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double seen = scroll.getViewportBounds().getHeight();
        double rest = scroll.getContent().getLayoutBounds().getHeight() - seen;
        double top = scroll.getVvalue() * rest;
        boolean hidden = place.getMinY() < top || place.getMaxY() > top + seen;
        if (rest > 0 && hidden) {
          scroll.setVvalue(Math.max(0, Math.min(1, place.getMinY() / rest)));
        }
      }
    }
  }
}
