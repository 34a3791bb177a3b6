package org.vggscope.ui.featuremaps;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.vggscope.export.maps.MapOrder;
import org.vggscope.report.ColourMap;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.Choices;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.kit.glossary.Explained;
import org.vggscope.ui.kit.glossary.Term;
import org.vggscope.ui.maps.FeatureMapsModel;
import org.vggscope.ui.maps.MapGrid;
import org.vggscope.ui.maps.MapSize;

/** How the maps are shown: colours, scale, order and size. */
final class MapControls extends FlowPane {
  private final FeatureMapsModel model;
  private final MapGrid grid;
  private final Slider size = new Slider(MapSize.SMALLEST, MapSize.LARGEST, MapSize.SMALLEST);
  private final ToggleButton fit = new ToggleButton(Texts.of("Fit"));

  /** The slider follows the grid at this moment, nobody moves it. */
  private boolean following;

  /**
   * @param grid what the size belongs to
   * @param note shown behind the controls
   */
  MapControls(FeatureMapsModel model, MapGrid grid, Node note) {
    this.model = model;
    this.grid = grid;
    getStyleClass().add("map-controls");
    setAlignment(Pos.CENTER_LEFT);

    ComboBox<ColourMap> colours =
        Choices.of(
            "maps-colours",
            ColourMap.offered(),
            map -> Texts.of(map.title()),
            Texts.of("Colours of the maps"));
    colours.setValue(model.colourMap());
    colours.valueProperty().addListener((o, old, map) -> model.setColourMap(map));

    ComboBox<Boolean> scale =
        Choices.of(
            "maps-scale",
            List.of(true, false),
            perMap -> perMap ? Texts.of("Scale: per map") : Texts.of("Scale: per layer"),
            Explained.text(Term.SCALE_PER_MAP));
    scale.setValue(model.isScaledPerMap());
    scale.valueProperty().addListener((o, old, perMap) -> model.setScaledPerMap(perMap));

    HBox together = together();
    ComboBox<MapOrder> order =
        Choices.of(
            "maps-order",
            List.of(MapOrder.values()),
            wanted -> Texts.of("Order: %s", wanted.title()),
            Texts.of("By index, or the largest first"));
    order.setValue(model.order());
    order.valueProperty().addListener((o, old, wanted) -> model.setOrder(wanted));

    ComboBox<Boolean> unitOrder =
        Choices.of(
            "maps-unit-order",
            List.of(false, true),
            byValue -> byValue ? Texts.of("Order: value") : Texts.of("Order: index"),
            Texts.of("By index, or the largest first"));
    unitOrder.setValue(model.order() != MapOrder.INDEX);

    HBox sizes = sizes();
    getChildren().addAll(colours, scale, together, order, sizes, note);

    // One setting, two choices for it: a single unit has a value, but no mean or share of zeros.
    unitOrder
        .valueProperty()
        .addListener(
            (o, old, byValue) -> {
              if (byValue != (order.getValue() != MapOrder.INDEX)) {
                order.setValue(byValue ? MapOrder.MEAN : MapOrder.INDEX);
              }
            });
    order
        .valueProperty()
        .addListener((o, old, wanted) -> unitOrder.setValue(wanted != MapOrder.INDEX));
    model
        .sheetProperty()
        .addListener(
            (o, old, sheet) -> {
              colours.setValue(model.colourMap());
              scale.setValue(model.isScaledPerMap());
              together.setVisible(model.isScaledPerMap());
              together.setManaged(model.isScaledPerMap());
              order.setValue(model.order());
              boolean units = sheet != null && sheet.isUnits();
              boolean shown = getChildren().contains(unitOrder);
              if (sheet != null && units != shown) {
                if (units) {
                  getChildren().setAll(unitOrder, note);
                } else {
                  getChildren().setAll(colours, scale, together, order, sizes, note);
                }
              }
            });
  }

  /** While each map has a scale of its own: maps cannot be compared, and what to do about it. */
  private HBox together() {
    Label apart = Explained.words(new Label(Texts.of("not comparable:")), Term.SCALE_PER_MAP);
    apart.setId("maps-apart");
    apart.setMinWidth(USE_PREF_SIZE);
    Hyperlink same = new Hyperlink(Texts.of("same scale"));
    same.setId("maps-same-scale");
    same.setMinWidth(USE_PREF_SIZE);
    same.getStyleClass().add("way");
    same.setOnAction(event -> model.setScaledPerMap(false));
    HBox together = new HBox(apart, same);
    together.getStyleClass().add("together");
    together.setAlignment(Pos.CENTER_LEFT);
    return together;
  }

  private HBox sizes() {
    Button smaller = button("maps-smaller", "−", Texts.of("Smaller maps (−)"));
    smaller.setOnAction(event -> grid.zoom(false));
    Button larger = button("maps-larger", "+", Texts.of("Larger maps (+, or Ctrl and the wheel)"));
    larger.setOnAction(event -> grid.zoom(true));
    size.setId("maps-size");
    Tip.on(size, Texts.of("Size of the maps"));
    size.setAccessibleText(Texts.of("Size of the maps"));
    fit.setId("maps-fit");
    fit.getStyleClass().add("small");
    Tip.on(fit, Texts.of("As large as fits the window"));
    fit.setSelected(model.mapSizeProperty().get() == FeatureMapsModel.FIT);
    fit.setOnAction(
        event -> model.setMapSize(fit.isSelected() ? FeatureMapsModel.FIT : size.getValue()));
    size.valueProperty()
        .addListener(
            (o, old, value) -> {
              if (!following) {
                model.setMapSize(value.doubleValue());
              }
            });
    grid.drawnSizeProperty().addListener((o, old, drawn) -> follow(drawn.doubleValue()));
    model
        .mapSizeProperty()
        .addListener((o, old, wanted) -> fit.setSelected(wanted.doubleValue() == 0));
    HBox sizes = new HBox(smaller, size, larger, fit);
    sizes.disableProperty().bind(model.enlargedProperty());
    sizes.getStyleClass().add("sizes");
    sizes.setAlignment(Pos.CENTER_LEFT);
    return sizes;
  }

  private void follow(double drawn) {
    // While somebody drags it, the slider stays under the pointer though maps grow in steps.
    if (!size.isValueChanging()) {
      following = true;
      size.setValue(drawn);
      following = false;
    }
  }

  private static Button button(String id, String text, String tip) {
    Button button = new Button(text);
    button.setId(id);
    button.getStyleClass().addAll("small", "flat");
    Tip.on(button, tip);
    button.setAccessibleText(tip);
    return button;
  }
}
