package org.vggscope.ui.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vggscope.report.ColourMap.GREY;

import org.junit.jupiter.api.Test;
import org.vggscope.inference.MeanMap;
import org.vggscope.model.Configuration;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Vgg;
import org.vggscope.report.ColourMap;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.Raster;

class TilePainterTest {
  private final NetworkSpec vgg16 = Vgg.paper(Configuration.D);

  private static Raster tile(int side, MeanMap map) {
    Raster raster = Raster.of(side, side);
    TilePainter.paint(raster, new Inks(0xFFFFFFFF, 0xFFEEEEEE, 0, 0, 0xFF0000FF), map, GREY);
    return raster;
  }

  @Test
  void aTileShowsTheMapsColours() {
    MeanMap map = new MeanMap(vgg16.layer("pool5"), 2, 2, new float[] {0, 1, 2, 3});
    Raster tile = tile(4, map);
    assertThat(tile.at(0, 0)).isEqualTo(GREY.colour(0));
    assertThat(tile.at(3, 0)).isEqualTo(GREY.colour(1 / 3.0));
    assertThat(tile.at(3, 3)).isEqualTo(GREY.colour(1));
    MeanMap fine = new MeanMap(vgg16.layer("pool5"), 2, 2, new float[] {0, 1, 1, 2});
    assertThat(tile(1, fine).at(0, 0)).isEqualTo(GREY.colour(0.5));
  }

  @Test
  void aTileShowsUnitsAsBars() {
    Raster tile = tile(4, new MeanMap(vgg16.layer("fc7"), 1, 2, new float[] {3, 1}));
    assertThat(new int[] {tile.at(0, 0), tile.at(1, 2), tile.at(2, 2)}).containsOnly(0xFF0000FF);
    assertThat(tile.at(2, 1)).isEqualTo(0xFFEEEEEE);
    Raster signed = tile(5, new MeanMap(vgg16.layer("fc8"), 1, 5, new float[] {2, 0, 0, 0, -2}));
    assertThat(signed.at(0, 0)).isEqualTo(ColourMap.DIVERGING.colour(1));
    assertThat(signed.at(4, 4)).isEqualTo(ColourMap.DIVERGING.colour(0));
    assertThat(signed.at(4, 0)).isEqualTo(0xFFEEEEEE);
  }
}
