package org.vggscope.ui.kernels;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vggscope.explain.Contributions;
import org.vggscope.export.kernels.KernelOrder;
import org.vggscope.export.kernels.KernelRef;
import org.vggscope.export.kernels.KernelScale;
import org.vggscope.export.kernels.KernelSheet;
import org.vggscope.export.kernels.KernelView;
import org.vggscope.export.kernels.LayerKernels;
import org.vggscope.model.Layer;
import org.vggscope.session.Selection;
import org.vggscope.session.ViewState;
import org.vggscope.ui.kit.Owner;

/**
 * What a person does with the kernels: read-only properties outwards, one method for each thing
 * that can be wanted. Needs no screen.
 */
final class KernelsModel {
  /**
   * A place that a link was followed from.
   *
   * @param layer the layer that was looked at
   * @param output its output channel
   * @param to the layer that the link led to
   */
  record Origin(Layer layer, int output, Layer to) {}

  private final ReadOnlyObjectWrapper<KernelSheet> sheet = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<KernelRef> pointed = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper cursor = new ReadOnlyIntegerWrapper(Selection.NONE);
  private final ReadOnlyObjectWrapper<KernelView> view = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<KernelOrder> order = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<KernelScale> scaling = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Origin> origin = new ReadOnlyObjectWrapper<>();
  private final Owner owner;
  private final Selection selection;
  private LayerKernels kernels;
  private Contributions contributions;

  /**
   * @param selection the layer and channel that all panes look at
   */
  KernelsModel(Owner owner, Selection selection) {
    this.owner = owner;
    this.selection = selection;
    apply(ViewState.NONE);
    owner.on(selection.channelProperty(), () -> lookAgain());
  }

  /** Whom the listeners of what shows it go with. */
  Owner owner() {
    return owner;
  }

  /** How kernels are shown, as values that stay. */
  ViewState capture() {
    return ViewState.NONE
        .with("view", view.get())
        .with("order", order.get())
        .with("scale", scaling.get());
  }

  /** Shows kernels as they were shown then. */
  void apply(ViewState state) {
    setView(state.choice("view", KernelView.TILES));
    setOrder(state.choice("order", KernelOrder.NORM));
    setScaling(state.choice("scale", KernelScale.CHANNEL));
  }

  /** What is shown; null when there is nothing to show. */
  ReadOnlyObjectProperty<KernelSheet> sheetProperty() {
    return sheet.getReadOnlyProperty();
  }

  KernelSheet sheet() {
    return sheet.get();
  }

  /** The kernel under the pointer, or null. */
  ReadOnlyObjectProperty<KernelRef> pointedProperty() {
    return pointed.getReadOnlyProperty();
  }

