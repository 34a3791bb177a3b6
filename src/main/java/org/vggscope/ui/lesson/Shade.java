package org.vggscope.ui.lesson;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

/** While a class looks on, what is not spoken of steps back. */
final class Shade extends Region {
  /** What it left out when it was drawn last, and how large it was. */
  private List<Object> drawnBy = List.of();

  Shade() {
    getStyleClass().add("lesson-shade");
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
  }

  /**
   * Lies over all of a pane but some places.
   *
   * @param subjects the places; none for no shade at all
   */
  void leave(Region whole, List<Rectangle2D> subjects) {
    setVisible(!subjects.isEmpty());
    List<Object> by = List.of(subjects, whole.getWidth(), whole.getHeight());
    if (by.equals(drawnBy)) {
      return;
    }
    drawnBy = by;
    Shape left = new Rectangle(whole.getWidth(), whole.getHeight());
    for (Rectangle2D each : subjects) {
      left =
          Shape.subtract(
              left,
              new Rectangle(each.getMinX(), each.getMinY(), each.getWidth(), each.getHeight()));
    }
    // The shape keeps its place.
    setScaleShape(false);
    setCenterShape(false);
    setShape(left);
    resizeRelocate(0, 0, whole.getWidth(), whole.getHeight());
  }
}
