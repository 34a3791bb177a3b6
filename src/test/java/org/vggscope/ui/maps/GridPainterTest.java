package org.vggscope.ui.maps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vggscope.export.maps.MapOrder;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.export.maps.Sheets;
import org.vggscope.model.LayerActivations;
import org.vggscope.report.ColourMap;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.MapLayout;
import org.vggscope.ui.kit.pixels.Raster;

class GridPainterTest {
  private static final Inks INKS =
      new Inks(0xFF010101, 0xFF020202, 0xFF030303, 0xFF040404, 0xFF050505);

  @Test
  void everyVisibleMapIsPaintedInItsOrderAndColours() {
    LayerActivations activations = Sheets.random(24, 4, 4);
    MapSheet sheet = new MapSheet(activations, MapOrder.MEAN, ColourMap.VIRIDIS, true);
    MapLayout layout = MapLayout.sized(sheet.shape(), 150, MapLayout.Metrics.of(1), 16);
    Raster raster = Raster.of(150, layout.contentHeight());
    int scroll = 9;
    new GridPainter(sheet, layout).paint(raster, INKS, scroll, null);
    for (int rank = 0; rank < sheet.count(); rank++) {
      int channel = sheet.channelAt(rank);
      for (int i = 0; i < 4; i++) {
        int x = layout.left(rank) + i * 4 + 1;
        int y = layout.top(rank) + i * 4 + 1 - scroll;
        if (y >= 0) {
          assertThat(raster.at(x, y))
              .isEqualTo(
                  ColourMap.VIRIDIS.colour(activations.at(channel, i, i), sheet.scale(channel)));
        }
      }
    }
  }

  @Test
  void deadMapsAreHatched() {
    float[] values = new float[2 * 16];
    values[0] = 1;
    MapSheet sheet = Sheets.plain(Sheets.activations(Sheets.convolution(2), 4, 4, values));
    MapLayout layout = MapLayout.sized(sheet.shape(), 150, MapLayout.Metrics.of(1), 40);
    Raster raster = Raster.of(150, 80);
    new GridPainter(sheet, layout).paint(raster, INKS, 0, null);
    int left = layout.left(1);
    int top = layout.top(1);
    assertThat(raster.at(left, top)).isEqualTo(INKS.mark());
    assertThat(raster.at(left + 2, top + 1)).isEqualTo(INKS.faint());
    assertThat(raster.at(left + 4, top + 4)).isEqualTo(INKS.mark());
    assertThat(raster.at(layout.left(0) + 20, layout.top(0) + 20))
        .isEqualTo(ColourMap.VIRIDIS.colour(0));
  }
}
