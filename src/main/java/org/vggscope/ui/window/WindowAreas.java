package org.vggscope.ui.window;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/**
 * The picture, the tabs and the predictions side by side, or the picture and a comparison of two
 * networks. The sides take their share of the width, within bounds, until a person moves a divider;
 * from then on they keep the width that they were given.
 */
final class WindowAreas extends SplitPane {
  private static final double SHARE = 0.21;
  private static final double LEAST = 245;
  private static final double MOST = 330;

  private final Node picture;
  private final Node tabs;
  private final Node predictions;
  private boolean moved;

  WindowAreas(Node picture, Node tabs, Node predictions) {
    super(picture, tabs, predictions);
    this.picture = picture;
    this.tabs = tabs;
    this.predictions = predictions;
    getStyleClass().add("areas");
    widthProperty().addListener((o, old, width) -> Platform.runLater(this::place));
    addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
    place();
  }

  /** Shows a comparison in place of tabs and predictions, or those again with null. */
  void compare(Node comparison) {
    double side = moved ? getDividerPositions()[0] : 0;
    if (comparison == null) {
      getItems().setAll(picture, tabs, predictions);
    } else {
      getItems().setAll(picture, comparison);
    }
    if (moved) {
      setDividerPositions(side, 1 - side);
    } else {
      place();
    }
  }

  private void dragged(MouseEvent event) {
    if (!moved
        && event.getTarget() instanceof Node node
        && node.getStyleClass().contains("split-pane-divider")) {
      moved = true;
      setResizableWithParent(picture, false);
      setResizableWithParent(predictions, false);
    }
  }

  private void place() {
    double width = getWidth();
    if (!moved && width > 0) {
      double side = Math.max(LEAST, Math.min(MOST, SHARE * width));
      setDividerPositions(side / width, 1 - side / width);
    }
  }
}
