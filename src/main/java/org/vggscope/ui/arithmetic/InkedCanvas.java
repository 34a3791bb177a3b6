package org.vggscope.ui.arithmetic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Orientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import org.vggscope.ui.kit.pixels.Zoomed;

/**
 * A pane painted in one canvas, as high as its content needs at the width that it gets. The style
 * sheet gives its colours: {@code -ink-text} and so on, one for each of {@link CanvasInks}.
 */
abstract class InkedCanvas extends Region implements Zoomed {
  private static final StyleablePropertyFactory<InkedCanvas> FACTORY =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());

  private final Map<String, StyleableProperty<Color>> inks = new LinkedHashMap<>();
  private final Canvas canvas = new Canvas();
  private final Scale back = new Scale(1, 1);
  private double paintedFor = -1;

  InkedCanvas(String id) {
    setId(id);
    getStyleClass().add("inked-canvas");
    for (String name : List.of("text", "muted", "line", "accent", "faint")) {
      StyleableProperty<Color> property =
          FACTORY.createStyleableColorProperty(
              this, name, "-ink-" + name, pane -> pane.inks.get(name), Color.TRANSPARENT);
      ((javafx.beans.Observable) property).addListener(o -> repaint());
      inks.put(name, property);
    }
    canvas.getTransforms().add(back);
    getChildren().add(canvas);
    visibleProperty().addListener((o, old, visible) -> requestLayout());
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return FACTORY.getCssMetaData();
  }

  /** The height that the content needs at a width. */
  abstract double heightFor(double width);

  /** Paints the content into an empty canvas. */
  abstract void paint(GraphicsContext graphics, CanvasInks ink, double width);

  /** Paints again, and asks for another height only when it needs one. */
  final void repaint() {
    if (getWidth() > 0 && heightFor(getWidth()) == paintedFor) {
      paintNow();
    } else {
      requestLayout();
    }
  }

  @Override
  protected void layoutChildren() {
    paintedFor = heightFor(getWidth());
    paintNow();
  }

  private void paintNow() {
    if (!isVisible()) {
      return;
    }
    // A canvas has pixels: as many as the zoom makes of it, and is itself not zoomed.
    double zoom = Zoomed.of(this);
    back.setX(1 / zoom);
    back.setY(1 / zoom);
    canvas.setWidth(getWidth() * zoom);
    canvas.setHeight(getHeight() * zoom);
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.setTransform(zoom, 0, 0, zoom, 0, 0);
    graphics.clearRect(0, 0, getWidth(), getHeight());
    CanvasInks ink =
        new CanvasInks(ink("text"), ink("muted"), ink("line"), ink("accent"), ink("faint"));
    paint(graphics, ink, getWidth());
  }

  @Override
  public void zoomed() {
    requestLayout();
  }

  private Color ink(String name) {
    return inks.get(name).getValue();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return heightFor(width < 0 ? getWidth() : width);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 300;
  }
}
