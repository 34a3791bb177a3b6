package org.vggscope.ui.maps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.export.maps.Sheets;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.Raster;

class BarLayoutTest {
  @ParameterizedTest
  @CsvSource({"200,850,500", "200,490,300", "1000,850,500", "1024,490,300", "4096,850,500"})
  void everyUnitHasABarOfItsOwn(int count, int width, int height) {
    BarLayout layout = BarLayout.of(count, width, height, 1, -3, 9);
    assertThat(layout.right()).isLessThanOrEqualTo(width);
    int last = layout.strips() - 1;
    assertThat(layout.top(last) + layout.stripHeight() + layout.caption() / 2)
        .isLessThanOrEqualTo(height);
    for (int rank = 0; rank < count; rank++) {
      assertThat(layout.barRight(rank)).isGreaterThan(layout.barLeft(rank));
      int y = layout.top(layout.stripOf(rank)) + 3;
      assertThat(layout.hit(layout.barLeft(rank), y)).isEqualTo(rank);
      assertThat(layout.hit(layout.barRight(rank) - 1, y)).isEqualTo(rank);
    }
  }

  @Test
  void nothingIsHitOutsideOfTheStrips() {
    BarLayout layout = BarLayout.of(200, 850, 500, 1, 0, 1);
    assertThat(layout.hit(0, 100)).isEqualTo(-1);
    assertThat(layout.hit(400, -1)).isEqualTo(-1);
    assertThat(layout.hit(400, layout.top(0) + layout.stripHeight() + 1)).isEqualTo(-1);
    assertThat(layout.hit(400, 5000)).isEqualTo(-1);
  }

  @Test
  void positiveNumbersLieAboveZeroAndNegativeOnesBelow() {
    BarLayout layout = BarLayout.of(10, 400, 200, 1, -2, 6);
    assertThat(layout.y(0, 6)).isEqualTo(layout.top(0));
    assertThat(layout.y(0, -2)).isEqualTo(layout.top(0) + layout.stripHeight() - 1);
    assertThat(layout.y(0, 0)).isBetween(layout.y(0, 1), layout.y(0, -1));
  }

  @Test
  void barsEndAtTheirValues() {
    MapSheet sheet =
        Sheets.plain(Sheets.activations(Sheets.fullyConnected("fc8", 2, false), 1, 1, 4, -2));
    BarLayout layout = BarLayout.of(2, 120, 100, 1, -2, 4);
    Raster raster = Raster.of(120, 100);
    Inks inks = new Inks(1, 2, 3, 4, 5);
    BarPainter.paint(raster, inks, sheet, layout);
    int first = layout.barLeft(0) + 1;
    int second = layout.barLeft(1) + 1;
    int zero = layout.y(0, 0);
    assertThat(raster.at(first, layout.y(0, 4))).isNotEqualTo(inks.faint());
    assertThat(raster.at(first, zero + 1)).isEqualTo(inks.faint());
    assertThat(raster.at(second, layout.y(0, -2))).isNotEqualTo(inks.faint());
    assertThat(raster.at(second, zero - 1)).isEqualTo(inks.faint());
    assertThat(raster.at(first, zero)).isEqualTo(inks.mark());
  }
}
