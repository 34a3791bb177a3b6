package org.vggscope.ui.maps;

import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.vggscope.model.Shape;
import org.vggscope.picture.SourceImage;
import org.vggscope.session.Selection;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.MapUnit;
import org.vggscope.ui.kit.pixels.Outline;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;
import org.vggscope.ui.kit.pixels.ZoomWindow;

/** The selected feature map, large: the wheel zooms, dragging moves, a double click resets. */
public final class EnlargedMap extends Region {
  private static final double MARGIN = 6;

  private final FeatureMapsModel model;
  private final Supplier<SourceImage> picture;
  private final BooleanProperty overPicture = new SimpleBooleanProperty(true);
  private final DoubleProperty opacity = new SimpleDoubleProperty(0.65);
  private final PixelSurface surface = new PixelSurface(this::paint);
  private final Outline pointedUnit = new Outline("maps-enlarged-pointed-unit", "pointed-unit");
  private final Outline selectedUnit = new Outline("maps-enlarged-selected-unit", "selected-unit");
  private final Pane outlines = new Pane(selectedUnit, pointedUnit);
  private final Rectangle outlineClip = new Rectangle();
  private ZoomWindow window = ZoomWindow.WHOLE;
  private double dragX;
  private double dragY;

  /**
   * @param picture what the network sees, or null
   */
  public EnlargedMap(FeatureMapsModel model, Supplier<SourceImage> picture) {
    this.model = model;
    this.picture = picture;
    setId("maps-enlarged");
    getStyleClass().add("enlarged-map");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("The selected feature map, enlarged");
    outlines.setManaged(false);
    outlines.setMouseTransparent(true);
    outlines.setClip(outlineClip);
    getChildren().addAll(surface, outlines);

    model.sheetProperty().addListener((o, old, sheet) -> requestLayout());
    model.selection().channelProperty().addListener((o, old, channel) -> requestLayout());
    model.selection().positionProperty().addListener((o, old, position) -> requestLayout());
    model.pointedProperty().addListener((o, old, unit) -> placeOutlines());
    overPicture.addListener((o, old, over) -> surface.repaint());
    opacity.addListener((o, old, share) -> surface.repaint());

    setOnMouseMoved(event -> model.point(unitAt(event.getX(), event.getY())));
    setOnMouseExited(event -> model.point(null));
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseClicked(this::clicked);
    setOnScroll(this::wheel);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  /** Whether the map lies over the picture. */
  public BooleanProperty overPictureProperty() {
    return overPicture;
  }

  /** How much the map covers the picture, 0 to 1. */
  public DoubleProperty mapOpacityProperty() {
    return opacity;
  }

  /** Shows the whole map. */
  public void reset() {
    show(ZoomWindow.WHOLE);
  }

  ZoomWindow window() {
    return window;
  }

  private void show(ZoomWindow next) {
    window = next;
    requestLayout();
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    // The tabs would take the focus, and with it the keys.
    event.consume();
    dragX = event.getX();
    dragY = event.getY();
  }

  private void dragged(MouseEvent event) {
    if (!event.isStillSincePress()) {
      show(
          window.moved(
              event.getX() - dragX, event.getY() - dragY, viewWidth(), viewHeight(), aspect()));
      dragX = event.getX();
      dragY = event.getY();
    }
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
      return;
    }
    if (event.getClickCount() == 2) {
      reset();
      return;
    }
    MapUnit unit = unitAt(event.getX(), event.getY());
    if (unit != null) {
      model.choose(unit);
    }
  }

  private void wheel(ScrollEvent event) {
    if (event.getDeltaY() != 0) {
      zoom(event.getDeltaY() > 0, event.getX() - MARGIN, event.getY() - MARGIN);
    }
    event.consume();
  }

  private void zoom(boolean enlarge, double x, double y) {
    double factor = enlarge ? ZoomWindow.STEP : 1 / ZoomWindow.STEP;
    show(window.zoomed(factor, x, y, viewWidth(), viewHeight(), aspect()));
  }

