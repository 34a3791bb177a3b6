package org.vggscope.ui.maps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vggscope.export.maps.MapOrder;
import org.vggscope.export.maps.Sheets;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.MapUnit;
import org.vggscope.model.Position;
import org.vggscope.report.ColourMap;
import org.vggscope.session.Selection;
import org.vggscope.session.ViewState;
import org.vggscope.session.settings.Settings;
import org.vggscope.ui.kit.Owner;

class FeatureMapsModelTest {
  private final Settings settings = new Settings();
  private final Selection selection = new Selection();
  private final FeatureMapsModel model = new FeatureMapsModel(new Owner(), settings, selection);
  private final LayerActivations activations = Sheets.random(6, 4, 4);

  @Test
  void remembersHowMapsWereShown() {
    model.show(activations);
    model.setColourMap(ColourMap.MAGMA);
    model.setScaledPerMap(false);
    model.setOrder(MapOrder.MAXIMUM);
    model.setMapSize(72);
    assertThat(settings.colourMap).isEqualTo("MAGMA");
    assertThat(model.capture().values())
        .containsEntry("scalePerMap", "false")
        .containsEntry("order", "MAXIMUM")
        .containsEntry("mapSize", "72.0");
    assertThat(model.sheet().colourMap()).isEqualTo(ColourMap.MAGMA);
    assertThat(model.sheet().order()).isEqualTo(MapOrder.MAXIMUM);
    FeatureMapsModel later = new FeatureMapsModel(new Owner(), settings, selection);
    later.apply(model.capture());
    later.show(activations);
    assertThat(later.sheet().order()).isEqualTo(MapOrder.MAXIMUM);
    assertThat(later.mapSizeProperty().get()).isEqualTo(72);
  }

  @Test
  void unknownSettingsGiveTheUsualOnes() {
    settings.colourMap = "jet";
    model.apply(ViewState.NONE.with("order", "null"));
    assertThat(model.colourMap()).isEqualTo(ColourMap.VIRIDIS);
    assertThat(model.order()).isEqualTo(MapOrder.INDEX);
  }

  @Test
  void choosingAUnitSelectsItForAllPanes() {
    model.show(activations);
    model.choose(new MapUnit(3, 1, 2));
    assertThat(selection.channelProperty().get()).isEqualTo(3);
    assertThat(selection.positionProperty().get()).isEqualTo(new Position(1, 2));
    model.enlarge();
    assertThat(model.enlargedProperty().get()).isTrue();
  }

  @Test
  void movesAlongTheOrderAndStopsAtItsEnds() {
    model.setOrder(MapOrder.MEAN);
    model.show(activations);
    model.move(5);
    assertThat(model.selectedChannel()).isEqualTo(model.sheet().channelAt(0));
    model.move(2);
    assertThat(model.selectedChannel()).isEqualTo(model.sheet().channelAt(2));
    model.move(100);
    assertThat(model.selectedChannel()).isEqualTo(model.sheet().channelAt(5));
    model.moveTo(-1);
    assertThat(model.selectedChannel()).isEqualTo(model.sheet().channelAt(0));
  }

  @Test
  void movesThePositionWithinTheMap() {
    model.show(activations);
    model.choose(new MapUnit(3, 0, 3));
    model.movePosition(1, 1);
    assertThat(model.selectedUnit()).isEqualTo(new MapUnit(3, 1, 3));
  }

  @Test
  void selectionAndEnlargementStayWithANewPicture() {
    model.show(activations);
    model.choose(new MapUnit(3, 1, 2));
    model.enlarge();
    model.show(Sheets.random(6, 4, 4));
    assertThat(model.enlargedProperty().get()).isTrue();
    assertThat(model.selectedUnit()).isEqualTo(new MapUnit(3, 1, 2));
  }

  @Test
  void takingBackAStateInWhichAllMapsWereSeenShowsAllMaps() {
    model.show(activations);
    ViewState all = model.capture();
    model.choose(new MapUnit(3, 1, 2));
    model.enlarge();
    ViewState one = model.capture();
    model.apply(all);
    assertThat(model.capture()).isEqualTo(all);
    model.apply(one);
    assertThat(model.capture()).isEqualTo(one);
  }

  @Test
  void clearingTheSelectionLeadsBackToAllMaps() {
    model.show(activations);
    model.choose(new MapUnit(3, 1, 2));
    model.enlarge();
    selection.selectUnit(Selection.NONE, null);
    assertThat(model.enlargedProperty().get()).isFalse();
  }

  @Test
  void aSelectionThatTheLayerDoesNotHaveIsNone() {
    selection.selectUnit(17, new Position(0, 0));
    model.show(activations);
    assertThat(model.selectedChannel()).isEqualTo(Selection.NONE);
    selection.selectUnit(2, new Position(9, 0));
    assertThat(model.selectedUnit()).isNull();
    model.show(null);
    assertThat(model.selectedUnit()).isNull();
  }
}
