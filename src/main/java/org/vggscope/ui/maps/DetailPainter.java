package org.vggscope.ui.maps;

import org.vggscope.export.maps.MapSheet;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.ColourMap;
import org.vggscope.report.ColourMap.Scale;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.Overlay;
import org.vggscope.ui.kit.pixels.Raster;
import org.vggscope.ui.kit.pixels.ZoomWindow;

/** Paints one feature map large, over the picture if wanted. */
final class DetailPainter {
  private final MapSheet sheet;
  private final int channel;
  private final SourceImage picture;
  private final double opacity;

  /**
   * @param picture what the network sees; null shows the map alone
   * @param opacity of the map over the picture, 0 to 1
   */
  DetailPainter(MapSheet sheet, int channel, SourceImage picture, double opacity) {
    this.sheet = sheet;
    this.channel = channel;
    this.picture = picture;
    this.opacity = opacity;
  }

  /** Paints the map where it is placed, and the ground around it. */
  void paint(Raster raster, Inks inks, ZoomWindow.Placement placement) {
    new Overlay(sheet.shape().height(), sheet.shape().width(), colours(inks), picture, opacity)
        .paint(raster, inks, placement);
  }

  private int[] colours(Inks inks) {
    int area = sheet.shape().area();
    int[] colours = new int[area];
    ColourMap map = inks.colours(sheet.colourMap());
    Scale scale = sheet.scale(channel);
    float[] values = sheet.activations().values();
    for (int i = 0; i < area; i++) {
      colours[i] = map.colour(values[channel * area + i], scale);
    }
    return colours;
  }
}
