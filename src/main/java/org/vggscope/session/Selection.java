package org.vggscope.session;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.Position;
import org.vggscope.model.Shape;

/**
 * The layer, channel, position and class that every pane of the window looks at. One selection is
 * shared by all of them. Use it from the window's thread.
 */
public final class Selection {
  /** No channel, position or class is selected. */
  public static final int NONE = -1;

  private final ReadOnlyObjectWrapper<Layer> layer = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper channel = new ReadOnlyIntegerWrapper(NONE);
  private final ReadOnlyObjectWrapper<Position> position = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper classIndex = new ReadOnlyIntegerWrapper(NONE);
  private List<Layer> layers = List.of();
  private Function<Layer, Shape> shapes = layer -> null;

  /** What is to be selected as soon as there is a network. */
  private SessionState.Selected expected = SessionState.Selected.FIRST;

  /** The selected layer; null until a network is loaded. */
  public ReadOnlyObjectProperty<Layer> layerProperty() {
    return layer.getReadOnlyProperty();
  }

  /** The selected channel of that layer, or {@link #NONE}. */
  public ReadOnlyIntegerProperty channelProperty() {
    return channel.getReadOnlyProperty();
  }

  /** The selected position of that layer's feature maps, or null. */
  public ReadOnlyObjectProperty<Position> positionProperty() {
    return position.getReadOnlyProperty();
  }

  /**
   * The class that is asked about, an index in {@code fc8}; {@link #NONE} for whatever class is the
   * most probable. It stays when the picture changes.
   */
  public ReadOnlyIntegerProperty classProperty() {
    return classIndex.getReadOnlyProperty();
  }

  /** Selects a class, or with {@link #NONE} the most probable one of any picture. */
  public void selectClass(int wanted) {
    classIndex.set(wanted);
  }

  /**
   * Selects a layer of the loaded network. From one with maps to another one with maps the number
   * of the channel stays, where there is such a one, and the place in the picture.
   */
  public void selectLayer(Layer wanted) {
    if (wanted == null || wanted.equals(layer.get())) {
      return;
    }
    Layer before = layer.get();
    int kept = channel.get();
    Position place = position.get();
    selectUnit(NONE, null);
    layer.set(wanted);
    if (before != null && hasMaps(before) && hasMaps(wanted) && kept < wanted.outputs()) {
      selectUnit(kept, carried(place, shapes.apply(before), shapes.apply(wanted)));
    }
  }

  private static boolean hasMaps(Layer layer) {
    return layer.kind() != LayerKind.FULLY_CONNECTED;
  }

  /** The position of another layer's maps over the same place. */
  private static Position carried(Position place, Shape from, Shape to) {
    return place == null || from == null || to == null
        ? null
        : new Position(
            Math.min(to.height() - 1, (2 * place.y() + 1) * to.height() / (2 * from.height())),
            Math.min(to.width() - 1, (2 * place.x() + 1) * to.width() / (2 * from.width())));
  }

  /** Says how large each layer's maps are at the moment; null for one that is not known. */
  void measure(Function<Layer, Shape> measured) {
    shapes = measured;
  }

  /** Selects the layer {@code steps} further on, as far as there are layers. */
  public void moveLayer(int steps) {
    if (layers.isEmpty()) {
      return;
    }
    int index = layers.indexOf(layer.get()) + steps;
    selectLayer(layers.get(Math.max(0, Math.min(layers.size() - 1, index))));
  }

  /** Selects a channel, or none with {@link #NONE}; the position stays. */
  public void selectChannel(int wanted) {
    channel.set(wanted);
  }

  /** Selects a channel and a position together. */
  public void selectUnit(int wantedChannel, Position wantedPosition) {
    channel.set(wantedChannel);
    position.set(wantedPosition);
  }

  /** Says what is to be selected as soon as there is a network. */
  void expect(SessionState.Selected wanted) {
    expected = wanted;
  }

  /** All of it as a value. */
  SessionState.Selected capture() {
    return layer.get() == null
        ? expected
        : new SessionState.Selected(
            layer.get().name(), channel.get(), position.get(), classIndex.get());
  }

  /**
   * Follows a change of the network: the layer of the same name is selected, or the last one of its
   * block and kind, or the first one that is worth looking at.
   *
   * @param classes how many the network has
   */
  void follow(List<Layer> next, int classes) {
    layers = next;
    boolean first = layer.get() == null;
    Layer found = find(next, capture().layer());
    if (!found.equals(layer.get())) {
      selectUnit(NONE, null);
      layer.set(found);
    }
    if (first && found.name().equals(expected.layer()) && expected.channel() < found.outputs()) {
      selectUnit(Math.max(NONE, expected.channel()), expected.position());
    }
    if (first && expected.classIndex() >= 0 && expected.classIndex() < classes) {
      selectClass(expected.classIndex());
    }
  }

  /** Selects what was captured earlier, as far as the network has it. */
  void restore(SessionState.Selected wanted) {
    layers.stream()
        .filter(each -> each.name().equals(wanted.layer()))
        .findFirst()
        .ifPresent(
            found -> {
              selectLayer(found);
              boolean there = wanted.channel() < found.outputs();
              selectUnit(there ? wanted.channel() : NONE, wanted.position());
            });
    selectClass(wanted.classIndex());
  }

  private static Layer find(List<Layer> layers, String name) {
    for (Layer candidate : layers) {
      if (candidate.name().equals(name)) {
        return candidate;
      }
    }
    Layer last = layers.get(0);
    for (Layer candidate : layers) {
      if (name != null && name.regionMatches(0, candidate.name(), 0, "conv1".length())) {
        last = candidate;
      }
    }
    return last;
  }
}
