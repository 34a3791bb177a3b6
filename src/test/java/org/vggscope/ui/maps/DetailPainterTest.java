package org.vggscope.ui.maps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.export.maps.Sheets;
import org.vggscope.model.LayerActivations;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.Mix;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.Raster;
import org.vggscope.ui.kit.pixels.ZoomWindow;

class DetailPainterTest {
  private static final Inks INKS = new Inks(0xFF010101, 2, 3, 4, 5);

  private final LayerActivations activations = Sheets.random(3, 4, 4);
  private final MapSheet sheet = Sheets.plain(activations);
  private final SourceImage red = new SourceImage("red", 1, 1, new int[] {0xFF0000});

  private int colour(int y, int x) {
    return sheet.colourMap().colour(activations.at(1, y, x), sheet.scale(1));
  }

  private Raster paint(SourceImage picture, double opacity) {
    Raster raster = Raster.of(60, 40);
    new DetailPainter(sheet, 1, picture, opacity)
        .paint(raster, INKS, ZoomWindow.WHOLE.place(60, 40, 1));
    return raster;
  }

  @Test
  void aMapAloneIsTheColourMapOfItsValues() {
    Raster raster = paint(null, 0.5);
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 40; x++) {
        assertThat(raster.at(10 + x, y)).isEqualTo(colour(y / 10, x / 10));
      }
    }
    assertThat(raster.at(9, 20)).isEqualTo(INKS.ground());
    assertThat(raster.at(50, 20)).isEqualTo(INKS.ground());
  }

  @Test
  void anOpaqueMapHidesThePicture() {
    assertThat(paint(red, 1).at(15, 5)).isEqualTo(colour(0, 0));
  }

  @Test
  void aTransparentMapLeavesThePictureInGrey() {
    assertThat(paint(red, 0).at(15, 5)).isEqualTo(Mix.grey(0xFF0000)).isEqualTo(0xFF4C4C4C);
  }

  @Test
  void betweenBothTheyAreMixed() {
    assertThat(paint(red, 0.5).at(15, 5)).isEqualTo(Mix.of(0xFF4C4C4C, colour(0, 0), 0.5));
  }
}
