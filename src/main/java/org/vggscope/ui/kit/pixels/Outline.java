package org.vggscope.ui.kit.pixels;

import javafx.scene.layout.Region;

/** A frame round something that is painted; its border lies outside of what it frames. */
public final class Outline extends Region {
  /**
   * @param id for tests
   * @param kind the style class that says what is framed
   */
  public Outline(String id, String kind) {
    setId(id);
    getStyleClass().addAll("outline", kind);
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
  }

  /** Frames a rectangle. */
  public void around(double x, double y, double width, double height) {
    double left = getInsets().getLeft();
    double top = getInsets().getTop();
    resizeRelocate(
        x - left,
        y - top,
        width + left + getInsets().getRight(),
        height + top + getInsets().getBottom());
  }
}
