package org.vggscope.ui.kit.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vggscope.report.ColourMap;
import org.vggscope.report.ColourMap.Scale;

class MapPainterTest {
  private static final int NOTHING = 0;

  private final Scale scale = new Scale(0, 2);

  private static float[] random(int count) {
    Random random = new Random(1);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = Math.max(0, (float) random.nextGaussian());
    }
    return values;
  }

  @Test
  void enlargedActivationsAreSquaresOfTheirColour() {
    float[] values = random(2 * 5 * 7);
    Raster raster = Raster.of(7 * 3, 5 * 3);
    new MapPainter(5, 7, 15, 21).paint(raster, 0, 0, values, 35, ColourMap.MAGMA, scale);
    for (int y = 0; y < 15; y++) {
      for (int x = 0; x < 21; x++) {
        assertThat(raster.at(x, y))
            .isEqualTo(ColourMap.MAGMA.colour(values[35 + y / 3 * 7 + x / 3], scale));
      }
    }
  }

  @Test
  void activationsOnePixelLargeAreTheColourMapOfTheValues() {
    float[] values = random(14 * 14);
    Raster raster = Raster.of(14, 14);
    new MapPainter(14, 14, 14, 14).paint(raster, 0, 0, values, 0, ColourMap.VIRIDIS, scale);
    for (int i = 0; i < 196; i++) {
      assertThat(raster.pixels()[i]).isEqualTo(ColourMap.VIRIDIS.colour(values[i], scale));
    }
  }

  @Test
  void aShrunkPixelIsTheMeanOfItsArea() {
    float[] values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    Scale wide = new Scale(0, 16);
    Raster raster = Raster.of(2, 2);
    new MapPainter(4, 4, 2, 2).paint(raster, 0, 0, values, 0, ColourMap.GREY, wide);
    assertThat(raster.pixels())
        .containsExactly(
            ColourMap.GREY.colour(2.5, wide),
            ColourMap.GREY.colour(4.5, wide),
            ColourMap.GREY.colour(10.5, wide),
            ColourMap.GREY.colour(12.5, wide));
  }

  @Test
  void aPixelThatCoversPartsOfActivationsWeighsThem() {
    // One pixel covers one and a half activations: (0 + 3 / 2) / 1.5 and (3 / 2 + 6) / 1.5.
    Scale wide = new Scale(0, 6);
    Raster raster = Raster.of(2, 1);
    new MapPainter(1, 3, 1, 2).paint(raster, 0, 0, new float[] {0, 3, 6}, 0, ColourMap.GREY, wide);
    assertThat(raster.pixels())
        .containsExactly(ColourMap.GREY.colour(1, wide), ColourMap.GREY.colour(5, wide));
  }

  @Test
  void whatLiesOutsideIsCutOff() {
    Raster raster = Raster.of(3, 3);
    MapPainter painter = new MapPainter(1, 1, 2, 2);
    painter.paint(raster, -1, -1, new float[] {2}, 0, ColourMap.GREY, scale);
    painter.paint(raster, 2, 2, new float[] {2}, 0, ColourMap.GREY, scale);
    int white = ColourMap.GREY.colour(1);
    assertThat(raster.pixels())
        .containsExactly(
            white, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, white);
  }
}