  private void keyPressed(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    boolean position = event.isShiftDown();
    switch (event.getCode()) {
      case LEFT -> step(position, 0, -1);
      case RIGHT -> step(position, 0, 1);
      case UP -> step(position, -1, 0);
      case DOWN -> step(position, 1, 0);
      case HOME -> model.moveTo(0);
      case END -> model.moveTo(Integer.MAX_VALUE);
      case PLUS, ADD, EQUALS -> zoom(true, viewWidth() / 2, viewHeight() / 2);
      case MINUS, SUBTRACT -> zoom(false, viewWidth() / 2, viewHeight() / 2);
      case DIGIT0, NUMPAD0 -> reset();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void step(boolean position, int down, int right) {
    if (position) {
      model.movePosition(down, right);
    } else {
      model.move(down + right);
    }
  }

  /** The unit at a point of this pane, or null. */
  MapUnit unitAt(double x, double y) {
    MapSheet sheet = model.sheet();
    if (sheet == null || model.selectedChannel() == Selection.NONE) {
      return null;
    }
    ZoomWindow.Placement placement = placement();
    Shape shape = sheet.shape();
    int column = (int) Math.floor(placement.shareX(x - MARGIN) * shape.width());
    int row = (int) Math.floor(placement.shareY(y - MARGIN) * shape.height());
    MapUnit unit = new MapUnit(model.selectedChannel(), row, column);
    return sheet.contains(unit) ? unit : null;
  }

  /** The middle of a unit of the shown map, in coordinates of this pane. */
  public Point2D pointOf(int y, int x) {
    ZoomWindow.Placement placement = placement();
    Shape shape = model.sheet().shape();
    return new Point2D(
        MARGIN + placement.left() + (x + 0.5) * placement.width() / shape.width(),
        MARGIN + placement.top() + (y + 0.5) * placement.height() / shape.height());
  }

  private double viewWidth() {
    return Math.max(1, getWidth() - 2 * MARGIN);
  }

  private double viewHeight() {
    return Math.max(1, getHeight() - 2 * MARGIN);
  }

  private double aspect() {
    MapSheet sheet = model.sheet();
    return sheet == null ? 1 : (double) sheet.shape().width() / sheet.shape().height();
  }

  private ZoomWindow.Placement placement() {
    return window.place(viewWidth(), viewHeight(), aspect());
  }

  @Override
  protected void layoutChildren() {
    surface.resizeRelocate(MARGIN, MARGIN, viewWidth(), viewHeight());
    outlineClip.setX(MARGIN);
    outlineClip.setY(MARGIN);
    outlineClip.setWidth(viewWidth());
    outlineClip.setHeight(viewHeight());
    surface.repaint();
    placeOutlines();
  }

  private void paint(Raster raster, Inks inks) {
    MapSheet sheet = model.sheet();
    int channel = model.selectedChannel();
    if (sheet == null || channel == Selection.NONE) {
      raster.clear(inks.ground());
      return;
    }
    SourceImage under = overPicture.get() ? picture.get() : null;
    new DetailPainter(sheet, channel, under, opacity.get())
        .paint(raster, inks, window.place(raster.width(), raster.height(), aspect()));
  }

  private void placeOutlines() {
    MapUnit pointed = model.pointedProperty().get();
    place(
        pointedUnit,
        pointed != null && pointed.channel() == model.selectedChannel() ? pointed : null);
    place(selectedUnit, model.selectedUnit());
  }

  private void place(Outline outline, MapUnit unit) {
    boolean seen = unit != null && model.sheet() != null && model.sheet().contains(unit);
    outline.setVisible(seen);
    if (seen) {
      ZoomWindow.Placement placement = placement();
      Point2D middle = pointOf(unit.y(), unit.x());
      double width = placement.width() / model.sheet().shape().width();
      double height = placement.height() / model.sheet().shape().height();
      outline.around(middle.getX() - width / 2, middle.getY() - height / 2, width, height);
    }
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }
}
