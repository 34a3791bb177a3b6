package org.vggscope.ui.kit.controls;

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
    minWidthProperty().bind(content.minWidthProperty());
  }
}
