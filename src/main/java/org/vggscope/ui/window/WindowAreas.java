package org.vggscope.ui.window;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/**
 * The picture, the tabs and the predictions side by side. The sides take their share of the width,
 * within bounds, until a person moves a divider; from then on they keep the width that they were
 * given.
 */
final class WindowAreas extends SplitPane {
  private static final double SHARE = 0.21;
  private static final double LEAST = 245;
  private static final double MOST = 330;

  private boolean moved;

  WindowAreas(Node picture, Node tabs, Node predictions) {
    super(picture, tabs, predictions);
    getStyleClass().add("areas");
    widthProperty().addListener((o, old, width) -> Platform.runLater(this::place));
    addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
    place();
  }

  private void dragged(MouseEvent event) {
    if (!moved
        && event.getTarget() instanceof Node node
        && node.getStyleClass().contains("split-pane-divider")) {
      moved = true;
      setResizableWithParent(getItems().get(0), false);
      setResizableWithParent(getItems().get(2), false);
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
