package org.vggscope.ui.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.vggscope.export.Exhibit;
import org.vggscope.export.network.LayerFacts;
import org.vggscope.export.network.NetworkExhibit;
import org.vggscope.inference.MeanMap;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.picture.InputTensor;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.glossary.Explained;
import org.vggscope.ui.kit.glossary.Term;
import org.vggscope.ui.view.Links;
import org.vggscope.ui.view.NodeView;
import org.vggscope.ui.view.Origins;
import org.vggscope.ui.view.View;

/**
 * The network from {@code conv1_1} to {@code fc8}, block by block. A click or the arrow keys select
 * a layer.
 */
public final class NetworkStrip extends StackPane {
  private static final double SMALLEST = 30;
  private static final double LARGEST = 64;
  private static final double BLOCK_SPACE = 16;
  private static final double TILE_SPACE = 8;
  private static final double EDGE = 26;

  private final Session session;
  private final Ends ends;
  private final Label inputTitle = title();
  private final HBox blocks = new HBox();
  private final ScrolledStrip scroll = new ScrolledStrip(blocks);
  private final List<LayerTile> tiles = new ArrayList<>();
  private final List<Label> titles = new ArrayList<>();
  private NetworkSpec shown;
  private List<Layer> shownLayers = List.of();

  /** How many tiles are no layers. */
  private int others;

  private NetworkStrip(Owner owner, Session session, Links links) {
    this.session = session;
    ends = new Ends(session, links);
    setId("network-strip");
    getStyleClass().add("network-strip");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.PARENT);
    setAccessibleText(Texts.of("Layers of the network; the arrow keys select one"));
    blocks.getStyleClass().add("blocks");
    blocks.setAlignment(Pos.TOP_LEFT);
    getChildren().add(scroll);

    widthProperty().addListener((o, old, width) -> fit());
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    owner.on(session.modelProperty(), model -> build(model));
    owner.on(session.meanMapsProperty(), () -> paint());
    owner.on(session.resultProperty(), () -> paint());
    owner.on(session.selection().layerProperty(), layer -> select(layer));
    build(session.modelProperty().get());
  }

  /** The strip as a view. */
  public static View view(Owner owner, Session session, Links links) {
    NetworkStrip strip = new NetworkStrip(owner, session, links);
    return new NodeView(strip, strip::exhibit);
  }

  private Optional<Exhibit> exhibit() {
    ModelView model = session.modelProperty().get();
    PictureResult result = session.resultProperty().get();
    if (model == null) {
      return Optional.empty();
    }
    if (result == null) {
      NetworkSpec architecture = model.architecture();
      return Optional.of(
          new NetworkExhibit(
              architecture,
              architecture.input(),
              Map.of(),
              null,
              List.of(),
              Origins.ofNetwork(session)));
    }
    return Optional.of(
        new NetworkExhibit(
            result.model().architecture(),
            result.picture().input().shape(),
            session.meanMapsProperty().get(),
            result.picture().seen(),
            result.ranked().stream().limit(NetworkExhibit.CLASSES).toList(),
            Origins.ofPicture(session)));
  }

  private void build(ModelView model) {
    if (model == null || model.layers().equals(shownLayers)) {
      return;
    }
    shown = model.architecture();
    shownLayers = model.layers();
    tiles.clear();
    titles.clear();
    blocks.getChildren().clear();
    blocks.getChildren().add(group(inputTitle, ends.input()));
    HBox row = null;
    int block = 0;
    for (Layer layer : shownLayers) {
      if (layer.block() != block) {
        block = layer.block();
        row = new HBox();
        row.getStyleClass().add("block-tiles");
        Label title = title();
        titles.add(title);
        blocks.getChildren().add(group(title, row));
      }
      LayerTile tile = new LayerTile("tile-", layer);
      tile.setOnMousePressed(
          event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
              requestFocus();
              session.selection().selectLayer(layer);
              // The scroll pane would take the focus, and with it the arrow keys.
              event.consume();
            }
          });
      tiles.add(tile);
      row.getChildren().add(tile);
    }
    boolean names = model.classifier();
    if (names) {
      blocks.getChildren().add(group(new Label(" "), ends.classes()));
    }
    others = names ? 2 : 1;
    fit();
    paint();
    select(session.selection().layerProperty().get());
  }

  private static Label title() {
    Label title = new Label();
    title.getStyleClass().add("block-title");
    Explained.part(title, Term.MAPS_AT);
    return title;
  }

  private static VBox group(Label title, Node row) {
    title.getStyleClass().add("block-title");
    VBox group = new VBox(title, row);
    group.getStyleClass().add("block");
    return group;
  }

  /** Makes the tiles as large as the width allows. */
  private void fit() {
    if (tiles.isEmpty() || getWidth() <= 0) {
      return;
    }
    int count = tiles.size() + others;
    double spaces = (titles.size() + others) * BLOCK_SPACE + count * TILE_SPACE + EDGE;
    double side = Math.floor((getWidth() - spaces) / count);
    double bounded = Math.max(SMALLEST, Math.min(LARGEST, side));
    tiles.forEach(tile -> tile.setSide(bounded));
    ends.input().setSide(bounded);
    ends.classes().setSide(bounded);
  }

  private void paint() {
    if (shown == null) {
      return;
    }
    PictureResult result = session.resultProperty().get();
    InputTensor input = result == null ? null : result.picture().input();
    LayerFacts facts =
        new LayerFacts(
            shown, input == null ? 0 : input.height(), input == null ? 0 : input.width());
    for (int i = 0; i < titles.size(); i++) {
      titles.get(i).setText(facts.blockTitle(i + 1));
    }
    inputTitle.setText(ends.inputTitle());
    ends.show();
    Map<Layer, MeanMap> maps = session.meanMapsProperty().get();
    for (LayerTile tile : tiles) {
      tile.show(maps.get(tile.layer()), facts);
    }
  }

  private void select(Layer layer) {
    for (LayerTile tile : tiles) {
      boolean selected = tile.layer().equals(layer);
      tile.setSelected(selected);
      if (selected) {
        scroll.reveal(tile);
      }
    }
  }

  /** To the next layer, and beyond the last one to what the network begins with or ends in. */
  private void step(int steps, EndTile behind, EndTile ahead) {
    Layer layer = session.selection().layerProperty().get();
    int index = shownLayers.indexOf(layer);
    if (behind.isFocused()) {
      requestFocus();
    } else if (index + steps < 0 || index + steps >= shownLayers.size()) {
      if (ahead.getParent() != null) {
        ahead.requestFocus();
      }
    } else {
      session.selection().moveLayer(steps);
    }
  }

  private void keyPressed(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT, KP_LEFT -> step(-1, ends.classes(), ends.input());
      case RIGHT, KP_RIGHT -> step(1, ends.input(), ends.classes());
      case HOME -> session.selection().moveLayer(-tiles.size());
      case END -> session.selection().moveLayer(tiles.size());
      default -> {
        return;
      }
    }
    event.consume();
  }
}
