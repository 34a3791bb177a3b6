package org.vggscope.ui.maps;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.MapUnit;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.ColourMap;
import org.vggscope.session.Selection;
import org.vggscope.session.settings.Settings;
import org.vggscope.ui.kit.Owner;

/**
 * The feature maps of one layer without any controls round them, so that two can stand side by
 * side: all maps in a grid, one of them enlarged, or the units of a fully connected layer as bars.
 */
public final class LayerMaps extends StackPane {
  private final FeatureMapsModel model;
  private final MapGrid grid;
  private final BarStrip bars;
  private final EnlargedMap enlarged;

  /**
   * @param id begins the ids of what is inside
   * @param look how maps are shown
   * @param selection the channel and position that are looked at
   * @param names what a unit of the shown layer stands for, or empty
   * @param seen what the network sees, or null
   */
  public LayerMaps(
      Owner owner,
      String id,
      Settings look,
      Selection selection,
      IntFunction<String> names,
      Supplier<SourceImage> seen) {
    model = new FeatureMapsModel(owner, look, selection);
    // Maps beside others are compared, which one scale for all allows.
    model.setScaledPerMap(false);
    grid = new MapGrid(model);
    bars = new BarStrip(model, names);
    enlarged = new EnlargedMap(model, seen);
    setId(id);
    grid.setId(id + "-grid");
    bars.setId(id + "-bars");
    enlarged.setId(id + "-enlarged");
    getStyleClass().add("layer-maps");
    getChildren().addAll(grid, bars, enlarged);
    setMinWidth(0);
    model.sheetProperty().addListener((o, old, sheet) -> switchView());
    model.enlargedProperty().addListener((o, old, now) -> switchView());
    switchView();
  }

  private void switchView() {
    MapSheet sheet = model.sheet();
    boolean large = model.enlargedProperty().get();
    Region wanted = large ? enlarged : sheet != null && sheet.isUnits() ? bars : grid;
    boolean hadFocus = isFocusWithin();
    for (Region each : List.of(grid, bars, enlarged)) {
      each.setVisible(each == wanted);
    }
    if (hadFocus) {
      wanted.requestFocus();
    }
  }

  /** Shows activations, or nothing with null. */
  public void show(LayerActivations activations) {
    model.show(activations);
  }

  /** What is shown; null for nothing. */
  public MapSheet sheet() {
    return model.sheet();
  }

  /** Draws them on a scale that others are drawn on too. */
  public void drawFrom(ColourMap.Scale common) {
    model.drawFrom(common);
  }

  /** The smallest and the largest number that are shown, zero among them; null for nothing. */
  public ColourMap.Scale range() {
    MapSheet sheet = model.sheet();
    if (sheet == null) {
      return null;
    }
    MapSheet alone = sheet.drawnFrom(null);
    return new ColourMap.Scale(alone.minimum(), alone.maximum());
  }

  /** Shows them in other colours. */
  public void setColourMap(ColourMap map) {
    model.setColourMap(map);
  }

  /** Says which numbers the colours stand for. */
  public Region legend() {
    return new ColourLegend(model);
  }

  /** The unit under the pointer, or null. */
  public ReadOnlyObjectProperty<MapUnit> pointedProperty() {
    return model.pointedProperty();
  }

  /** Marks a unit as though the pointer were over it; null marks none. */
  public void point(MapUnit unit) {
    MapSheet sheet = model.sheet();
    model.point(unit != null && sheet != null && sheet.contains(unit) ? unit : null);
  }

  /** Whether the selected map is shown large. */
  public ReadOnlyBooleanProperty enlargedProperty() {
    return model.enlargedProperty();
  }

  /** Shows the selected map large if there is one, or all of them. */
  public void setEnlarged(boolean large) {
    if (large) {
      model.enlarge();
    } else {
      model.showAll();
    }
  }

  /** How far the grid is scrolled, from 0 to 1. */
  public DoubleProperty scrollShareProperty() {
    return grid.scrollShareProperty();
  }
}
