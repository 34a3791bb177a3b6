package org.vggscope.ui.maps;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.vggscope.ui.kit.pixels.CaptionDigits;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.MapLayout;
import org.vggscope.ui.kit.pixels.MapUnit;
import org.vggscope.ui.kit.pixels.Outline;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;

/**
 * All feature maps of a layer in a grid that scrolls. Only the part that is seen is painted, and
 * nothing but the outlines of the pointed and the selected map is a node of its own.
 */
public final class MapGrid extends Region {
  private static final double WHEEL_NOTCH = 40;
  private static final double SAME_PLACE = 1e-6;
  private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

  private final FeatureMapsModel model;
  private final PixelSurface surface = new PixelSurface(this::paint);
  private final Outline pointedMap = new Outline("maps-grid-pointed-map", "pointed-map");
  private final Outline selectedMap = new Outline("maps-grid-selected-map", "selected-map");
  private final Outline selectedUnit = new Outline("maps-grid-selected-unit", "selected-unit");
  private final Pane outlines = new Pane(pointedMap, selectedMap, selectedUnit);
  private final Rectangle outlineClip = new Rectangle();
  private final ScrollBar bar = new ScrollBar();
  private final DoubleProperty scrollShare = new SimpleDoubleProperty();

  private MapLayout layout;
  private MapSheet laidOut;
  private double anchorX;
  private double anchorY;
  private double wheelZoom;
  private final ReadOnlyDoubleWrapper drawnSize = new ReadOnlyDoubleWrapper();
  private CaptionDigits digits;
  private double digitsDensity;

  public MapGrid(FeatureMapsModel model) {
    this.model = model;
    setId("maps-grid");
    getStyleClass().add("map-grid");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("Feature maps of the selected layer; the arrow keys select one");
    bar.setId("maps-scroll");
    bar.setOrientation(Orientation.VERTICAL);
    bar.setFocusTraversable(false);
    bar.setManaged(false);
    outlines.setManaged(false);
    outlines.setMouseTransparent(true);
    outlines.setClip(outlineClip);
    getChildren().addAll(surface, outlines, bar);

    model.sheetProperty().addListener((o, old, sheet) -> requestLayout());
    model.mapSizeProperty().addListener((o, old, size) -> requestLayout());
    model.pointedProperty().addListener((o, old, unit) -> placeOutlines());
    model.selection().positionProperty().addListener((o, old, position) -> placeOutlines());
    model.selection().channelProperty().addListener((o, old, channel) -> follow());
    bar.valueProperty().addListener((o, old, value) -> scrolled());
    scrollShare.addListener((o, old, share) -> follow(share.doubleValue()));
    focusedProperty().addListener((o, old, focused) -> placeOutlines());

    setOnMouseMoved(event -> model.point(unitAt(event.getX(), event.getY())));
    setOnMouseExited(event -> model.point(null));
    setOnMousePressed(
        event -> {
          requestFocus();
          // The tabs would take the focus, and with it the keys.
          event.consume();
        });
    setOnMouseClicked(this::clicked);
    setOnScroll(this::wheel);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  private void clicked(MouseEvent event) {
    MapUnit unit = unitAt(event.getX(), event.getY());
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && unit != null) {
      model.choose(unit);
      model.enlarge();
    }
  }

  private void wheel(ScrollEvent event) {
    if (event.isControlDown()) {
      // A wheel gives whole notches, a touch pad many small parts of one.
      wheelZoom += event.getDeltaY();
      if (Math.abs(wheelZoom) >= WHEEL_NOTCH / 2) {
        zoom(wheelZoom > 0, event.getX(), event.getY());
        wheelZoom = 0;
      }
    } else {
      scrollTo(bar.getValue() - event.getDeltaY());
      model.point(unitAt(event.getX(), event.getY()));
    }
    event.consume();
  }

  /** Makes the maps a step larger or smaller; what is selected stays where it is. */
  public void zoom(boolean enlarge) {
    int channel = model.selectedChannel();
    if (layout == null || channel < 0) {
      zoom(enlarge, 0, 0);
    } else {
      int rank = model.sheet().rankOf(channel);
      double y = layout.top(rank) / surface.density() - bar.getValue();
      zoom(enlarge, layout.left(rank) / surface.density(), y);
    }
  }

