package org.vggscope.ui.maps;

import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.model.MapUnit;
import org.vggscope.picture.SourceImage;
import org.vggscope.session.Selection;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.painted.ZoomedPane;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.Outline;
import org.vggscope.ui.kit.pixels.Raster;

/** The selected feature map, large: the wheel zooms, dragging moves, a double click resets. */
public final class EnlargedMap extends ZoomedPane {
  private static final double MARGIN = 6;

  private final FeatureMapsModel model;
  private final Supplier<SourceImage> picture;
  private final BooleanProperty overPicture = new SimpleBooleanProperty(true);
  private final DoubleProperty opacity = new SimpleDoubleProperty(0.65);
  private final Outline pointedUnit = new Outline("maps-enlarged-pointed-unit", "pointed-unit");
  private final Outline selectedUnit = new Outline("maps-enlarged-selected-unit", "selected-unit");

  /**
   * @param picture what the network sees, or null
   */
  public EnlargedMap(FeatureMapsModel model, Supplier<SourceImage> picture) {
    super(
        "maps-enlarged",
        "enlarged-map",
        Texts.of("The selected feature map, enlarged"),
        MARGIN,
        MARGIN,
        MARGIN);
    this.model = model;
    this.picture = picture;
    marks().getChildren().addAll(selectedUnit, pointedUnit);
    model.sheetProperty().addListener((o, old, sheet) -> requestLayout());
    model.owner().on(model.selection().channelProperty(), () -> requestLayout());
    model.owner().on(model.selection().positionProperty(), () -> requestLayout());
    model.pointedProperty().addListener((o, old, unit) -> placeMarks());
    overPicture.addListener((o, old, over) -> repaint());
    opacity.addListener((o, old, share) -> repaint());
    setOnMouseExited(event -> model.point(null));
    setOnMouseClicked(this::clicked);
  }

  /** Whether the map lies over the picture. */
  public BooleanProperty overPictureProperty() {
    return overPicture;
  }

  /** How much the map covers the picture, 0 to 1. */
  public DoubleProperty mapOpacityProperty() {
    return opacity;
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
      return;
    }
    MapUnit unit = unitAt(event.getX(), event.getY());
    if (event.getClickCount() == 2) {
      fit();
    } else if (unit != null) {
      model.choose(unit);
    }
  }

  @Override
  protected void point(double x, double y) {
    model.point(unitAt(x, y));
  }

  @Override
  protected boolean key(KeyEvent event) {
    boolean position = event.isShiftDown();
    switch (event.getCode()) {
      case LEFT -> step(position, 0, -1);
      case RIGHT -> step(position, 0, 1);
      case UP -> step(position, -1, 0);
      case DOWN -> step(position, 1, 0);
      case HOME -> model.moveTo(0);
      case END -> model.moveTo(Integer.MAX_VALUE);
      default -> {
        return super.key(event);
      }
    }
    return true;
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
    if (model.sheet() == null || model.selectedChannel() == Selection.NONE) {
      return null;
    }
    MapUnit unit = new MapUnit(model.selectedChannel(), row(y), column(x));
    return model.sheet().contains(unit) ? unit : null;
  }

  /** The middle of a unit of the shown map, in coordinates of this pane. */
  public Point2D pointOf(int y, int x) {
    return middle(y, x);
  }

  @Override
  protected int columns() {
    return model.sheet() == null ? 1 : model.sheet().shape().width();
  }

  @Override
  protected int rows() {
    return model.sheet() == null ? 1 : model.sheet().shape().height();
  }

  @Override
  protected void layoutChildren() {
    clipMarks(MARGIN, MARGIN, viewWidth(), viewHeight());
    super.layoutChildren();
  }

  @Override
  protected void paint(Raster raster, Inks inks) {
    MapSheet sheet = model.sheet();
    int channel = model.selectedChannel();
    if (sheet == null || channel == Selection.NONE) {
      raster.clear(inks.ground());
      return;
    }
    SourceImage under = overPicture.get() ? picture.get() : null;
    new DetailPainter(sheet, channel, under, opacity.get())
        .paint(raster, inks, window().place(raster.width(), raster.height(), aspect()));
  }

  @Override
  protected void placeMarks() {
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
      frame(outline, unit.y(), unit.x());
    }
  }
}
