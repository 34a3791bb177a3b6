package org.vggscope.ui.kit.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.model.MapUnit;
import org.vggscope.model.Shape;

class MapLayoutTest {
  private final MapLayout.Metrics metrics = MapLayout.Metrics.of(1);

  @ParameterizedTest
  @CsvSource({"64,64,64", "64,100,128", "64,30,30", "14,40,42", "2,33,34", "224,100,100"})
  void enlargedMapsAreWholeMultiplesOfTheirSize(int side, double wanted, int drawn) {
    MapLayout layout = MapLayout.sized(new Shape(64, side, side), 900, metrics, wanted);
    assertThat(layout.mapWidth()).isEqualTo(drawn);
    assertThat(layout.mapHeight()).isEqualTo(drawn);
  }

  @Test
  void columnsFillTheWidth() {
    MapLayout layout = MapLayout.sized(new Shape(128, 16, 16), 873, metrics, 48);
    int last = layout.columns() - 1;
    assertThat(layout.left(0)).isEqualTo(metrics.margin());
    assertThat(layout.left(last) + layout.mapWidth()).isEqualTo(873 - metrics.margin());
    for (int column = 1; column <= last; column++) {
      int gap = layout.left(column) - layout.left(column - 1) - layout.mapWidth();
      assertThat(gap).isGreaterThanOrEqualTo(metrics.gap());
    }
  }

  @Test
  void mapsAreNeverWiderThanTheWindow() {
    MapLayout layout = MapLayout.sized(new Shape(4, 224, 224), 120, metrics, 300);
    assertThat(layout.mapWidth()).isLessThanOrEqualTo(120 - 2 * metrics.margin());
    assertThat(layout.columns()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"128,16,850,560", "256,4,850,560", "512,14,1200,800", "64,32,600,300"})
  void fittedMapsAreAllSeenAtOnce(int channels, int side, int width, int height) {
    MapLayout layout = MapLayout.fitted(new Shape(channels, side, side), width, height, metrics);
    assertThat(layout.contentHeight()).isLessThanOrEqualTo(height);
  }

  @Test
  void fittedMapsThatWouldBeTinyHaveTheUsualSizeInstead() {
    MapLayout layout = MapLayout.fitted(new Shape(512, 4, 4), 500, 200, metrics);
    assertThat(layout.mapWidth()).isEqualTo(metrics.usual());
    assertThat(layout.contentHeight()).isGreaterThan(200);
  }

  @Test
  void everyPixelOfAMapBelongsToTheUnitPaintedThere() {
    MapLayout layout = MapLayout.sized(new Shape(20, 5, 5), 300, metrics, 40);
    for (int rank = 0; rank < 20; rank++) {
      for (int i = 0; i < layout.mapWidth(); i++) {
        MapUnit hit = layout.hit(layout.left(rank) + i, layout.top(rank) + i);
        assertThat(hit).isEqualTo(new MapUnit(rank, i / 8, i / 8));
      }
    }
  }

  @Test
  void gapsAndCaptionsBelongToNoMap() {
    MapLayout layout = MapLayout.sized(new Shape(20, 5, 5), 300, metrics, 40);
    assertThat(layout.hit(0, 0)).isNull();
    assertThat(layout.hit(layout.left(0) + layout.mapWidth(), layout.top(0))).isNull();
    assertThat(layout.hit(layout.left(0), layout.top(0) + layout.mapHeight())).isNull();
    assertThat(layout.hit(layout.left(19), layout.top(19) + layout.rowHeight())).isNull();
    assertThat(layout.hit(299, layout.top(0))).isNull();
  }

  @Test
  void onlyWhatIsSeenIsInTheRange() {
    MapLayout layout = MapLayout.sized(new Shape(100, 4, 4), 300, metrics, 40);
    int columns = layout.columns();
    assertThat(layout.firstRank(0)).isZero();
    assertThat(layout.firstRank(layout.top(columns) + 1)).isEqualTo(columns);
    assertThat(layout.endRank(layout.top(columns) + 1)).isEqualTo(2 * columns);
    assertThat(layout.endRank(100_000)).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({"64,64", "14,28", "2,40", "4,12", "224,60"})
  void theNextSizeLooksDifferent(int side, double size) {
    Shape shape = new Shape(100, side, side);
    MapLayout layout = MapLayout.sized(shape, 900, metrics, size);
    MapLayout larger = MapLayout.sized(shape, 900, metrics, layout.nextSize(true));
    MapLayout smaller = MapLayout.sized(shape, 900, metrics, layout.nextSize(false));
    assertThat(larger.mapWidth()).isGreaterThan(layout.mapWidth());
    assertThat(smaller.mapWidth()).isLessThan(layout.mapWidth());
  }
}
