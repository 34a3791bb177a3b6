package org.vggscope.ui.compare;

import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.picture.SourceImage;
import org.vggscope.session.Selection;
import org.vggscope.session.settings.Settings;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.maps.LayerMaps;

/** One network's half of the feature maps: its name, the layer's, and its maps or why none. */
final class MapSide extends VBox {
  private final Label network = new Label();
  private final Label layerName = new Label();
  private final Label shape = new Label();
  private final Label lacking = new Label();
  private final LayerMaps maps;

  /**
   * @param id begins the ids of what is inside
   */
  MapSide(
      Owner owner,
      String id,
      Settings look,
      Selection selection,
      IntFunction<String> names,
      Supplier<SourceImage> seen) {
    setId(id);
    getStyleClass().add("pair-side");
    maps = new LayerMaps(owner, id + "-maps", look, selection, names, seen);
    network.setId(id + "-network");
    network.getStyleClass().add("network-name");
    network.setMinWidth(USE_PREF_SIZE);
    layerName.setId(id + "-layer");
    layerName.getStyleClass().add("layer-name");
    layerName.setMinWidth(USE_PREF_SIZE);
    shape.setId(id + "-shape");
    shape.getStyleClass().add("muted");
    shape.setWrapText(true);
    shape.setMinHeight(USE_PREF_SIZE);
    HBox title = new HBox(network, layerName, shape);
    title.getStyleClass().add("side-title");
    lacking.setId(id + "-lacking");
    lacking.getStyleClass().add("lacking");
    lacking.setWrapText(true);
    StackPane centre = new StackPane(maps, lacking);
    centre.setMinWidth(0);
    VBox.setVgrow(centre, Priority.ALWAYS);
    setMinWidth(0);
    setPrefWidth(1);
    HBox.setHgrow(this, Priority.ALWAYS);
    getChildren().addAll(title, centre);
  }

  LayerMaps maps() {
    return maps;
  }

  /** The maps that are seen; null for none. */
  MapSheet sheet() {
    return maps.isVisible() ? maps.sheet() : null;
  }

  /**
   * Shows a layer.
   *
   * @param name what to call the network
   * @param layer the layer, or null when the network has none that stands for the other one's
   * @param activations its activations; another layer's are not shown
   * @param why what to say in place of a layer
   */
  void show(String name, Layer layer, LayerActivations activations, String why) {
    boolean there = layer != null && activations != null && activations.layer().equals(layer);
    network.setText(name);
    layerName.setText(layer == null ? "" : layer.name());
    shape.setText(there ? said(activations) : "");
    lacking.setText(why);
    lacking.setVisible(layer == null);
    maps.setVisible(layer != null);
    if (there || layer == null) {
      maps.show(there ? activations : null);
    }
  }

  private static String said(LayerActivations activations) {
    return activations.layer().relu()
        ? Texts.of("%s · after ReLU", activations.shape())
        : activations.shape().toString();
  }
}
