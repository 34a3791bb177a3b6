package org.vggscope.ui.maps;

import javafx.scene.layout.Region;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.MapStatistics;
import org.vggscope.report.ColourMap;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.MapPainter;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;

/** One feature map, small, on a scale of its own that has zero on it. */
public final class ChannelPicture extends Region {
  private final PixelSurface surface = new PixelSurface(this::paint);
  private LayerActivations activations;
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
   * @param shown what it is a channel of; null shows nothing
   */
  public void show(LayerActivations shown, int ofChannel) {
    activations = shown != null && ofChannel < shown.shape().channels() ? shown : null;
    channel = ofChannel;
    surface.repaint();
  }

  @Override
  protected void layoutChildren() {
    surface.resizeRelocate(0, 0, getWidth(), getHeight());
  }

  private void paint(Raster raster, Inks inks) {
    raster.clear(inks.faint());
    if (activations == null || channel < 0) {
      return;
    }
    var shape = activations.shape();
    MapStatistics range = activations.statistics(channel);
    ColourMap map = range.minimum() < 0 ? ColourMap.DIVERGING : ColourMap.VIRIDIS;
    new MapPainter(shape.height(), shape.width(), raster.height(), raster.width())
        .paint(
            raster,
            0,
            0,
            activations.values(),
            channel * shape.area(),
            inks.colours(map),
            map.scale(Math.min(0, range.minimum()), Math.max(0, range.maximum())));
  }
}
