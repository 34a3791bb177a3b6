package org.vggscope.ui.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.vggscope.export.network.LayerFacts;
import org.vggscope.inference.MeanMap;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerPairs;
import org.vggscope.session.Companion;
import org.vggscope.session.ModelView;
import org.vggscope.session.NetworkNames;
import org.vggscope.session.PairedSelection;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Tip;

/**
 * Both networks from {@code conv1_1} to {@code fc8}, one above the other, partners in one column.
 * Where one has a layer more, the other one has a gap.
 */
public final class PairStrip extends StackPane {
  private static final double SMALLEST = 20;
  private static final double LARGEST = 46;
  private static final double NAMES = 64;
  private static final double BLOCK_SPACE = 16;
  private static final double TILE_SPACE = 6;
  private static final double EDGE = 34;

  /** A column: a tile or a gap for each network. */
  private record Column(LayerPairs.Pair pair, LayerTile first, LayerTile second, Region gap) {}

  private final Session session;
  private final Companion companion;
  private final PairedSelection selected;
  private final HBox blocks = new HBox();
  private final Label firstName = new Label();
  private final Label secondName = new Label();
  private final ScrolledStrip scroll = new ScrolledStrip(blocks);
  private final List<Column> columns = new ArrayList<>();

  public PairStrip(Owner owner, Session session) {
    this.session = session;
    this.companion = session.companion();
    this.selected = companion.pairs();
    setId("pair-strip");
    getStyleClass().addAll("network-strip", "pair-strip");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.PARENT);
    setAccessibleText(Texts.of("Layers of both networks; the arrow keys select one"));
    blocks.getStyleClass().add("blocks");
    getChildren().add(scroll);
    firstName.setId("pair-first-name");
    secondName.setId("pair-second-name");

