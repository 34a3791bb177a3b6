package org.vggscope.ui.maps;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.model.MapUnit;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.painted.ScrolledGrid;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.MapLayout;
import org.vggscope.ui.kit.pixels.Outline;
import org.vggscope.ui.kit.pixels.Raster;

/** All feature maps of a layer in a grid that scrolls. */
public final class MapGrid extends ScrolledGrid {
  private static final double SAME_PLACE = 1e-6;
  private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

  private final FeatureMapsModel model;
  private final Outline pointedMap = new Outline("maps-grid-pointed-map", "pointed-map");
  private final Outline selectedMap = new Outline("maps-grid-selected-map", "selected-map");
  private final Outline selectedUnit = new Outline("maps-grid-selected-unit", "selected-unit");
  private final DoubleProperty scrollShare = new SimpleDoubleProperty();
  private final ReadOnlyDoubleWrapper drawnSize = new ReadOnlyDoubleWrapper();
  private MapSheet laidOut;

  /** What was laid out before. */
  private MapSheet shown;

  private double anchorX;
  private double anchorY;

  public MapGrid(FeatureMapsModel model) {
    super(
        "maps-grid",
        "map-grid",
        Texts.of("Feature maps of the selected layer; the arrow keys select one"),
        "maps-scroll");
    this.model = model;
    marks().getChildren().addAll(pointedMap, selectedMap, selectedUnit);
    model.sheetProperty().addListener((o, old, sheet) -> requestLayout());
    model.mapSizeProperty().addListener((o, old, size) -> requestLayout());
    model.pointedProperty().addListener((o, old, unit) -> placeMarks());
    model.owner().on(model.selection().positionProperty(), () -> placeMarks());
    model.owner().on(model.selection().channelProperty(), () -> follow());
    scrollShare.addListener((o, old, share) -> follow(share.doubleValue()));
    focusedProperty().addListener((o, old, focused) -> placeMarks());
    setOnMouseExited(event -> model.point(null));
    setOnMouseClicked(this::clicked);
  }

