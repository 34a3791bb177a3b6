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
import org.vggscope.ui.kit.controls.Scrolled;

/**
 * The picture, the tabs and the predictions side by side, a training in place of the tabs, or the
 * picture and a comparison of two networks. The sides take their share of the width, within bounds,
 * until a person moves a divider; from then on they keep the width that they were given.
 */
final class WindowAreas extends SplitPane {
  private static final double SHARE = 0.21;
  private static final double LEAST = 245;
  private static final double MOST = 330;

  /** In a lower window the sides have scroll bars of that width. */
  private static final double LOW = 440;

  private static final double BAR = 16;

  /** Below these widths the middle needs a side's room more, unless a person wants the side. */
  private static final double ROOM_FOR_PICTURE = 1000;

  private static final double ROOM_FOR_PREDICTIONS = 800;

  private final Side picture;
  private final Node tabs;
  private final Side predictions;

  /** The shares of the width that a person has given the sides. */
  private final Map<Node, Double> kept = new HashMap<>();

  private boolean moved;
  private Node comparison;
  private Node training;

  WindowAreas(Region picture, Node tabs, Region predictions) {
    this.picture = new Side(picture, ROOM_FOR_PICTURE);
    this.tabs = tabs;
    this.predictions = new Side(predictions, ROOM_FOR_PREDICTIONS);
    getStyleClass().add("areas");
    widthProperty().addListener((o, old, width) -> Platform.runLater(this::resized));
    heightProperty().addListener((o, old, height) -> Platform.runLater(this::resized));
    addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
    show();
  }

  /** A part beside the middle, which can be hidden so that the middle has its room. */
  final class Side {
    private final Scrolled shown;
    private final double room;
    private boolean hidden;

    /** Whether a person asked for it in a window that is too narrow for it. */
    private boolean asked;

    private Side(Region content, double room) {
      this.room = room;
      shown = new Scrolled(content);
    }

    private boolean isNarrow() {
      return getWidth() > 0 && getWidth() < room;
    }

    boolean isSeen() {
      return !hidden && (asked || !isNarrow());
    }

    /** Whether a person does not want it, however wide the window is. */
    boolean isHidden() {
      return hidden;
    }

    void see(boolean wanted) {
      // What went by itself comes again by itself.
      hidden = !wanted && !asked;
      asked = wanted && isNarrow();
      WindowAreas.this.show();
    }
  }

  Side picture() {
    return picture;
  }

  Side predictions() {
    return predictions;
  }

  /** Shows a comparison in place of tabs and predictions, or those again with null. */
  void compare(Node shown) {
    comparison = shown;
    show();
  }

  /** Shows a training in place of the tabs, or those again with null. */
  void train(Node shown) {
    training = shown;
    show();
  }

  private void show() {
    List<Node> seen = new ArrayList<>();
    if (picture.isSeen()) {
      seen.add(picture.shown);
    }
    seen.add(comparison != null ? comparison : training != null ? training : tabs);
    if (predictions.isSeen() && comparison == null) {
      seen.add(predictions.shown);
    }
    if (!seen.equals(getItems())) {
      double left = share(picture);
      double right = share(predictions);
      getItems().setAll(seen);
      place(left, right);
    }
  }

  /** The share of the width that a side has, or the usual one while it is not seen. */
  private double share(Side side) {
    if (moved && getItems().contains(side.shown)) {
      kept.put(side.shown, side.shown.getWidth() / getWidth());
    }
    return kept.getOrDefault(side.shown, usual());
  }

  private void dragged(MouseEvent event) {
    if (!moved
        && event.getTarget() instanceof Node node
        && node.getStyleClass().contains("split-pane-divider")) {
      moved = true;
      setResizableWithParent(picture.shown, false);
      setResizableWithParent(predictions.shown, false);
    }
  }

  private double usual() {
    double width = getWidth();
    double least = getHeight() < LOW ? LEAST + BAR : LEAST;
    return width > 0 ? Math.max(least, Math.min(MOST, SHARE * width)) / width : SHARE;
  }

  private void resized() {
    picture.asked = picture.asked && picture.isNarrow();
    predictions.asked = predictions.asked && predictions.isNarrow();
    show();
    if (!moved && getWidth() > 0) {
      place(usual(), usual());
    }
  }

  private void place(double left, double right) {
    int last = getDividers().size() - 1;
    if (getItems().contains(picture.shown) && last >= 0) {
      setDividerPosition(0, left);
    }
    if (getItems().contains(predictions.shown) && last >= 0) {
      setDividerPosition(last, 1 - right);
    }
  }
}
