package org.vggscope.ui.kernels;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.vggscope.explain.Contributions;
import org.vggscope.export.kernels.LayerKernels;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.ui.kit.Owner;

/**
 * Fetches the weights of the selected layer from the network, and what they contribute on the
 * current picture, while the pane is seen. Weights are kept, so that going back to a layer is
 * immediate.
 */
final class KernelsFeed {
  /** Half of VGG19's convolutions; the largest ones take 9 MB each. */
  private static final int KEPT = 8;

  private static final int WHOLE = -1;

  private enum Topic {
    WEIGHTS,
    CONTRIBUTIONS
  }

  /**
   * What was fetched.
   *
   * @param output the unit of a fully connected layer, or {@link #WHOLE}
   */
  private record Key(Layer layer, int output) {}

  private final Session session;
  private final KernelsModel model;
  private final BooleanProperty shown = new SimpleBooleanProperty(true);
  private final ReadOnlyBooleanWrapper fetching = new ReadOnlyBooleanWrapper();
  private final Map<Key, LayerKernels> kept = new LinkedHashMap<>(KEPT, 0.75f, true);
  private boolean planned;
  private Key asked;
  private PictureResult contributed;
  private Key askedContributions;
  private PictureResult askedOf;

  KernelsFeed(Owner owner, Session session, KernelsModel model) {
    this.session = session;
    this.model = model;
    shown.addListener((o, old, now) -> planAnew());
    owner.on(session.selection().layerProperty(), () -> plan());
    owner.on(session.selection().channelProperty(), () -> plan());
    owner.on(session.resultProperty(), () -> planAnew());
    owner.on(session.modelProperty(), () -> forget());
    plan();
  }

  /** Whether the pane is seen; nothing is fetched while it is not. */
  BooleanProperty shownProperty() {
    return shown;
  }

  /** Whether weights are on their way. */
  ReadOnlyBooleanProperty fetchingProperty() {
    return fetching.getReadOnlyProperty();
  }

  private void forget() {
    kept.clear();
    contributed = null;
    model.show(null);
    planAnew();
  }

  /** What was asked for before may never be answered: there was no picture, or memory ran out. */
  private void planAnew() {
    asked = null;
    askedOf = null;
    plan();
  }

  /** A link changes layer and channel one after the other; only what comes of both is fetched. */
  private void plan() {
    if (!planned) {
      planned = true;
      Platform.runLater(this::fetch);
    }
  }

  private void fetch() {
    planned = false;
    Layer layer = session.selection().layerProperty().get();
    ModelView network = session.modelProperty().get();
    if (!shown.get() || layer == null || network == null) {
      return;
    }
    if (!layer.hasParameters() || !network.architecture().layers().contains(layer)) {
      asked = null;
      fetching.set(false);
      model.show(null);
      return;
    }
    int output = model.outputOf(layer);
    fetchWeights(network, layer, output);
    fetchContributions(network, layer, output);
  }

  private void fetchWeights(ModelView network, Layer layer, int output) {
    boolean whole = layer.kind() != LayerKind.FULLY_CONNECTED;
    Key key = new Key(layer, whole ? WHOLE : output);
    LayerKernels known = kept.get(key);
    if (known != null) {
      asked = null;
      fetching.set(false);
      if (model.sheet() == null || model.sheet().kernels() != known) {
        model.show(known);
      }
      return;
    }
    if (key.equals(asked) && fetching.get()) {
      return;
    }
    if (model.sheet() != null && !model.sheet().kernels().layer().equals(layer)) {
      model.show(null);
    }
    asked = key;
    fetching.set(true);
    ChannelOrder colours = network.preprocessing().order();
    session.ask(
        Topic.WEIGHTS,
        (loaded, analysis, cancelled) ->
            loaded.architecture().layers().contains(layer)
                ? LayerKernels.of(loaded.network(), layer, colours, output)
                : null,
        fetched -> keep(key, fetched));
  }

  private void keep(Key key, LayerKernels fetched) {
    kept.put(key, fetched);
    if (kept.size() > KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
    if (key.equals(asked)) {
      asked = null;
      fetching.set(false);
      model.show(fetched);
    }
  }

  private void fetchContributions(ModelView network, Layer layer, int output) {
    PictureResult result = session.resultProperty().get();
    Contributions known = model.contributions();
    boolean fresh = known != null && contributed == result && known.isOf(layer, output);
    Key key = new Key(layer, output);
    boolean underWay = askedOf == result && key.equals(askedContributions);
    if (result == null || fresh || underWay) {
      return;
    }
    askedContributions = key;
    askedOf = result;
    session.ask(
        Topic.CONTRIBUTIONS,
        (loaded, analysis, cancelled) ->
            loaded.architecture().layers().contains(layer)
                ? Contributions.of(loaded.network(), analysis, layer, output, cancelled)
                : null,
        found -> {
          contributed = result;
          askedOf = null;
          model.contribute(found);
        });
  }
}