  private void zoom(boolean enlarge, double x, double y) {
    if (layout != null) {
      double density = surface.density();
      double own = layout.shape().width() / density;
      double least = Math.min(MapSize.SMALLEST, own);
      anchorX = x;
      anchorY = Math.max(0, Math.min(getHeight(), y));
      model.setMapSize(
          Math.max(least, Math.min(MapSize.LARGEST, layout.nextSize(enlarge) / density)));
    }
  }

  private void keyPressed(KeyEvent event) {
    if (layout == null || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    int page = Math.max(1, (int) (getHeight() * surface.density() / layout.rowHeight()));
    switch (event.getCode()) {
      case LEFT -> model.move(-1);
      case RIGHT -> model.move(1);
      case UP -> moveRows(-1);
      case DOWN -> moveRows(1);
      case PAGE_UP -> moveRows(-page);
      case PAGE_DOWN -> moveRows(page);
      case HOME -> model.moveTo(0);
      case END -> model.moveTo(layout.shape().channels() - 1);
      case ENTER, SPACE -> {
        if (model.selectedChannel() < 0) {
          model.move(0);
        }
        model.enlarge();
      }
      case PLUS, ADD, EQUALS -> zoom(true);
      case MINUS, SUBTRACT -> zoom(false);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void moveRows(int rows) {
    int channel = model.selectedChannel();
    if (channel < 0) {
      model.move(0);
      return;
    }
    int rank = model.sheet().rankOf(channel);
    int row = rank / layout.columns() + rows;
    int last = layout.rows() - 1;
    model.moveTo(Math.max(0, Math.min(last, row)) * layout.columns() + rank % layout.columns());
  }

  /** The unit at a point of this pane, or null. */
  MapUnit unitAt(double x, double y) {
    if (layout == null || laidOut != model.sheet() || x >= surface.getWidth()) {
      return null;
    }
    double density = surface.density();
    MapUnit hit = layout.hit(x * density, (y + scroll()) * density);
    return hit == null ? null : new MapUnit(laidOut.channelAt(hit.channel()), hit.y(), hit.x());
  }

  /** The middle of a unit, in coordinates of this pane. */
  Point2D pointOf(MapUnit unit) {
    int rank = laidOut.rankOf(unit.channel());
    double density = surface.density();
    double x = (unit.x() + 0.5) * layout.mapWidth() / layout.shape().width();
    double y = (unit.y() + 0.5) * layout.mapHeight() / layout.shape().height();
    return new Point2D(
        (layout.left(rank) + x) / density, (layout.top(rank) + y) / density - scroll());
  }

  /** Width of a map as it is drawn, in units of the screen. */
  public ReadOnlyDoubleProperty drawnSizeProperty() {
    return drawnSize.getReadOnlyProperty();
  }

  MapLayout mapLayout() {
    return layout;
  }

  /** How far it is scrolled, from 0 to 1. */
  DoubleProperty scrollShareProperty() {
    return scrollShare;
  }

  private double scroll() {
    return Math.round(bar.getValue() * surface.density()) / surface.density();
  }

  private void scrollTo(double value) {
    bar.setValue(Math.max(0, Math.min(bar.getMax(), value)));
  }

  private void scrolled() {
    scrollShare.set(bar.getMax() > 0 ? bar.getValue() / bar.getMax() : 0);
    surface.repaint();
    placeOutlines();
  }

  private void follow(double share) {
    if (bar.getMax() > 0 && Math.abs(share - bar.getValue() / bar.getMax()) > SAME_PLACE) {
      scrollTo(share * bar.getMax());
    }
  }

  /** The selection changed, here or in another pane: brings the map into view. */
  private void follow() {
    reveal();
    placeOutlines();
  }

  private void reveal() {
    int channel = model.selectedChannel();
    if (layout != null && channel >= 0 && model.sheet() == laidOut) {
      double density = surface.density();
      double top = layout.top(laidOut.rankOf(channel)) / density;
      double margin = layout.metrics().margin() / density;
      double bottom = top + layout.rowHeight() / density;
      if (top - margin < bar.getValue()) {
        scrollTo(top - margin);
      } else if (bottom > bar.getValue() + getHeight()) {
        scrollTo(bottom - getHeight());
      }
    }
  }

  @Override
  protected void layoutChildren() {
    MapSheet sheet = model.sheet();
    double width = snapSizeX(getWidth());
    double height = snapSizeY(getHeight());
    double density = surface.density();
    if (sheet == null || width < 1 || height < 1) {
      bar.setVisible(false);
      surface.resizeRelocate(0, 0, width, height);
      surface.repaint();
      placeOutlines();
      return;
    }
    double barWidth = snapSizeX(bar.prefWidth(-1));
    MapLayout before = layout;
    MapSheet shown = laidOut;
    MapLayout next = lay(sheet, width, height, density);
    boolean scrolls = next.contentHeight() > height * density;
    double room = scrolls ? width - barWidth : width;
    if (scrolls) {
      next = lay(sheet, room, height, density);
    }
    layout = next;
    laidOut = sheet;
    drawnSize.set(layout.mapWidth() / density);
    double content = layout.contentHeight() / density;
    bar.setVisible(scrolls);
    bar.setMax(Math.max(0, content - height));
    bar.setVisibleAmount(content > 0 ? bar.getMax() * Math.min(1, height / content) : 1);
    bar.setUnitIncrement(layout.rowHeight() / density);
    bar.setBlockIncrement(height * 0.9);
    bar.resizeRelocate(room, 0, barWidth, height);
    if (shown == null || !shown.layer().name().equals(sheet.layer().name())) {
      scrollTo(0);
    } else if (before != null && !before.equals(layout)) {
      keepInPlace(before);
    } else {
      scrollTo(bar.getValue());
    }
    surface.resizeRelocate(0, 0, room, height);
    outlineClip.setWidth(room);
    outlineClip.setHeight(height);
    surface.repaint();
    placeOutlines();
  }

  private MapLayout lay(MapSheet sheet, double width, double height, double density) {
    MapLayout.Metrics metrics = MapLayout.Metrics.of(density);
    int pixels = (int) (width * density);
    double size = model.mapSizeProperty().get();
    return size > 0
        ? MapLayout.sized(sheet.shape(), pixels, metrics, size * density)
        : MapLayout.fitted(sheet.shape(), pixels, (int) (height * density), metrics);
  }

  /** After maps have changed their size: the map under the anchor stays there. */
  private void keepInPlace(MapLayout before) {
    double density = surface.density();
    double offset = (bar.getValue() + anchorY) * density;
    int rank = before.rankNear(anchorX * density, offset);
    double within = (offset - before.top(rank)) / before.rowHeight();
    double place = (layout.top(rank) + within * layout.rowHeight()) / density - anchorY;
    boolean atTop = bar.getValue() == 0 && anchorY == 0;
    scrollTo(atTop ? 0 : place);
    anchorX = 0;
    anchorY = 0;
  }

  private void paint(Raster raster, Inks inks) {
    if (model.sheet() == null || layout == null) {
      raster.clear(inks.ground());
      return;
    }
    double density = surface.density();
    if (digits == null || digitsDensity != density) {
      digits = new CaptionDigits(density);
      digitsDensity = density;
    }
    new GridPainter(laidOut, layout)
        .paint(raster, inks, (int) Math.round(scroll() * density), digits);
  }

  private void placeOutlines() {
    MapUnit pointed = model.pointedProperty().get();
    placeMap(pointedMap, pointed == null ? -1 : pointed.channel());
    placeMap(selectedMap, model.selectedChannel());
    MapUnit unit = model.selectedUnit();
    double density = surface.density();
    double side = layout == null ? 0 : (double) layout.mapWidth() / layout.shape().width();
    boolean seen = unit != null && laidOut == model.sheet() && side >= 3 * density;
    selectedUnit.setVisible(seen);
    if (seen) {
      Point2D middle = pointOf(unit);
      double width = side / density;
      double height = layout.mapHeight() / density / layout.shape().height();
      selectedUnit.around(middle.getX() - width / 2, middle.getY() - height / 2, width, height);
    }
  }

  private void placeMap(Outline outline, int channel) {
    boolean seen = layout != null && laidOut == model.sheet() && laidOut.hasChannel(channel);
    outline.setVisible(seen);
    if (seen) {
      double density = surface.density();
      int rank = laidOut.rankOf(channel);
      outline.pseudoClassStateChanged(TIGHT, layout.mapWidth() < 16 * density);
      outline.around(
          layout.left(rank) / density,
          layout.top(rank) / density - scroll(),
          layout.mapWidth() / density,
          layout.mapHeight() / density);
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
