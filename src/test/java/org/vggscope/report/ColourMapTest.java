package org.vggscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColourMapTest {
  @Test
  void hasMatplotlibsColours() {
    assertThat(ColourMap.VIRIDIS.colour(0)).isEqualTo(0xFF440154);
    assertThat(ColourMap.VIRIDIS.colour(1)).isEqualTo(0xFFFDE725);
    assertThat(ColourMap.MAGMA.colour(0)).isEqualTo(0xFF000004);
    assertThat(ColourMap.MAGMA.colour(1)).isEqualTo(0xFFFCFDBF);
    assertThat(ColourMap.GREY.colour(0.5)).isEqualTo(0xFF808080);
  }

  @Test
  void zeroIsTheMiddleOfTheDivergingMap() {
    ColourMap.Scale scale = ColourMap.DIVERGING.scale(-1, 3);
    assertThat(scale).isEqualTo(new ColourMap.Scale(-3, 3));
    int zero = ColourMap.DIVERGING.colour(0, scale);
    assertThat(zero >> 16 & 0xFF).isBetween(0xF4, 0xF8);
    assertThat(zero & 0xFF).isBetween(0xF4, 0xF8);
    assertThat(ColourMap.DIVERGING.colour(-3, scale)).isEqualTo(0xFF2166AC);
    assertThat(ColourMap.DIVERGING.colour(3, scale)).isEqualTo(0xFFB2182B);
  }

  @ParameterizedTest
  @EnumSource(ColourMap.class)
  void whatLiesOutsideGetsTheEndsColour(ColourMap map) {
    ColourMap.Scale scale = new ColourMap.Scale(0, 1);
    assertThat(map.colour(-5, scale)).isEqualTo(map.colour(0, scale));
    assertThat(map.colour(5, scale)).isEqualTo(map.colour(1, scale));
    assertThat(map.colour(Double.NaN, scale)).isEqualTo(map.colour(0.0));
    assertThat(map.colour(2, new ColourMap.Scale(2, 2)) >>> 24).isEqualTo(0xFF);
  }

  @Test
  void zeroIsNearestToTheGroundAndNumbersOnAnyColourAreLegible() {
    int light = 0xFFFFFFFF;
    int dark = 0xFF0D1117;
    assertThat(Contrast.ratio(ColourMap.DIVERGING.on(false).colour(0.5), light)).isLessThan(1.2);
    assertThat(Contrast.ratio(ColourMap.DIVERGING.on(true).colour(0.5), dark)).isLessThan(1.2);
    assertThat(ColourMap.VIRIDIS.on(true)).isEqualTo(ColourMap.VIRIDIS);
    for (boolean onDark : new boolean[] {false, true}) {
      ColourMap map = ColourMap.DIVERGING.on(onDark);
      int ground = onDark ? dark : light;
      for (int i = 0; i < 256; i++) {
        int colour = map.colour((i + 0.5) / 256);
        int ink = Contrast.isDark(colour) ? 0xFFFFFFFF : 0xFF000000;
        assertThat(Contrast.ratio(colour, ink)).isGreaterThan(4.5);
        int inwards = map.colour((i < 127 ? i + 1.5 : i > 128 ? i - 0.5 : i + 0.5) / 256);
        assertThat(Contrast.ratio(colour, ground) + 1e-9)
            .isGreaterThanOrEqualTo(Contrast.ratio(inwards, ground));
      }
      assertThat(Contrast.ratio(map.colour(0), ground)).isGreaterThan(3);
      assertThat(Contrast.ratio(map.colour(1), ground)).isGreaterThan(3);
    }
  }
}
