package org.vggscope.ui.kit.painted;

import javafx.geometry.Point2D;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.vggscope.ui.kit.pixels.Outline;
import org.vggscope.ui.kit.pixels.ZoomWindow;

/** A painted rectangle of cells that the wheel zooms, dragging moves and 0 shows whole again. */
public abstract class ZoomedPane extends PaintedPane {
  private final double left;
  private final double top;
  private final double margin;
  private ZoomWindow window = ZoomWindow.WHOLE;
  private double dragX;
  private double dragY;

  /**
   * @param left room on the left, in units of the layout
   * @param top room above
   * @param margin room on the right and below
   */
  protected ZoomedPane(
      String id, String styleClass, String meaning, double left, double top, double margin) {
    super(id, styleClass, meaning);
    this.left = left;
    this.top = top;
    this.margin = margin;
    setOnMouseMoved(event -> point(event.getX(), event.getY()));
    setOnMouseDragged(this::dragged);
    setOnScroll(this::wheel);
  }

  /** The pointer is there. */
  protected abstract void point(double x, double y);

  /** Cells in a row. */
  protected abstract int columns();

  /** Cells in a column. */
  protected abstract int rows();

  @Override
  protected void pressed(MouseEvent event) {
    super.pressed(event);
    dragX = event.getX();
    dragY = event.getY();
  }

  private void dragged(MouseEvent event) {
    if (!event.isStillSincePress()) {
      double dx = event.getX() - dragX;
      double dy = event.getY() - dragY;
      show(window.moved(dx, dy, viewWidth(), viewHeight(), aspect()));
      dragX = event.getX();
      dragY = event.getY();
    }
  }

  private void wheel(ScrollEvent event) {
    if (event.getDeltaY() != 0) {
      zoom(event.getDeltaY() > 0, event.getX() - left, event.getY() - top);
      point(event.getX(), event.getY());
    }
    event.consume();
  }

  /** Makes the cells larger or smaller; the middle stays where it is. */
  public final void zoom(boolean enlarge) {
    zoom(enlarge, viewWidth() / 2, viewHeight() / 2);
  }

  private void zoom(boolean enlarge, double x, double y) {
    double factor = enlarge ? ZoomWindow.STEP : 1 / ZoomWindow.STEP;
    show(window.zoomed(factor, x, y, viewWidth(), viewHeight(), aspect()));
  }

  /** Shows all of it. */
  public final void fit() {
    show(ZoomWindow.WHOLE);
  }

  private void show(ZoomWindow next) {
    window = next;
    requestLayout();
  }

  /** The part that is seen. */
  public final ZoomWindow window() {
    return window;
  }

  @Override
  protected boolean key(KeyEvent event) {
    switch (event.getCode()) {
      case PLUS, ADD, EQUALS -> zoom(true);
      case MINUS, SUBTRACT -> zoom(false);
      case DIGIT0, NUMPAD0 -> fit();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The row of a point of this pane; outside of the cells it is negative or too large. */
  protected final int row(double y) {
    return (int) Math.floor(placement().shareY(y - top) * rows());
  }

  /** The column of a point of this pane, as {@link #row}. */
  protected final int column(double x) {
    return (int) Math.floor(placement().shareX(x - left) * columns());
  }

  /** The middle of a cell, in coordinates of this pane. */
  protected final Point2D middle(int row, int column) {
    ZoomWindow.Placement placement = placement();
    return new Point2D(
        left + placement.left() + (column + 0.5) * placement.width() / columns(),
        top + placement.top() + (row + 0.5) * placement.height() / rows());
  }

  /** Frames a cell. */
  protected final void frame(Outline outline, int row, int column) {
    double width = placement().width() / columns();
    double height = placement().height() / rows();
    Point2D middle = middle(row, column);
    outline.around(middle.getX() - width / 2, middle.getY() - height / 2, width, height);
  }

  protected final double viewWidth() {
    return Math.max(1, getWidth() - left - margin);
  }

  protected final double viewHeight() {
    return Math.max(1, getHeight() - top - margin);
  }

  protected final double aspect() {
    return (double) columns() / rows();
  }

  /** Where all the cells lie, from the left and the top of the view. */
  protected final ZoomWindow.Placement placement() {
    return window.place(viewWidth(), viewHeight(), aspect());
  }

  @Override
  protected void layoutChildren() {
    layOut(left, top, viewWidth(), viewHeight());
  }
}
