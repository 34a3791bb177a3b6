package org.vggscope.ui.kit.pixels;

import java.nio.IntBuffer;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * A pane painted into one pixel buffer of the screen's own resolution. Any number of wishes to
 * paint between two frames are one painting. The style sheet gives its colours: {@code
 * -surface-ground}, {@code -surface-faint}, {@code -surface-mark}, {@code -surface-text} and {@code
 * -surface-bar}.
 */
public final class PixelSurface extends Region implements Zoomed {
  private static final StyleablePropertyFactory<PixelSurface> FACTORY =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());

  private final StyleableProperty<Color> ground = colour("ground");
  private final StyleableProperty<Color> faint = colour("faint");
  private final StyleableProperty<Color> mark = colour("mark");
  private final StyleableProperty<Color> text = colour("text");
  private final StyleableProperty<Color> bar = colour("bar");

  private final BiConsumer<Raster, Inks> painter;
  private final ImageView view = new ImageView();
  private final ObservableValue<Boolean> seen = Seen.of(this);
  private Raster raster = new Raster(new int[0], 0, 0);
  private PixelBuffer<IntBuffer> buffer;

  /**
   * @param painter paints the whole raster
   */
  public PixelSurface(BiConsumer<Raster, Inks> painter) {
    this.painter = painter;
    getStyleClass().add("pixel-surface");
    // Unmanaged, so that a repaint does not lay the whole window out again.
    setManaged(false);
    setMouseTransparent(true);
    view.setSmooth(false);
    getChildren().add(view);
    seen.addListener((o, old, now) -> repaint());
  }

  private StyleableProperty<Color> colour(String name) {
    StyleableProperty<Color> property =
        FACTORY.createStyleableColorProperty(
            this, name, "-surface-" + name, surface -> surface.named(name), Color.TRANSPARENT);
    ((javafx.beans.Observable) property).addListener(o -> repaint());
    return property;
  }

  private StyleableProperty<Color> named(String name) {
    return switch (name) {
      case "ground" -> ground;
      case "faint" -> faint;
      case "mark" -> mark;
      case "text" -> text;
      default -> bar;
    };
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return FACTORY.getCssMetaData();
  }

  /** Pixels of the screen to one unit of the layout. */
  public double density() {
    return getScene() == null || getScene().getWindow() == null
        ? 1
        : Math.max(1, getScene().getWindow().getOutputScaleX()) * Zoomed.of(this);
  }

  @Override
  public void zoomed() {
    if (getParent() != null) {
      // Who placed it counts in its pixels.
      getParent().requestLayout();
    }
    repaint();
  }

  /** Paints before the next frame. */
  public void repaint() {
    setNeedsLayout(true);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double density = density();
    int width = (int) Math.ceil(getWidth() * density);
    int height = (int) Math.ceil(getHeight() * density);
    if (width < 1 || height < 1 || !seen.getValue()) {
      return;
    }
    if (buffer == null || raster.width() != width || raster.height() != height) {
      raster = Raster.of(width, height);
      buffer =
          new PixelBuffer<>(
              width, height, IntBuffer.wrap(raster.pixels()), PixelFormat.getIntArgbPreInstance());
      view.setImage(new WritableImage(buffer));
    }
    view.setFitWidth(width / density);
    view.setFitHeight(height / density);
    painter.accept(raster, inks());
    // Null says that every pixel may have changed.
    buffer.updateBuffer(painted -> null);
  }

  /** What was painted last; for tests. */
  public Raster raster() {
    return raster;
  }

  private Inks inks() {
    Color below = ground.getValue();
    return new Inks(
        Inks.over(below, Color.TRANSPARENT),
        Inks.over(faint.getValue(), below),
        Inks.over(mark.getValue(), below),
        Inks.over(text.getValue(), below),
        Inks.over(bar.getValue(), below));
  }
}
