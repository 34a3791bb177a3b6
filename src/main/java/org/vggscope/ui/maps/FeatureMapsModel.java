package org.vggscope.ui.maps;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vggscope.export.maps.MapOrder;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.MapUnit;
import org.vggscope.model.Position;
import org.vggscope.report.ColourMap;
import org.vggscope.session.Selection;
import org.vggscope.session.ViewState;
import org.vggscope.session.settings.Settings;
import org.vggscope.ui.kit.Owner;

/**
 * What a person does with the feature maps: read-only properties outwards, one method for each
 * thing that can be wanted. Needs no screen.
 */
public final class FeatureMapsModel {
  /** The size that fits the maps to the window. */
  public static final double FIT = 0;

  private static final double LARGEST = 4096;

  private final ReadOnlyObjectWrapper<MapSheet> sheet = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<MapUnit> pointed = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper enlarged = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper mapSize = new ReadOnlyDoubleWrapper();
  private final Settings settings;
  private final Owner owner;
  private final Selection selection;
  private MapOrder order = MapOrder.INDEX;
  private boolean scaledPerMap = true;

  /**
   * The channel that was large when another layer was chosen: one leafs from layer to layer at full
   * size. {@link Selection#NONE} when none was.
   */
  private int leafed = Selection.NONE;

  /** The selected map is to be enlarged as soon as it is there. */
  private boolean toEnlarge;

  /**
   * @param settings the colours that a person prefers; written to when they change
   * @param selection the channel and position that all panes look at
   */
  public FeatureMapsModel(Owner owner, Settings settings, Selection selection) {
    this.settings = settings;
    this.owner = owner;
    this.selection = selection;
    owner.on(
        selection.channelProperty(),
        (old, channel) -> {
          if (channel.intValue() == Selection.NONE) {
            leafed = enlarged.get() ? old.intValue() : leafed;
            enlarged.set(false);
          } else if (leafed != Selection.NONE) {
            leafed = channel.intValue();
          }
        });
  }

  /** Whom the listeners of what shows it go with. */
  public Owner owner() {
    return owner;
  }

  /** What is shown; null before there are activations. */
  public ReadOnlyObjectProperty<MapSheet> sheetProperty() {
    return sheet.getReadOnlyProperty();
  }

  public MapSheet sheet() {
    return sheet.get();
  }

  /** The unit under the pointer, or null. */
  public ReadOnlyObjectProperty<MapUnit> pointedProperty() {
    return pointed.getReadOnlyProperty();
  }

  /** Whether the selected map is shown large, over the picture. */
  public ReadOnlyBooleanProperty enlargedProperty() {
    return enlarged.getReadOnlyProperty();
  }

  /** Wanted width of a map in the grid, in units of the screen; {@link #FIT} fits the window. */
  public ReadOnlyDoubleProperty mapSizeProperty() {
    return mapSize.getReadOnlyProperty();
  }

  public Selection selection() {
    return selection;
  }

  public ColourMap colourMap() {
    return Settings.choice(settings.colourMap, ColourMap.VIRIDIS);
  }

  public boolean isScaledPerMap() {
    return scaledPerMap;
  }

  public MapOrder order() {
    return order;
  }

  /** How maps are shown, as values that stay. */
  public ViewState capture() {
    return ViewState.NONE
        .with("colours", colourMap())
        .with("order", order)
        .with("scalePerMap", scaledPerMap)
        .with("mapSize", mapSize.get())
        .with("enlarged", enlarged.get());
  }

  /** Shows maps as they were shown then; one is enlarged as soon as it is there. */
  public void apply(ViewState state) {
    settings.colourMap = state.choice("colours", colourMap()).name();
    order = state.choice("order", MapOrder.INDEX);
    scaledPerMap = state.flag("scalePerMap", true);
    mapSize.set(state.number("mapSize", FIT, LARGEST, FIT));
    toEnlarge = state.flag("enlarged", false);
    if (!toEnlarge) {
      showAll();
    }
    showAgain();
    enlargeWhenThere();
  }

  private void enlargeWhenThere() {
    MapSheet shown = sheet.get();
    if (toEnlarge && shown != null) {
      toEnlarge = false;
      enlarged.set(!shown.isUnits() && shown.hasChannel(selectedChannel()));
    }
  }

