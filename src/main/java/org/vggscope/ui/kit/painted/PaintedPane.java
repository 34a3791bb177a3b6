package org.vggscope.ui.kit.painted;

import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;

/** A pane that is painted, with marks over it that are nodes; it takes the focus and hears keys. */
public abstract class PaintedPane extends Region {
  private static final double LEAST_HEIGHT = 130;

  private final PixelSurface surface = new PixelSurface(this::paint);
  private final Pane marks = new Pane();
  private final Rectangle clip = new Rectangle();

  /**
   * @param meaning what is painted and what keys do, for those who cannot see it
   */
  protected PaintedPane(String id, String styleClass, String meaning) {
    setId(id);
    getStyleClass().add(styleClass);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(meaning);
    marks.setManaged(false);
    marks.setMouseTransparent(true);
    getChildren().addAll(surface, marks);
    setOnMousePressed(this::pressed);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  private void keyPressed(KeyEvent event) {
    boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
    if (plain && key(event)) {
      event.consume();
    }
  }

  /** Does what a key without Ctrl or Alt means; says whether it means anything. */
  protected abstract boolean key(KeyEvent event);

  /** Paints all of it, in the screen's own pixels. */
  protected abstract void paint(Raster raster, Inks inks);

  /** Puts the marks where they belong, after whatever they mark has moved. */
  protected abstract void placeMarks();

  /** The mouse was pressed on it. */
  protected void pressed(MouseEvent event) {
    requestFocus();
    // The tabs around it would take the focus, and with it the keys.
    event.consume();
  }

  /** What lies over what is painted. */
  protected final Pane marks() {
    return marks;
  }

  /** Pixels of the screen to one unit of the layout. */
  protected final double density() {
    return surface.density();
  }

  /** Paints before the next frame. */
  protected final void repaint() {
    surface.repaint();
  }

  /** Gives what is painted its place, paints it and puts the marks on it. */
  protected final void layOut(double x, double y, double width, double height) {
    surface.resizeRelocate(x, y, width, height);
    surface.repaint();
    placeMarks();
  }

  /** Marks are not seen outside of a rectangle. */
  protected final void clipMarks(double x, double y, double width, double height) {
    clip.setX(x);
    clip.setY(y);
    clip.setWidth(width);
    clip.setHeight(height);
    marks.setClip(clip);
  }

  /** What was painted last; for tests. */
  public final Raster raster() {
    return surface.raster();
  }

  @Override
  protected final double computeMinWidth(double height) {
    return 0;
  }

  /** In a lower window it is scrolled. */
  @Override
  protected final double computeMinHeight(double width) {
    return LEAST_HEIGHT;
  }
}
