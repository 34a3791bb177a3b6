package org.vggscope.export.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vggscope.model.LayerActivations;
import org.vggscope.report.ColourMap;
import org.vggscope.report.ColourMap.Scale;

class MapSheetTest {
  /** Three maps of 1 x 2: mean 1, 0 (dead) and 1.5; maximum 2, 0 and 1.5. */
  private final LayerActivations three =
      Sheets.activations(Sheets.convolution(3), 1, 2, 0, 2, 0, 0, 1.5f, 1.5f);

  private static int[] order(MapSheet sheet) {
    return IntStream.range(0, sheet.count()).map(sheet::channelAt).toArray();
  }

  private MapSheet ordered(MapOrder order) {
    return new MapSheet(three, order, ColourMap.VIRIDIS, true);
  }

  @Test
  void ordersBeginWithTheLargest() {
    assertThat(order(ordered(MapOrder.INDEX))).containsExactly(0, 1, 2);
    assertThat(order(ordered(MapOrder.MEAN))).containsExactly(2, 0, 1);
    assertThat(order(ordered(MapOrder.MAXIMUM))).containsExactly(0, 2, 1);
    assertThat(order(ordered(MapOrder.ZEROS))).containsExactly(1, 0, 2);
  }

  @Test
  void equalMapsStayInTheOrderOfTheirIndices() {
    LayerActivations equal = Sheets.activations(Sheets.convolution(4), 1, 1, 1, 1, 2, 1);
    MapSheet sheet = new MapSheet(equal, MapOrder.MEAN, ColourMap.GREY, true);
    assertThat(order(sheet)).containsExactly(2, 0, 1, 3);
  }

  @Test
  void ranksAreTheOrderTurnedRound() {
    MapSheet sheet = ordered(MapOrder.MEAN);
    for (int rank = 0; rank < sheet.count(); rank++) {
      assertThat(sheet.rankOf(sheet.channelAt(rank))).isEqualTo(rank);
    }
  }

  @Test
  void aMapOfItsOwnScaleReachesFromZeroToItsMaximum() {
    assertThat(ordered(MapOrder.INDEX).scale(2)).isEqualTo(new Scale(0, 1.5));
  }

  @Test
  void oneScaleForTheLayerIsTheSameForEveryMap() {
    MapSheet sheet = new MapSheet(three, MapOrder.INDEX, ColourMap.VIRIDIS, false);
    assertThat(sheet.scale(0)).isEqualTo(sheet.scale(2)).isEqualTo(new Scale(0, 2));
  }

  @Test
  void aSignedColourMapKeepsZeroInTheMiddle() {
    MapSheet sheet = new MapSheet(three, MapOrder.INDEX, ColourMap.DIVERGING, true);
    assertThat(sheet.scale(2)).isEqualTo(new Scale(-1.5, 1.5));
  }

  @Test
  void mapsWithNothingAboveZeroAreDead() {
    MapSheet sheet = ordered(MapOrder.INDEX);
    assertThat(sheet.isDead(1)).isTrue();
    assertThat(sheet.isDead(0)).isFalse();
    assertThat(sheet.deadCount()).isEqualTo(1);
  }

  @Test
  void negativeLogitsAreNotDead() {
    LayerActivations logits =
        Sheets.activations(Sheets.fullyConnected("fc8", 2, false), 1, 1, -1, -3);
    MapSheet sheet = Sheets.plain(logits);
    assertThat(sheet.deadCount()).isZero();
    assertThat(sheet.isUnits()).isTrue();
    assertThat(sheet.minimum()).isEqualTo(-3);
    assertThat(sheet.maximum()).isZero();
    assertThat(sheet.strongest()).isZero();
  }

  @Test
  void unitsAreSortedByValueWhateverMapsAreSortedBy() {
    LayerActivations units =
        Sheets.activations(Sheets.fullyConnected("fc6", 3, true), 1, 1, 1, 0, 2);
    MapSheet sheet = new MapSheet(units, MapOrder.ZEROS, ColourMap.GREY, true);
    assertThat(order(sheet)).containsExactly(2, 0, 1);
  }

  @Test
  void denseEvaluationGivesFullyConnectedLayersMaps() {
    float[] values = new float[2 * 2 * 3];
    MapSheet sheet =
        Sheets.plain(Sheets.activations(Sheets.fullyConnected("fc6", 2, true), 2, 3, values));
    assertThat(sheet.isUnits()).isFalse();
  }
}
