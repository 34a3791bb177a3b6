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
}
