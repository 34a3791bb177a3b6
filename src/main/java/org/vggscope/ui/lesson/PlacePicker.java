package org.vggscope.ui.lesson;

import java.util.function.BiConsumer;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.vggscope.text.Texts;

/** Lies over a picture while a place in it is asked for: a click, or a cross moved by keys. */
final class PlacePicker extends Region {
  private static final double STEP = 0.05;
  private static final double SMALL_STEP = 0.01;

  private final BiConsumer<Double, Double> picked;
  private final Line across = new Line();
  private final Line down = new Line();
  private double shareX = 0.5;
  private double shareY = 0.5;

  /**
   * @param picked is given the share of the width and of the height
   */
  PlacePicker(BiConsumer<Double, Double> picked) {
    this.picked = picked;
    setId("lesson-picker");
    getStyleClass().add("lesson-picker");
    setManaged(false);
    setFocusTraversable(true);
    setCursor(Cursor.CROSSHAIR);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(
        Texts.of("A place in the picture: arrow keys move the cross, Enter takes it"));
    across.getStyleClass().add("lesson-cross");
    down.getStyleClass().add("lesson-cross");
    getChildren().addAll(across, down);
    setOnMouseClicked(
        event -> {
          event.consume();
          picked.accept(event.getX() / getWidth(), event.getY() / getHeight());
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    focusedProperty().addListener((o, old, focused) -> requestLayout());
  }

  /** Lies over all of a node. */
  void lieOver(Node shown) {
    Bounds bounds = getParent().sceneToLocal(shown.localToScene(shown.getLayoutBounds()));
    resizeRelocate(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
  }

  private void keyPressed(KeyEvent event) {
    double step = event.isShiftDown() ? SMALL_STEP : STEP;
    switch (event.getCode()) {
      case LEFT -> shareX = Math.max(0, shareX - step);
      case RIGHT -> shareX = Math.min(1, shareX + step);
      case UP -> shareY = Math.max(0, shareY - step);
      case DOWN -> shareY = Math.min(1, shareY + step);
      case ENTER, SPACE -> picked.accept(shareX, shareY);
      default -> {
        return;
      }
    }
    event.consume();
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    boolean seen = isFocused();
    across.setVisible(seen);
    down.setVisible(seen);
    if (seen) {
      double x = shareX * getWidth();
      double y = shareY * getHeight();
      across.setStartX(0);
      across.setEndX(getWidth());
      across.setStartY(y);
      across.setEndY(y);
      down.setStartX(x);
      down.setEndX(x);
      down.setStartY(0);
      down.setEndY(getHeight());
    }
  }
}