  /** Draws what is shown on a scale that others are drawn on too. */
  void drawFrom(ColourMap.Scale common) {
    if (sheet.get() != null) {
      sheet.set(sheet.get().drawnFrom(common));
    }
  }

  /** Shows other activations; null shows nothing. */
  public void show(LayerActivations activations) {
    if (activations == null) {
      pointed.set(null);
      sheet.set(null);
      return;
    }
    MapSheet next = new MapSheet(activations, order(), colourMap(), isScaledPerMap());
    MapUnit under = pointed.get();
    if (under != null && !next.isLaidOutLike(sheet.get())) {
      pointed.set(null);
    }
    sheet.set(next);
    if (next.isUnits() || !next.hasChannel(selectedChannel())) {
      enlarged.set(false);
    }
    enlargeWhenThere();
    leaf(next);
  }

  /** A map of a layer that has fewer channels is its last one. */
  private void leaf(MapSheet next) {
    boolean isSelected = next.layer().equals(selection.layerProperty().get());
    if (leafed != Selection.NONE && isSelected && !next.isUnits()) {
      selection.selectChannel(Math.min(leafed, next.layer().outputs() - 1));
      leafed = Selection.NONE;
      enlarge();
    }
  }

  public void setColourMap(ColourMap map) {
    settings.colourMap = map.name();
    showAgain();
  }

  public void setScaledPerMap(boolean perMap) {
    scaledPerMap = perMap;
    showAgain();
  }

  public void setOrder(MapOrder wanted) {
    order = wanted;
    showAgain();
  }

  public void setMapSize(double size) {
    mapSize.set(size);
  }

  private void showAgain() {
    MapSheet shown = sheet.get();
    if (shown != null) {
      sheet.set(shown.shownAs(order(), colourMap(), isScaledPerMap()));
    }
  }

  /** The pointer is over a unit, or over none with null. */
  void point(MapUnit unit) {
    pointed.set(unit);
  }

  /** Selects a unit. */
  void choose(MapUnit unit) {
    selection.selectUnit(unit.channel(), unit.position());
  }

  /** Shows the selected map large. */
  void enlarge() {
    MapSheet shown = sheet.get();
    if (shown != null && !shown.isUnits() && shown.hasChannel(selectedChannel())) {
      enlarged.set(true);
    }
  }

  /** Goes back to all maps. */
  public void showAll() {
    leafed = Selection.NONE;
    enlarged.set(false);
  }

  /** Selects the channel so many places further on in the order; the first one when none is. */
  public void move(int places) {
    MapSheet shown = sheet.get();
    if (shown != null) {
      int selected = selectedChannel();
      moveTo(shown.hasChannel(selected) ? shown.rankOf(selected) + places : 0);
    }
  }

  /** Selects the channel at a place of the order, or at the nearest one that there is. */
  void moveTo(int rank) {
    MapSheet shown = sheet.get();
    if (shown != null) {
      int channel = shown.channelAt(Math.max(0, Math.min(shown.count() - 1, rank)));
      if (selectedUnit() == null) {
        selection.selectUnit(channel, shown.strongest(channel));
      } else {
        selection.selectChannel(channel);
      }
    }
  }

  /** Selects a neighbouring position of the selected map. */
  void movePosition(int down, int right) {
    MapSheet shown = sheet.get();
    MapUnit unit = selectedUnit();
    if (shown != null && unit != null) {
      int y = Math.max(0, Math.min(shown.shape().height() - 1, unit.y() + down));
      int x = Math.max(0, Math.min(shown.shape().width() - 1, unit.x() + right));
      selection.selectUnit(unit.channel(), new Position(y, x));
    }
  }

  /** The selected channel if the shown layer has it, or {@link Selection#NONE}. */
  public int selectedChannel() {
    int channel = selection.channelProperty().get();
    MapSheet shown = sheet.get();
    return shown != null && shown.hasChannel(channel) ? channel : Selection.NONE;
  }

  /** The selected unit if the shown layer has it, or null. */
  public MapUnit selectedUnit() {
    Position position = selection.positionProperty().get();
    int channel = selectedChannel();
    if (channel == Selection.NONE || position == null) {
      return null;
    }
    MapUnit unit = new MapUnit(channel, position.y(), position.x());
    return sheet.get().contains(unit) ? unit : null;
  }
}
