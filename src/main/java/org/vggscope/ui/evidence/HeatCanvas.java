package org.vggscope.ui.evidence;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyEvent;
import org.vggscope.explain.Evidence;
import org.vggscope.model.Position;
import org.vggscope.picture.SourceImage;
import org.vggscope.text.Texts;
import org.vggscope.ui.evidence.HeatModel.State;
import org.vggscope.ui.kit.painted.PaintedPane;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.Outline;
import org.vggscope.ui.kit.pixels.Overlay;
import org.vggscope.ui.kit.pixels.Raster;
import org.vggscope.ui.kit.pixels.ZoomWindow;

/** The picture as the network sees it with the evidence over it. The mouse or arrows read it. */
final class HeatCanvas extends PaintedPane {
  private static final double MARGIN = 8;

  private final HeatModel model;
  private final HeatSettings settings;
  private final Outline pointedPixel = new Outline("heat-pointed", "pointed-unit");
  private final ReadOnlyObjectWrapper<Position> pointed = new ReadOnlyObjectWrapper<>();

  HeatCanvas(HeatModel model, HeatSettings settings) {
    super("heat-canvas", "heat-canvas", Texts.of("The evidence over the picture; arrows read it"));
    this.model = model;
    this.settings = settings;
    marks().getChildren().add(pointedPixel);
    model.mapProperty().addListener((o, old, map) -> repaint());
    model.stateProperty().addListener((o, old, state) -> repaint());
    model.requestProperty().addListener((o, old, request) -> requestLayout());
    settings.opacityProperty().addListener((o, old, share) -> repaint());
    settings.thresholdProperty().addListener((o, old, share) -> repaint());
    settings.logitProperty().addListener((o, old, logit) -> repaint());
    pointed.addListener((o, old, position) -> placeMarks());
    setOnMouseMoved(event -> pointed.set(at(event.getX(), event.getY())));
    setOnMouseExited(event -> leave());
  }

  /** The pixel that is pointed at, or null. */
  ReadOnlyObjectProperty<Position> pointedProperty() {
    return pointed.getReadOnlyProperty();
  }

  /** Points at nothing any more. */
  void leave() {
    pointed.set(null);
  }

  @Override
  protected boolean key(KeyEvent event) {
    if (seen() == null) {
      return false;
    }
    switch (event.getCode()) {
      case LEFT -> move(0, -1);
      case RIGHT -> move(0, 1);
      case UP -> move(-1, 0);
      case DOWN -> move(1, 0);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void move(int down, int right) {
    Position from = pointed.get();
    int y = from == null ? seen().height() / 2 : from.y() + down;
    int x = from == null ? seen().width() / 2 : from.x() + right;
    pointed.set(
        new Position(
            Math.max(0, Math.min(seen().height() - 1, y)),
            Math.max(0, Math.min(seen().width() - 1, x))));
  }

  private SourceImage seen() {
    return model.picture() == null ? null : model.picture().picture().seen();
  }

  private double viewWidth() {
    return Math.max(1, getWidth() - 2 * MARGIN);
  }

  private double viewHeight() {
    return Math.max(1, getHeight() - 2 * MARGIN);
  }

  private double aspect() {
    return (double) seen().width() / seen().height();
  }

  private Position at(double x, double y) {
    if (seen() == null) {
      return null;
    }
    ZoomWindow.Placement placement = ZoomWindow.WHOLE.place(viewWidth(), viewHeight(), aspect());
    double across = placement.shareX(x - MARGIN);
    double down = placement.shareY(y - MARGIN);
    boolean inside = across >= 0 && across < 1 && down >= 0 && down < 1;
    return inside
        ? new Position((int) (down * seen().height()), (int) (across * seen().width()))
        : null;
  }

  /** The middle of a pixel of the picture in this pane; for tests. */
  Point2D pointOf(int y, int x) {
    ZoomWindow.Placement placement = ZoomWindow.WHOLE.place(viewWidth(), viewHeight(), aspect());
    return new Point2D(
        MARGIN + placement.left() + (x + 0.5) * placement.width() / seen().width(),
        MARGIN + placement.top() + (y + 0.5) * placement.height() / seen().height());
  }

  @Override
  protected void placeMarks() {
    Position position = pointed.get();
    boolean seen = position != null && seen() != null;
    pointedPixel.setVisible(seen);
    if (seen) {
      Point2D middle = pointOf(position.y(), position.x());
      double side = middle.getX() - pointOf(position.y(), position.x() - 1).getX();
      pointedPixel.around(middle.getX() - side / 2, middle.getY() - side / 2, side, side);
    }
  }

  @Override
  protected void layoutChildren() {
    Position position = pointed.get();
    if (position != null
        && (seen() == null || position.y() >= seen().height() || position.x() >= seen().width())) {
      pointed.set(null);
    }
    layOut(MARGIN, MARGIN, viewWidth(), viewHeight());
  }

  @Override
  protected void paint(Raster raster, Inks inks) {
    if (seen() == null) {
      raster.clear(inks.ground());
      return;
    }
    Evidence evidence = model.evidence();
    boolean there = model.stateProperty().get() == State.THERE && evidence != null;
    Overlay overlay =
        there
            ? new Overlay(
                evidence.height(),
                evidence.width(),
                model.colours(inks),
                seen(),
                settings.opacityProperty().get())
            : new Overlay(1, 1, new int[] {Overlay.NOTHING}, seen(), 0);
    overlay.paint(raster, inks, ZoomWindow.WHOLE.place(raster.width(), raster.height(), aspect()));
  }
}