    widthProperty().addListener((o, old, width) -> fit());
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    owner.on(selected.pairsProperty(), () -> build());
    owner.on(selected.shownProperty(), () -> select());
    owner.on(session.meanMapsProperty(), () -> paint());
    owner.on(companion.meanMapsProperty(), () -> paint());
    build();
  }

  private void build() {
    columns.clear();
    blocks.getChildren().setAll(names());
    LayerPairs pairs = selected.pairsProperty().get();
    if (pairs == null) {
      firstName.setText("");
      secondName.setText("");
      return;
    }
    NetworkNames names =
        NetworkNames.of(session.modelProperty().get(), companion.modelProperty().get());
    firstName.setText(names.first());
    secondName.setText(names.second());
    HBox row = null;
    int block = 0;
    for (LayerPairs.Pair pair : pairs.pairs()) {
      if (pair.block() != block) {
        block = pair.block();
        row = new HBox();
        row.getStyleClass().add("block-tiles");
        Label title =
            new Label(block == 6 ? Texts.of("fully connected") : Texts.of("block %d", block));
        title.getStyleClass().add("block-title");
        VBox group = new VBox(title, row);
        group.getStyleClass().add("block");
        blocks.getChildren().add(group);
      }
      row.getChildren().add(column(pair, names));
    }
    fit();
    paint();
    select();
  }

  private Node names() {
    VBox names = new VBox(firstName, secondName);
    names.getStyleClass().add("pair-names");
    names.setMinWidth(NAMES);
    names.setMaxWidth(NAMES);
    for (Label name : List.of(firstName, secondName)) {
      name.setWrapText(true);
      name.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
      name.setMaxWidth(NAMES);
      name.setAlignment(Pos.CENTER_LEFT);
    }
    return names;
  }

  private Node column(LayerPairs.Pair pair, NetworkNames names) {
    LayerTile first = pair.first() == null ? null : tile("pair-first-", pair.first(), true);
    LayerTile second = pair.second() == null ? null : tile("pair-second-", pair.second(), false);
    Region gap = null;
    if (!pair.isComplete()) {
      gap = new Region();
      gap.getStyleClass().add("layer-gap");
      String lacking = first == null ? names.first() : names.second();
      Layer more = first == null ? pair.second() : pair.first();
      Tip.on(gap, Texts.of("%s has no %s", lacking, more.name()));
    }
    columns.add(new Column(pair, first, second, gap));
    Node instead = gap == null ? null : withNameless(gap);
    VBox column = new VBox(first == null ? instead : first, second == null ? instead : second);
    column.getStyleClass().add("pair-column");
    return column;
  }

  /** A gap is as high as a tile, whose name is below its picture. */
  private static Node withNameless(Region gap) {
    Label name = new Label(" ");
    name.getStyleClass().add("layer-name");
    VBox tile = new VBox(gap, name);
    tile.getStyleClass().add("layer-tile");
    return tile;
  }

  private LayerTile tile(String prefix, Layer layer, boolean first) {
    LayerTile tile = new LayerTile(prefix, layer);
    tile.setOnMousePressed(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            requestFocus();
            if (first) {
              selected.selectFirst(layer);
            } else {
              selected.selectSecond(layer);
            }
            // The scroll pane would take the focus, and with it the arrow keys.
            event.consume();
          }
        });
    return tile;
  }

  /** Makes the tiles as large as the width allows. */
  private void fit() {
    if (columns.isEmpty() || getWidth() <= 0) {
      return;
    }
    double spaces = NAMES + 6 * BLOCK_SPACE + columns.size() * TILE_SPACE + EDGE;
    double side =
        Math.max(SMALLEST, Math.min(LARGEST, Math.floor((getWidth() - spaces) / columns.size())));
    for (Column column : columns) {
      for (LayerTile tile : tiles(column)) {
        tile.setSide(side);
      }
      if (column.gap() != null) {
        column.gap().setMinSize(side + 4, side + 4);
        column.gap().setMaxSize(side + 4, side + 4);
      }
    }
    firstName.setMinHeight(side + 4);
    firstName.setMaxHeight(side + 4);
    secondName.setMinHeight(side + 4);
    secondName.setMaxHeight(side + 4);
  }

  private static List<LayerTile> tiles(Column column) {
    List<LayerTile> tiles = new ArrayList<>();
    if (column.first() != null) {
      tiles.add(column.first());
    }
    if (column.second() != null) {
      tiles.add(column.second());
    }
    return tiles;
  }

  private void paint() {
    ModelView first = session.modelProperty().get();
    ModelView second = companion.modelProperty().get();
    if (columns.isEmpty() || first == null || second == null) {
      return;
    }
    LayerFacts firstFacts = facts(first, session.resultProperty().get());
    LayerFacts secondFacts = facts(second, companion.resultProperty().get());
    Map<Layer, MeanMap> firstMaps = new HashMap<>(session.meanMapsProperty().get());
    Map<Layer, MeanMap> secondMaps = new HashMap<>(companion.meanMapsProperty().get());
    for (Column column : columns) {
      if (column.first() != null) {
        column.first().show(firstMaps.get(column.pair().first()), firstFacts);
      }
      if (column.second() != null) {
        column.second().show(secondMaps.get(column.pair().second()), secondFacts);
      }
    }
  }

  private static LayerFacts facts(ModelView model, PictureResult result) {
    boolean own = result != null && result.model().architecture().equals(model.architecture());
    return new LayerFacts(
        model.architecture(),
        own ? result.picture().input().height() : 0,
        own ? result.picture().input().width() : 0);
  }

  private void select() {
    LayerPairs.Pair shown = selected.shownProperty().get();
    for (Column column : columns) {
      boolean now = column.pair().equals(shown);
      tiles(column).forEach(tile -> tile.setSelected(now));
      if (now) {
        scroll.reveal(tiles(column).get(0));
      }
    }
  }

  private void keyPressed(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT, KP_LEFT -> move(-1);
      case RIGHT, KP_RIGHT -> move(1);
      case HOME -> move(-columns.size());
      case END -> move(columns.size());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int steps) {
    LayerPairs pairs = selected.pairsProperty().get();
    if (pairs == null) {
      return;
    }
    int index = pairs.pairs().indexOf(selected.shownProperty().get()) + steps;
    LayerPairs.Pair next =
        pairs.pairs().get(Math.max(0, Math.min(pairs.pairs().size() - 1, index)));
    if (next.first() != null) {
      selected.selectFirst(next.first());
    } else {
      selected.selectSecond(next.second());
    }
  }
}
