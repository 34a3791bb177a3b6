package org.vggscope.ui.maps;

import java.util.function.IntFunction;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.export.maps.StripTitle;
import org.vggscope.model.MapUnit;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.ui.kit.painted.PaintedPane;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.Outline;
import org.vggscope.ui.kit.pixels.Raster;

/** The units of a fully connected layer as bars over the width. */
public final class BarStrip extends PaintedPane {
  private static final double GUTTER = 40;
  private static final double ROOM_FOR_LABELS = 54;

  private final FeatureMapsModel model;
  private final IntFunction<String> names;
  private final Outline pointedBar = new Outline("maps-bars-pointed-map", "pointed-map");
  private final Outline selectedBar = new Outline("maps-bars-selected-map", "selected-map");
  private final Label peak = new Label();
  private BarLayout layout;

  /**
   * @param names what a unit of the shown layer stands for, or empty
   */
  public BarStrip(FeatureMapsModel model, IntFunction<String> names) {
    super(
        "maps-bars",
        "bar-strip",
        Texts.of("Units of the selected layer as bars; the arrow keys select one"));
    this.model = model;
    this.names = names;
    peak.setId("maps-peak");
    peak.getStyleClass().add("peak");
    model.sheetProperty().addListener((o, old, sheet) -> requestLayout());
    model.pointedProperty().addListener((o, old, unit) -> placeMarks());
    model.owner().on(model.selection().channelProperty(), () -> placeMarks());
    setOnMouseMoved(event -> model.point(unitAt(event.getX(), event.getY())));
    setOnMouseExited(event -> model.point(null));
    setOnMouseClicked(
        event -> {
          MapUnit unit = unitAt(event.getX(), event.getY());
          if (event.getButton() == MouseButton.PRIMARY && unit != null) {
            model.choose(unit);
          }
        });
  }

  @Override
  protected boolean key(KeyEvent event) {
    if (layout == null) {
      return false;
    }
    switch (event.getCode()) {
      case LEFT -> model.move(-1);
      case RIGHT -> model.move(1);
      case UP -> moveStrips(-1);
      case DOWN -> moveStrips(1);
      case HOME -> model.moveTo(0);
      case END -> model.moveTo(layout.count() - 1);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void moveStrips(int strips) {
    int channel = model.selectedChannel();
    int rank = channel < 0 ? 0 : model.sheet().rankOf(channel) + strips * layout.perStrip();
    if (rank >= 0 && rank < layout.count()) {
      model.moveTo(rank);
    }
  }

  /** The unit whose bar stands at a point of this pane, or null. */
  MapUnit unitAt(double x, double y) {
    MapSheet sheet = model.sheet();
    if (layout == null || sheet == null || !sheet.isUnits() || sheet.count() != layout.count()) {
      return null;
    }
    int rank = layout.hit(x * density(), y * density());
    return rank < 0 ? null : new MapUnit(sheet.channelAt(rank), 0, 0);
  }

  /** The middle of the room for a unit's bar, in coordinates of this pane. */
  public Point2D pointOf(int channel) {
    int rank = model.sheet().rankOf(channel);
    double x = (layout.barLeft(rank) + layout.barRight(rank)) / 2.0;
    double y = layout.top(layout.stripOf(rank)) + layout.stripHeight() / 2.0;
    return new Point2D(x / density(), y / density());
  }

  public BarLayout barLayout() {
    return layout;
  }

  @Override
  protected void layoutChildren() {
    MapSheet sheet = model.sheet();
    layout = null;
    if (sheet != null && sheet.isUnits() && getWidth() >= 1 && getHeight() >= 1) {
      double density = density();
      layout =
          BarLayout.of(
              sheet.count(),
              (int) (getWidth() * density),
              (int) (getHeight() * density),
              density,
              sheet.minimum(),
              sheet.maximum());
    }
    placeLabels();
    layOut(0, 0, getWidth(), getHeight());
  }

  @Override
  protected void paint(Raster raster, Inks inks) {
    MapSheet sheet = model.sheet();
    if (layout == null || sheet == null || sheet.count() != layout.count()) {
      raster.clear(inks.ground());
    } else {
      BarPainter.paint(raster, inks, sheet, layout);
    }
  }

  private void placeLabels() {
    marks().getChildren().setAll(selectedBar, pointedBar);
    MapSheet sheet = model.sheet();
    if (layout == null) {
      return;
    }
    double density = density();
    for (int strip = 0; strip < layout.strips(); strip++) {
      int first = strip * layout.perStrip();
      int last = Math.min(layout.count(), first + layout.perStrip()) - 1;
      double bottom = (layout.top(strip) + layout.stripHeight()) / density + 1;
      String what = StripTitle.of(sheet, strip == 0, first, last);
      label(what, layout.left() / density, bottom, false);
      boolean roomy = layout.stripHeight() / density >= ROOM_FOR_LABELS;
      if (strip == 0 || roomy) {
        scale(strip, layout.maximum(), density);
        if (layout.minimum() < 0 && roomy) {
          scale(strip, layout.minimum(), density);
        }
        if (Math.abs(layout.y(strip, 0) - layout.y(strip, layout.maximum())) > 14 * density) {
          scale(strip, 0, density);
        }
      }
    }
    placePeak(sheet, density);
  }

  private void scale(int strip, double value, double density) {
    label(Numbers.brief(value), 0, layout.y(strip, value) / density - 8, true);
  }

  private void label(String text, double x, double y, boolean gutter) {
    Label label = new Label(text);
    label.getStyleClass().add("axis");
    if (gutter) {
      label.setAlignment(Pos.CENTER_RIGHT);
      label.setPrefWidth(GUTTER);
    }
    label.relocate(x, y);
    marks().getChildren().add(label);
  }

  /** Names the largest unit: what everybody looks for first. */
  private void placePeak(MapSheet sheet, double density) {
    int best = sheet.strongest();
    float value = sheet.value(new MapUnit(best, 0, 0));
    if (value <= 0) {
      return;
    }
    String name = names.apply(best);
    peak.setText(
        name.isEmpty()
            ? Texts.of("unit %d  %s", best, Numbers.brief(value))
            : "%s  %s".formatted(name, Numbers.brief(value)));
    marks().getChildren().add(peak);
    peak.applyCss();
    double width = peak.prefWidth(-1);
    int rank = sheet.rankOf(best);
    double right = layout.barRight(rank) / density + 4;
    boolean fits = right + width <= getWidth();
    peak.relocate(
        fits ? right : Math.max(0, layout.barLeft(rank) / density - width - 4),
        layout.top(layout.stripOf(rank)) / density);
  }

  @Override
  protected void placeMarks() {
    MapUnit pointed = model.pointedProperty().get();
    place(pointedBar, pointed == null ? -1 : pointed.channel());
    place(selectedBar, model.selectedChannel());
  }

  private void place(Outline outline, int channel) {
    MapSheet sheet = model.sheet();
    boolean seen =
        layout != null
            && sheet != null
            && sheet.count() == layout.count()
            && sheet.hasChannel(channel);
    outline.setVisible(seen);
    if (seen) {
      double density = density();
      int rank = sheet.rankOf(channel);
      double left = layout.barLeft(rank) / density;
      outline.around(
          left,
          layout.top(layout.stripOf(rank)) / density,
          layout.barRight(rank) / density - left,
          layout.stripHeight() / density);
    }
  }
}
