package org.vggscope.ui.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

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

  /** The shares of the width that a person has given the sides. */
  private final Map<Node, Double> kept = new HashMap<>();

  private boolean moved;
  private Node comparison;
  private boolean pictureHidden;
  private boolean predictionsHidden;

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
  void compare(Node shown) {
    comparison = shown;
    show();
  }

  /** Hides the sides, so that the middle has all the room. */
  void hide(boolean pictureToo, boolean predictionsToo) {
    pictureHidden = pictureToo;
    predictionsHidden = predictionsToo;
    show();
  }

  private void show() {
    List<Node> seen = new ArrayList<>();
    if (!pictureHidden) {
      seen.add(picture);
    }
    seen.add(comparison == null ? tabs : comparison);
    if (!predictionsHidden && comparison == null) {
      seen.add(predictions);
    }
    if (!seen.equals(getItems())) {
      double left = share(picture);
      double right = share(predictions);
      getItems().setAll(seen);
      place(left, right);
    }
  }

  /** The share of the width that a side has, or the usual one while it is not seen. */
  private double share(Node side) {
    if (moved && getItems().contains(side)) {
      kept.put(side, ((Region) side).getWidth() / getWidth());
    }
    return kept.getOrDefault(side, usual());
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

  private double usual() {
    double width = getWidth();
    return width > 0 ? Math.max(LEAST, Math.min(MOST, SHARE * width)) / width : SHARE;
  }

  private void place() {
    if (!moved && getWidth() > 0) {
      place(usual(), usual());
    }
  }

  private void place(double left, double right) {
    int last = getDividers().size() - 1;
    if (getItems().contains(picture) && last >= 0) {
      setDividerPosition(0, left);
    }
    if (getItems().contains(predictions) && last >= 0) {
      setDividerPosition(last, 1 - right);
    }
  }
}
