package org.vggscope.ui.receptivefield;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.vggscope.explain.EffectiveField;
import org.vggscope.model.Layer;
import org.vggscope.model.NestedFields;
import org.vggscope.model.NestedFields.Step;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Position;
import org.vggscope.model.Shape;
import org.vggscope.model.Unit;
import org.vggscope.model.Window;
import org.vggscope.session.Selection;
import org.vggscope.ui.kit.Owner;

/**
 * What the picture with the boxes is about: the unit in the middle of it all, and the fields of the
 * layers below. Needs no screen.
 */
final class GrowthModel {
  private final ReadOnlyObjectWrapper<List<Step>> steps = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<EffectiveField> effective = new ReadOnlyObjectWrapper<>();
  private final BooleanProperty heat = new SimpleBooleanProperty(true);
  private final Playback playback = new Playback();
  private final Selection selection;
  private NetworkSpec architecture;
  private final ReadOnlyObjectWrapper<Window> picture =
      new ReadOnlyObjectWrapper<>(new Window(0, 0, 1, 1));
  private int height;
  private int width;

  /**
   * @param selection the layer, channel and position that all panes look at
   */
  GrowthModel(Owner owner, Selection selection) {
    this.selection = selection;
    owner.on(selection.layerProperty(), () -> follow());
    owner.on(selection.positionProperty(), () -> follow());
  }

  /** The fields from the first layer to the selected one; empty while there is no picture. */
  ReadOnlyObjectProperty<List<Step>> stepsProperty() {
    return steps.getReadOnlyProperty();
  }

  List<Step> steps() {
    return steps.get();
  }

  /** The effective field of the unit; null while it is not known. */
  ReadOnlyObjectProperty<EffectiveField> effectiveProperty() {
    return effective.getReadOnlyProperty();
  }

  /** Whether the effective field is laid over the picture. */
  BooleanProperty heatProperty() {
    return heat;
  }

  Playback playback() {
    return playback;
  }

  /** Looks at another picture of that size, read by that network; null for none. */
  void show(NetworkSpec network, int pictureHeight, int pictureWidth) {
    architecture = network;
    height = pictureHeight;
    width = pictureWidth;
    effective.set(null);
    follow();
    picture.set(new Window(0, 0, Math.max(1, height), Math.max(1, width)));
  }

  /** The whole picture. */
  ReadOnlyObjectProperty<Window> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  private void follow() {
    List<Step> before = steps.get();
    List<Step> next = nested();
    if (next.equals(before)) {
      return;
    }
    if (effective.get() != null && !effective.get().isAt(unitOf(next))) {
      effective.set(null);
    }
    boolean sameLayer =
        next.size() == before.size() && Objects.equals(layerOf(next), layerOf(before));
    if (!sameLayer) {
      playback.pause();
    }
    steps.set(next);
    if (!sameLayer) {
      playback.restart(next.size());
    }
  }

  private static Layer layerOf(List<Step> nested) {
    return nested.isEmpty() ? null : nested.get(nested.size() - 1).layer();
  }

  private List<Step> nested() {
    Layer layer = selection.layerProperty().get();
    if (architecture == null || layer == null || !architecture.layers().contains(layer)) {
      return List.of();
    }
    Shape shape = shape(layer);
    Position position = selection.positionProperty().get();
    boolean known = position != null && Window.all(shape).contains(position.y(), position.x());
    int y = known ? position.y() : shape.height() / 2;
    int x = known ? position.x() : shape.width() / 2;
    return NestedFields.of(architecture, height, width, layer, y, x);
  }

  private Shape shape(Layer layer) {
    return architecture.shapes(height, width).get(layer);
  }

  /** The step that is seen now, or null. */
  Step current() {
    int step = playback.stepProperty().get();
    return step < 0 || step >= steps().size() ? null : steps().get(step);
  }

  /** The selected layer's step, or null. */
  Step last() {
    return steps().isEmpty() ? null : steps().get(steps().size() - 1);
  }

  /**
   * The unit that is looked at; its channel is {@link Selection#NONE} where none of the layer's is
   * selected. Null while there is no picture.
   */
  Unit unit() {
    return unitOf(steps());
  }

  private Unit unitOf(List<Step> nested) {
    if (nested.isEmpty()) {
      return null;
    }
    Step last = nested.get(nested.size() - 1);
    int channel = selection.channelProperty().get();
    boolean known = channel >= 0 && channel < last.layer().outputs();
    return new Unit(last.layer(), known ? channel : Selection.NONE, last.y(), last.x());
  }

  /** The effective field was found; it counts unless another unit is looked at by now. */
  void found(EffectiveField field) {
    Unit wanted = unit();
    if (field.isAt(wanted)
        && (wanted.channel() == Selection.NONE || wanted.channel() == field.unit().channel())) {
      effective.set(field);
    }
  }

  /** Forgets the effective field, for it is another one now. */
  void forget() {
    effective.set(null);
  }

  /** Selects the unit whose centre is nearest to a pixel of the picture. */
  void choose(double pixelY, double pixelX) {
    Step last = last();
    if (last != null) {
      Shape shape = shape(last.layer());
      select(
          last.field().nearest(pixelY, shape.height()),
          last.field().nearest(pixelX, shape.width()));
    }
  }

  /** Selects a neighbouring unit. */
  void move(int down, int right) {
    Step last = last();
    if (last != null) {
      Shape shape = shape(last.layer());
      select(
          Math.max(0, Math.min(shape.height() - 1, last.y() + down)),
          Math.max(0, Math.min(shape.width() - 1, last.x() + right)));
    }
  }

  private void select(int y, int x) {
    Position wanted = new Position(y, x);
    if (!wanted.equals(selection.positionProperty().get())) {
      selection.selectUnit(selection.channelProperty().get(), wanted);
    }
  }

  /** The part of the plane that the picture and the field that is seen now take. */
  Window extent() {
    Step now = current();
    if (now == null) {
      return picture.get();
    }
    return new Window(0, 0, height, width).with(now.box());
  }

  /** Which share of a step's field lies beyond the border. */
  double beyondBorder(Step step) {
    return step.beyondBorder(height, width);
  }
}
