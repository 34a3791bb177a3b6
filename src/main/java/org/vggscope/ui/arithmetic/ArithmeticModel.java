package org.vggscope.ui.arithmetic;

import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vggscope.export.arithmetic.LayerReading;
import org.vggscope.export.arithmetic.UnitNames;
import org.vggscope.export.arithmetic.UnitView;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Position;
import org.vggscope.model.Shape;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.SelectedUnit;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;
import org.vggscope.ui.kit.Owner;

/**
 * Which unit is explained, and how: follows the selection as long as the tab is seen, and asks the
 * engine only for what it does not have yet. Needs no screen.
 */
final class ArithmeticModel {
  private final Session session;
  private final Executor later;
  private final ReadOnlyObjectWrapper<UnitView> unit = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper chosenInput = new ReadOnlyIntegerWrapper(Selection.NONE);
  private LayerReading reading;
  private List<Integer> frozen;
  private boolean shown;
  private boolean waiting;

  /**
   * @param later runs something soon on the window's thread, so that several changes of the
   *     selection are followed once
   */
  ArithmeticModel(Owner owner, Session session, Executor later) {
    this.session = session;
    this.later = later;
    owner.on(session.activationsProperty(), () -> follow());
    owner.on(session.modelProperty(), () -> follow());
    owner.on(
        selection().layerProperty(),
        layer -> {
          chosenInput.set(Selection.NONE);
          frozen = null;
        });
    owner.on(selection().channelProperty(), () -> follow());
    owner.on(selection().positionProperty(), () -> follow());
  }

  /** The explained unit; null before there is one. */
  ReadOnlyObjectProperty<UnitView> unitProperty() {
    return unit.getReadOnlyProperty();
  }

  UnitView unit() {
    return unit.get();
  }

  /** The input channel that a person chose to see, or {@link Selection#NONE}. */
  ReadOnlyIntegerProperty chosenInputProperty() {
    return chosenInput.getReadOnlyProperty();
  }

  /** Whether what is explained belongs to the selected layer; the next is on its way if not. */
  boolean isOfSelectedLayer() {
    return unit.get() != null && unit.get().layer().equals(selection().layerProperty().get());
  }

  /** Whether the explained unit is the selected one, and no other is on its way. */
  boolean isUpToDate() {
    UnitView view = unit.get();
    return view != null
        && !waiting
        && view.layer().equals(selection().layerProperty().get())
        && view.channel() == selection().channelProperty().get()
        && view.position().equals(selection().positionProperty().get());
  }

  Selection selection() {
    return session.selection();
  }

  /** What the window knows of the network, or null. */
  ModelView network() {
    return session.modelProperty().get();
  }

  /** Says whether the tab is seen; nothing is computed while it is not. */
  void setShown(boolean seen) {
    shown = seen;
    follow();
  }

  private void follow() {
    if (shown && !waiting) {
      waiting = true;
      later.execute(
          () -> {
            waiting = false;
            explain();
          });
    }
  }

  private void explain() {
    LayerActivations own = session.activationsProperty().get();
    Layer layer = selection().layerProperty().get();
    if (own == null) {
      reading = null;
      unit.set(null);
    }
    if (!shown || own == null || !own.layer().equals(layer)) {
      return;
    }
    if (!SelectedUnit.ensure(session)) {
      // Both listeners follow again.
      return;
    }
    int channel = selection().channelProperty().get();
    Position position = selection().positionProperty().get();
    PictureResult result = session.resultProperty().get();
    if (reading != null && result != null && reading.tellsOf(result.picture(), layer, channel)) {
      boolean scores = network().architecture().classifier().filter(layer::equals).isPresent();
      List<Integer> colours = result.picture().preprocessing().order().named();
      unit.set(UnitView.of(own, reading, channel, position, frozen, colours, scores));
    } else {
      ask(layer, channel);
    }
  }

  private void ask(Layer layer, int channel) {
    session.ask(
        this,
        LayerReading.of(layer, channel, reading),
        found -> {
          reading = found;
          PictureResult result = session.resultProperty().get();
          // A reading of a newer picture than the shown one is followed when that is shown.
          if (result != null && found.picture() == result.picture()) {
            follow();
          }
        });
  }

  private static boolean has(Shape shape, int channel) {
    return channel >= 0 && channel < shape.channels();
  }

  /** Selects the largest number of the layer. */
  void selectStrongest() {
    SelectedUnit.selectStrongest(session);
  }

  /** Selects a channel of the explained layer, the nearest one that there is. */
  void selectChannel(int channel) {
    UnitView view = unit.get();
    if (view != null) {
      chosenInput.set(Selection.NONE);
      selection().selectChannel(clamp(channel, view.shape().channels()));
    }
  }

  /** Selects a position of the explained layer, the nearest one that there is. */
  void selectPosition(int y, int x) {
    UnitView view = unit.get();
    if (view != null) {
      selection()
          .selectUnit(
              view.channel(),
              new Position(clamp(y, view.shape().height()), clamp(x, view.shape().width())));
    }
  }

  private static int clamp(int index, int length) {
    return Math.max(0, Math.min(length - 1, index));
  }

  /** Goes to a position of the layer below. */
  void goBelow(int channel, int y, int x) {
    UnitView view = unit.get();
    if (view != null && view.below() != null) {
      selection().selectLayer(view.below());
      selection().selectUnit(channel, view.input().origin(y, x));
    }
  }

  /** Shows the window on that input channel. */
  void chooseInput(int channel) {
    chosenInput.set(channel);
  }

  /** The input channel whose map is shown: the chosen one, or that with the largest effect. */
  int shownInput() {
    UnitView view = unit.get();
    if (view == null) {
      return Selection.NONE;
    }
    int chosen = chosenInput.get();
    if (view.choice() != null) {
      return view.channel();
    }
    boolean read = view.sum() == null || view.sum().reads(chosen);
    if (has(view.input().shape(), chosen) && read) {
      return chosen;
    }
    return view.drawn().isEmpty()
        ? view.sum() == null ? view.channel() : view.sum().channelsByEffect().get(0)
        : view.drawn().get(0);
  }

  /**
   * Keeps the drawn input channels where they are while the window slides, or draws those with the
   * largest effect again.
   */
  void freezeOrder(boolean freeze) {
    UnitView view = unit.get();
    if (freeze && view != null) {
      chosenInput.set(shownInput());
      frozen = view.drawn();
    } else {
      frozen = null;
      follow();
    }
  }

  /** What the parts of the calculation are called; there is a unit. */
  UnitNames names() {
    return new UnitNames(reading.picture().preprocessing().order(), network().labels());
  }

  /** What an input channel is called: a colour where the picture is read. */
  String inputName(int channel) {
    return names().input(unit.get(), channel);
  }
}
