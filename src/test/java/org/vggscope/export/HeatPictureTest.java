package org.vggscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Mix;

class HeatPictureTest {
  private static final int RED = 0xff0000;
  private static final float[] VALUES = {0, 0.05f, -1, 1};
  private static final SourceImage PICTURE =
      new SourceImage("red.png", 2, 2, new int[] {RED, RED, RED, RED});

  private static int[] painted(ColourMap colours, double cut, double opacity, boolean fading) {
    return new HeatPicture(PICTURE, VALUES, colours, colours.scale(0, 1), cut, opacity, fading)
        .painted()
        .pixels();
  }

  @Test
  void thePictureIsGreyAndEveryColourIsTheColourMaps() {
    assertThat(painted(ColourMap.MAGMA, 0, 0, false)).containsOnly(Mix.grey(RED));
    int[] opaque = painted(ColourMap.DIVERGING, 0, 1, false);
    assertThat(opaque[2]).isEqualTo(ColourMap.DIVERGING.colour(0));
    assertThat(opaque[3]).isEqualTo(ColourMap.DIVERGING.colour(1));
  }

  @Test
  void whatIsSmallIsLeftOutOrFades() {
    int[] cut = painted(ColourMap.MAGMA, 0.1, 1, false);
    assertThat(cut[0]).isEqualTo(Mix.grey(RED));
    assertThat(cut[1]).isEqualTo(Mix.grey(RED));
    assertThat(cut[3]).isEqualTo(ColourMap.MAGMA.colour(1));
    int[] fading = painted(ColourMap.DIVERGING, 0, 1, true);
    assertThat(fading[0]).as("nothing has no colour").isEqualTo(Mix.grey(RED));
    assertThat(fading[2]).isEqualTo(ColourMap.DIVERGING.colour(0));
    assertThat(fading[1]).isEqualTo(Mix.of(Mix.grey(RED), ColourMap.DIVERGING.colour(1), 0.05f));
  }

  @Test
  void aFewLargeNumbersDoNotTakeTheScaleForThemselves() {
    float[] values = new float[1000];
    Arrays.fill(values, 2);
    values[3] = -500;
    assertThat(HeatPicture.end(values, 0.99)).isEqualTo(2);
    assertThat(HeatPicture.end(new float[] {0, 0, 0, 7}, 0.5)).isEqualTo(7);
    assertThat(HeatPicture.end(new float[4], 0.99)).isZero();
  }
}
