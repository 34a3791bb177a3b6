package org.vggscope.ui.network;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.vggscope.export.network.LayerFacts;
import org.vggscope.inference.MeanMap;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.report.ColourMap;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;

/** One layer in the network strip: its mean activation, its name, and its facts in a tooltip. */
public final class LayerTile extends VBox {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final double NARROW = 46;

  private final Layer layer;
  private final PixelSurface surface = new PixelSurface(this::paint);
  private final Pane frame = new Pane(surface);
  private final Label name;
  private LayerFacts facts;
  private MeanMap map;

  /**
   * @param prefix begins its id, which ends with the layer's name
   */
  public LayerTile(String prefix, Layer layer) {
    this.layer = layer;
    setId(prefix + layer.name());
    getStyleClass().add("layer-tile");
    if (layer.kind() == LayerKind.POOLING) {
      getStyleClass().add("pooling");
    }
    if (LayerFacts.isBeyondVgg16(layer)) {
      getStyleClass().add("beyond-vgg16");
    }
    setAlignment(Pos.TOP_CENTER);
    setAccessibleRole(AccessibleRole.RADIO_BUTTON);
    setAccessibleText(layer.name());
    name = new Label(layer.name());
    name.getStyleClass().add("layer-name");
    name.setMinWidth(USE_PREF_SIZE);
    frame.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    frame.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    frame.getStyleClass().add("layer-picture");
    getChildren().addAll(frame, name);
    // Nobody reads the facts of all layers of every picture.
    Tip.on(this, this::facts);
  }

  public Layer layer() {
    return layer;
  }

  /** All that there is to say of the layer; empty before it was shown. */
  String facts() {
    return facts == null ? "" : facts.describe(layer, map);
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.HELP
        ? facts()
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  /** Sets the side of its picture, in units of the screen. */
  public void setSide(double side) {
    // Below this the name would run into the next one; its block says what is left out.
    name.setText(side < NARROW ? layer.name().replace("conv", "") : layer.name());
    frame.setPrefSize(side + 4, side + 4);
    surface.resizeRelocate(2, 2, side, side);
    setPrefWidth(side + 4);
    setMinWidth(side + 4);
    setMaxWidth(side + 4);
  }

  public void setSelected(boolean selected) {
    pseudoClassStateChanged(SELECTED, selected);
  }

  /** Shows a mean feature map, or with null that none is there yet. */
  public void show(MeanMap next, LayerFacts known) {
    facts = known;
    if (next == map) {
      return;
    }
    map = next;
    surface.repaint();
  }

  private void paint(Raster raster, Inks inks) {
    // The last layer is the only one without a ReLU: its numbers have a sign.
    boolean signed = layer.hasParameters() && !layer.relu();
    TilePainter.paint(raster, inks, map, signed ? ColourMap.DIVERGING : ColourMap.VIRIDIS);
  }
}
