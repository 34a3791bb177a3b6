package org.vggscope.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerPairs;
import org.vggscope.model.Position;
import org.vggscope.model.Shape;
import org.vggscope.picture.InputTensor;

/**
 * Ties the selections of two networks together: whatever layer, channel or position is selected of
 * one, its partner is selected of the other. A layer without a partner is looked at alone; the
 * other network's selection stays until one that has a partner is selected.
 */
public final class PairedSelection {
  private final Selection first;
  private final Selection second;
  private final ReadOnlyObjectWrapper<LayerPairs> pairs = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<LayerPairs.Pair> shown = new ReadOnlyObjectWrapper<>();
  private Side firstSide = Side.NONE;
  private Side secondSide = Side.NONE;

  /** Whether one selection is being set to the other one's partner, which is no wish of anybody. */
  private boolean following;

  /**
   * What is known of one of the networks.
   *
   * @param layers its layers, in the order of the forward pass; none while there is no network
   * @param shapes their shapes on the current picture
   */
  record Side(List<Layer> layers, Map<Layer, Shape> shapes) {
    static final Side NONE = new Side(List.of(), Map.of());

    Side {
      layers = List.copyOf(layers);
      shapes = new HashMap<>(shapes);
    }

    /** A network that has seen a picture, or with a null result none yet. */
    static Side of(ModelView model, PictureResult result) {
      if (model == null) {
        return NONE;
      }
      int trained = model.architecture().inputSize();
      InputTensor input = result == null ? null : result.picture().input();
      return new Side(
          model.layers(),
          model
              .architecture()
              .shapes(
                  input == null ? trained : input.height(),
                  input == null ? trained : input.width()));
    }
  }

  PairedSelection(Selection first, Selection second) {
    this.first = first;
    this.second = second;
    first.layerProperty().addListener((o, old, layer) -> lead(() -> followFirst(layer)));
    first.channelProperty().addListener((o, old, channel) -> lead(this::followFirstUnit));
    first.positionProperty().addListener((o, old, position) -> lead(this::followFirstUnit));
    second.layerProperty().addListener((o, old, layer) -> lead(() -> followSecond(layer)));
    second.channelProperty().addListener((o, old, channel) -> lead(this::followSecondUnit));
    second.positionProperty().addListener((o, old, position) -> lead(this::followSecondUnit));
  }

  /** Which layers stand for each other; null while there are not two networks. */
  public ReadOnlyObjectProperty<LayerPairs> pairsProperty() {
    return pairs.getReadOnlyProperty();
  }

  /** The layers that are looked at, one of which may be missing; null without two networks. */
  public ReadOnlyObjectProperty<LayerPairs.Pair> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Selects a layer of the first network, also when it is the last one that was selected there. */
  public void selectFirst(Layer layer) {
    lead(
        () -> {
          first.selectLayer(layer);
          followFirst(layer);
        });
  }

  /** Selects a layer of the second network. */
  public void selectSecond(Layer layer) {
    lead(
        () -> {
          second.selectLayer(layer);
          followSecond(layer);
        });
  }

  /** Other networks, or another picture. */
  void update(Side nextFirst, Side nextSecond) {
    boolean same =
        nextFirst.layers.equals(firstSide.layers) && nextSecond.layers.equals(secondSide.layers);
    firstSide = nextFirst;
    secondSide = nextSecond;
    if (same) {
      return;
    }
    if (firstSide.layers.isEmpty() || secondSide.layers.isEmpty()) {
      shown.set(null);
      pairs.set(null);
      return;
    }
    pairs.set(LayerPairs.of(firstSide.layers, secondSide.layers));
    lead(
        () -> {
          second.expect(
              new SessionState.Selected(
                  nameOf(first.layerProperty().get()), Selection.NONE, null, Selection.NONE));
          second.follow(secondSide.layers, 0);
          followFirst(first.layerProperty().get());
        });
  }

  private static String nameOf(Layer layer) {
    return layer == null ? "" : layer.name();
  }

  private void lead(Runnable change) {
    if (!following && pairs.get() != null) {
      following = true;
      try {
        change.run();
      } finally {
        following = false;
      }
    }
  }

  private void followFirst(Layer layer) {
    pairs.get().ofFirst(layer).ifPresent(this::show);
    followFirstUnit();
  }

  private void followSecond(Layer layer) {
    pairs.get().ofSecond(layer).ifPresent(this::show);
    followSecondUnit();
  }

  private void show(LayerPairs.Pair pair) {
    shown.set(pair);
    first.selectLayer(pair.first());
    second.selectLayer(pair.second());
  }

  private void followFirstUnit() {
    LayerPairs.Pair pair = shown.get();
    if (pair != null && pair.isComplete() && pair.first().equals(first.layerProperty().get())) {
      copy(first, firstSide.shapes.get(pair.first()), second, secondSide.shapes.get(pair.second()));
    }
  }

  private void followSecondUnit() {
    LayerPairs.Pair pair = shown.get();
    if (pair != null && pair.isComplete() && pair.second().equals(second.layerProperty().get())) {
      copy(second, secondSide.shapes.get(pair.second()), first, firstSide.shapes.get(pair.first()));
    }
  }

  private static void copy(Selection from, Shape shape, Selection to, Shape partner) {
    int channel = from.channelProperty().get();
    Position position = from.positionProperty().get();
    to.selectUnit(
        channel >= 0 && channel < partner.channels() ? channel : Selection.NONE,
        position == null
            ? null
            : new Position(
                LayerPairs.position(position.y(), shape.height(), partner.height()),
                LayerPairs.position(position.x(), shape.width(), partner.width())));
  }
}