  /** The input channel that the arrow keys have reached, or {@link Selection#NONE}. */
  ReadOnlyIntegerProperty cursorProperty() {
    return cursor.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<KernelView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /** The wanted order; {@link KernelSheet#order} is the one in force. */
  ReadOnlyObjectProperty<KernelOrder> orderProperty() {
    return order.getReadOnlyProperty();
  }

  /** Which weights share one scale of colours. */
  ReadOnlyObjectProperty<KernelScale> scalingProperty() {
    return scaling.getReadOnlyProperty();
  }

  /** Where the last link was followed from, as long as one is where it led to; or null. */
  ReadOnlyObjectProperty<Origin> originProperty() {
    return origin.getReadOnlyProperty();
  }

  Selection selection() {
    return selection;
  }

  /** Shows other kernels; null shows nothing. */
  void show(LayerKernels shown) {
    boolean same = kernels != null && shown != null && kernels.layer().equals(shown.layer());
    kernels = shown;
    if (!same) {
      pointed.set(null);
      cursor.set(Selection.NONE);
      Origin from = origin.get();
      if (from != null && !from.to().equals(selection.layerProperty().get())) {
        origin.set(null);
      }
    }
    lookAgain();
  }

  /** Knows what input channels contribute on the current picture; null when nobody knows. */
  void contribute(Contributions known) {
    contributions = known;
    lookAgain();
  }

  /** The contributions that are known, of whatever output; or null. */
  Contributions contributions() {
    return contributions;
  }

  void setView(KernelView wanted) {
    pointed.set(null);
    view.set(wanted);
  }

  void setOrder(KernelOrder wanted) {
    order.set(wanted);
    lookAgain();
  }

  void setScaling(KernelScale wanted) {
    scaling.set(wanted);
    lookAgain();
  }

  /** The output channel of a layer that is looked at: the selected one, or the first. */
  int outputOf(Layer layer) {
    int channel = selection.channelProperty().get();
    return channel >= 0 && channel < layer.outputs() ? channel : 0;
  }

  private void lookAgain() {
    if (kernels == null) {
      sheet.set(null);
      return;
    }
    int output = outputOf(kernels.layer());
    if (!kernels.holds(output)) {
      // Of a fully connected layer one unit is here; the wanted one follows.
      output = kernels.firstOutput();
    }
    boolean fitting = contributions != null && contributions.isOf(kernels.layer(), output);
    sheet.set(
        new KernelSheet(
            kernels, output, order.get(), fitting ? contributions : null, scaling.get()));
    KernelRef under = pointed.get();
    if (under != null && view.get() == KernelView.TILES && !sheet.get().isFilters()) {
      // The pointer stays over the tile, which is another output channel's now.
      pointed.set(new KernelRef(output, under.input()));
    }
  }

  /** The pointer is over a kernel, or over none with null. */
  void point(KernelRef kernel) {
    pointed.set(kernel);
  }

  /** The kernel that is read out: the pointed one, or that of the cursor, or the first. */
  KernelRef readOut() {
    KernelSheet shown = sheet.get();
    if (shown == null || pointed.get() != null) {
      return pointed.get();
    }
    if (shown.isFilters()) {
      return new KernelRef(shown.output(), KernelRef.ALL);
    }
    return new KernelRef(shown.output(), shown.itemAt(Math.max(0, cursorRank())));
  }

  /** The place of the tile that the arrow keys have reached, or -1. */
  int cursorRank() {
    KernelSheet shown = sheet.get();
    if (shown == null) {
      return -1;
    }
    int item = shown.isFilters() ? selection.channelProperty().get() : cursor.get();
    return shown.hasItem(item) ? shown.rankOf(item) : -1;
  }

  /** Goes so many tiles on in the order; to the first one when there is no cursor yet. */
  void move(int places) {
    int rank = cursorRank();
    moveTo(rank < 0 ? 0 : rank + places);
  }

  /** Goes to the tile at a place of the order, or at the nearest one that there is. */
  void moveTo(int rank) {
    KernelSheet shown = sheet.get();
    if (shown != null) {
      int item = shown.itemAt(Math.max(0, Math.min(shown.count() - 1, rank)));
      if (shown.isFilters()) {
        selection.selectChannel(item);
      } else {
        cursor.set(item);
      }
    }
  }

  /** Goes so many input channels on in the order of their indices. */
  void moveInput(int steps) {
    KernelSheet shown = sheet.get();
    if (shown != null) {
      int next = Math.max(0, cursor.get()) + steps;
      cursor.set(Math.max(0, Math.min(shown.kernels().inputs() - 1, next)));
    }
  }

  /** Selects the output channel of a kernel, for all panes, and puts the cursor on its tile. */
  void choose(KernelRef kernel) {
    cursor.set(kernel.input());
    selectOutput(kernel.output());
  }

  /** Looks at another output channel, for all panes. */
  void selectOutput(int output) {
    KernelSheet shown = sheet.get();
    if (shown != null) {
      selection.selectChannel(Math.max(0, Math.min(shown.kernels().outputs() - 1, output)));
    }
  }

  /**
   * Selects the layer below and the input channel of a kernel; where the layer reads the picture,
   * the filter.
   *
   * @return whether a link was followed to another layer
   */
  boolean follow(KernelRef kernel) {
    KernelSheet shown = sheet.get();
    Layer below = shown.kernels().below();
    if (below == null) {
      selection.selectChannel(kernel.output());
      return false;
    }
    cursor.set(kernel.input());
    Origin from = new Origin(shown.kernels().layer(), kernel.output(), below);
    selection.selectLayer(below);
    selection.selectChannel(shown.kernels().channel(kernel));
    origin.set(from);
    return true;
  }

  /** Goes back to where the last link was followed from. */
  void goBack() {
    Origin from = origin.get();
    if (from != null) {
      origin.set(null);
      selection.selectLayer(from.layer());
      selection.selectChannel(from.output());
    }
  }
}
