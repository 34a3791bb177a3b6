package org.vggscope.ui.kit.controls;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/**
 * Fills its room with what it holds; where that needs more height, its lower part is scrolled to.
 */
public class Scrolled extends LiveScroll {
  private static final double BAR = 10;

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

  /** One that is as wide as what it holds and its bar, and there when that is. */
  public static Scrolled asWideAs(Region content) {
    Scrolled scrolled =
        new Scrolled(content) {
          @Override
          protected double computePrefWidth(double height) {
            double most = content.getMaxWidth();
            double wide = content.prefWidth(-1);
            return BAR + (most > 0 ? Math.min(wide, most) : wide);
          }
        };
    scrolled.minWidthProperty().unbind();
    scrolled.setMinWidth(USE_PREF_SIZE);
    scrolled.setMaxWidth(USE_PREF_SIZE);
    scrolled.managedProperty().bind(content.managedProperty());
    scrolled.visibleProperty().bind(content.visibleProperty());
    return scrolled;
  }

  /** Scrolls whatever a node lies in so that its head is seen. */
  public static void reveal(Node node) {
    if (node.getScene() == null || node.getScene().getWindow() == null) {
      return;
    }
    for (Node each = node.getParent(); each != null; each = each.getParent()) {
      if (each instanceof ScrollPane scroll && scroll.getContent() != null) {
        // What came just now has no place yet.
        scroll.applyCss();
        scroll.layout();
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
