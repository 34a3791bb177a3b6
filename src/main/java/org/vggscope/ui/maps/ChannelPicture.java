package org.vggscope.ui.maps;

import javafx.scene.layout.Region;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.MapStatistics;
import org.vggscope.model.Shape;
import org.vggscope.report.ColourMap;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.MapPainter;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;

/** One feature map, small, on a scale of its own that has zero on it. */
public final class ChannelPicture extends Region {
  private final PixelSurface surface = new PixelSurface(this::paint);
  private float[] values;
  private Shape shape;
  private int channel;

  /**
   * @param side its height and width, in units of the screen
   */
  public ChannelPicture(double side) {
    setMinSize(side, side);
    setPrefSize(side, side);
    setMaxSize(side, side);
    getChildren().add(surface);
  }

  /**
   * Shows a map.
   *
   * @param planar numbers of all channels; null shows nothing
   * @param of their shape
   */
  public void show(float[] planar, Shape of, int ofChannel) {
    values = planar;
    shape = of;
    channel = ofChannel;
    surface.repaint();
  }

  /** Shows a channel of a layer; null shows nothing. */
  public void show(LayerActivations shown, int ofChannel) {
    boolean there = shown != null && ofChannel < shown.shape().channels();
    show(there ? shown.values() : null, there ? shown.shape() : null, ofChannel);
  }

  @Override
  protected void layoutChildren() {
    surface.resizeRelocate(0, 0, getWidth(), getHeight());
  }

  private void paint(Raster raster, Inks inks) {
    raster.clear(inks.faint());
    if (values == null || channel < 0) {
      return;
    }
    int offset = channel * shape.area();
    MapStatistics range = MapStatistics.of(values, offset, shape.area());
    ColourMap map = range.minimum() < 0 ? ColourMap.DIVERGING : ColourMap.VIRIDIS;
    MapPainter.fit(
        raster,
        values,
        offset,
        shape.height(),
        shape.width(),
        inks.colours(map),
        map.scale(Math.min(0, range.minimum()), Math.max(0, range.maximum())));
  }
}