  private void clicked(MouseEvent event) {
    MapUnit unit = unitAt(event.getX(), event.getY());
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && unit != null) {
      model.choose(unit);
      model.enlarge();
    }
  }

  @Override
  protected void point(double x, double y) {
    model.point(unitAt(x, y));
  }

  @Override
  protected int cursor() {
    int channel = model.selectedChannel();
    return channel < 0 ? -1 : model.sheet().rankOf(channel);
  }

  @Override
  protected void moveTo(int rank) {
    model.moveTo(rank);
  }

  @Override
  protected void open() {
    if (model.selectedChannel() < 0) {
      model.moveTo(0);
    }
    model.enlarge();
  }

  /** Makes the maps a step larger or smaller; what is selected stays where it is. */
  @Override
  public void zoom(boolean enlarge) {
    int rank = mapLayout() == null ? -1 : cursor();
    if (rank < 0) {
      zoom(enlarge, 0, 0);
    } else {
      double y = mapLayout().top(rank) / density() - bar().getValue();
      zoom(enlarge, mapLayout().left(rank) / density(), y);
    }
  }

  @Override
  protected void zoom(boolean enlarge, double x, double y) {
    if (mapLayout() != null) {
      double own = mapLayout().shape().width() / density();
      double least = Math.min(MapSize.SMALLEST, own);
      anchorX = x;
      anchorY = Math.max(0, Math.min(getHeight(), y));
      model.setMapSize(
          Math.max(least, Math.min(MapSize.LARGEST, mapLayout().nextSize(enlarge) / density())));
    }
  }

  @Override
  public void fit() {
    model.setMapSize(FeatureMapsModel.FIT);
  }

  /** The unit at a point of this pane, or null. */
  MapUnit unitAt(double x, double y) {
    MapUnit hit = laidOut == null || laidOut != model.sheet() ? null : hit(x, y);
    return hit == null ? null : new MapUnit(laidOut.channelAt(hit.channel()), hit.y(), hit.x());
  }

  /** The middle of a unit, in coordinates of this pane. */
  Point2D pointOf(MapUnit unit) {
    MapLayout layout = mapLayout();
    int rank = laidOut.rankOf(unit.channel());
    double x = (unit.x() + 0.5) * layout.mapWidth() / layout.shape().width();
    double y = (unit.y() + 0.5) * layout.mapHeight() / layout.shape().height();
    return new Point2D(
        (layout.left(rank) + x) / density(), (layout.top(rank) + y) / density() - scroll());
  }

  /** Width of a map as it is drawn, in units of the screen. */
  public ReadOnlyDoubleProperty drawnSizeProperty() {
    return drawnSize.getReadOnlyProperty();
  }

  /** How far it is scrolled, from 0 to 1. */
  DoubleProperty scrollShareProperty() {
    return scrollShare;
  }

  @Override
  protected void scrolled() {
    scrollShare.set(bar().getMax() > 0 ? bar().getValue() / bar().getMax() : 0);
    super.scrolled();
  }

  private void follow(double share) {
    double most = bar().getMax();
    if (most > 0 && Math.abs(share - bar().getValue() / most) > SAME_PLACE) {
      scrollTo(share * most);
    }
  }

  /** The selection changed, here or in another pane: brings the map into view. */
  private void follow() {
    int channel = model.selectedChannel();
    if (mapLayout() != null && channel >= 0 && model.sheet() == laidOut) {
      reveal(laidOut.rankOf(channel));
    }
    placeMarks();
  }

  @Override
  protected void layoutChildren() {
    shown = laidOut;
    laidOut = model.sheet();
    super.layoutChildren();
    if (laidOut != null && !laidOut.isLaidOutLike(shown)) {
      // What other panes look at is seen at once.
      follow();
    }
  }

  @Override
  protected MapLayout lay(double width, double height) {
    if (laidOut == null) {
      return null;
    }
    MapLayout.Metrics metrics = MapLayout.Metrics.of(density());
    int pixels = (int) (width * density());
    double size = model.mapSizeProperty().get();
    return size > 0
        ? MapLayout.sized(laidOut.shape(), pixels, metrics, size * density())
        : MapLayout.fitted(laidOut.shape(), pixels, (int) (height * density()), metrics);
  }

  @Override
  protected void laid(MapLayout before) {
    drawnSize.set(mapLayout().mapWidth() / density());
    if (shown == null || !shown.layer().name().equals(laidOut.layer().name())) {
      scrollTo(0);
    } else if (before != null && !before.equals(mapLayout())) {
      keepInPlace(before);
    } else {
      super.laid(before);
    }
  }

  /** After maps have changed their size: the map under the anchor stays there. */
  private void keepInPlace(MapLayout before) {
    double offset = (bar().getValue() + anchorY) * density();
    int rank = before.rankNear(anchorX * density(), offset);
    double within = (offset - before.top(rank)) / before.rowHeight();
    double place = (mapLayout().top(rank) + within * mapLayout().rowHeight()) / density() - anchorY;
    boolean atTop = bar().getValue() == 0 && anchorY == 0;
    scrollTo(atTop ? 0 : place);
    anchorX = 0;
    anchorY = 0;
  }

  @Override
  protected void paint(Raster raster, Inks inks) {
    if (laidOut == null || mapLayout() == null) {
      raster.clear(inks.ground());
    } else {
      new GridPainter(laidOut, mapLayout())
          .paint(raster, inks, (int) Math.round(scroll() * density()), digits());
    }
  }

  @Override
  protected void placeMarks() {
    MapUnit pointed = model.pointedProperty().get();
    placeMap(pointedMap, pointed == null ? -1 : pointed.channel());
    placeMap(selectedMap, model.selectedChannel());
    MapUnit unit = model.selectedUnit();
    MapLayout layout = mapLayout();
    double side = layout == null ? 0 : (double) layout.mapWidth() / layout.shape().width();
    boolean seen = unit != null && laidOut == model.sheet() && side >= 3 * density();
    selectedUnit.setVisible(seen);
    if (seen) {
      Point2D middle = pointOf(unit);
      double width = side / density();
      double height = layout.mapHeight() / density() / layout.shape().height();
      selectedUnit.around(middle.getX() - width / 2, middle.getY() - height / 2, width, height);
    }
  }

  private void placeMap(Outline outline, int channel) {
    boolean seen = mapLayout() != null && laidOut == model.sheet() && laidOut.hasChannel(channel);
    outline.setVisible(seen);
    if (seen) {
      outline.pseudoClassStateChanged(TIGHT, mapLayout().mapWidth() < 16 * density());
      frame(outline, laidOut.rankOf(channel));
    }
  }
}
