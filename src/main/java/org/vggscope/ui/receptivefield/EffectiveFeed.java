package org.vggscope.ui.receptivefield;

import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.vggscope.explain.InputGradient;
import org.vggscope.explain.UnitGradient;
import org.vggscope.explain.UnitGradient.Start;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Unit;
import org.vggscope.model.Window;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;

/** Tells the model of the picture, and has gradients computed while they are looked at. */
final class EffectiveFeed {
  private final Session session;
  private final GrowthModel model;
  private final BooleanProperty shown = new SimpleBooleanProperty();

  EffectiveFeed(Session session, GrowthModel model) {
    this.session = session;
    this.model = model;
    session.resultProperty().addListener((o, old, result) -> follow());
    session
        .selection()
        .channelProperty()
        .addListener(
            (o, old, channel) -> {
              model.forget();
              ask();
            });
    model.stepsProperty().addListener((o, old, steps) -> ask());
    shown.addListener((o, old, now) -> ask());
    follow();
  }

  /** Whether somebody looks; while nobody does, nothing is computed. */
  BooleanProperty shownProperty() {
    return shown;
  }

  private void follow() {
    PictureResult result = session.resultProperty().get();
    if (result == null) {
      model.show(null, 0, 0);
    } else {
      var input = result.picture().input();
      model.show(result.model().architecture(), input.height(), input.width());
    }
    ask();
  }

  private void ask() {
    Unit unit = model.unit();
    if (shown.get() && unit != null && model.effectiveProperty().get() == null) {
      session.ask(
          this,
          (network, analysis, cancelled) -> answer(network, analysis, unit, cancelled),
          model::found);
    }
  }

  /** The effective field of a unit; null when the network is another one by now. */
  private static EffectiveField answer(
      LoadedModel network, Analysis analysis, Unit wanted, BooleanSupplier cancelled) {
    Activations activations = analysis.activations();
    if (!activations.layers().contains(wanted.layer())
        || wanted.y() >= activations.shape(wanted.layer()).height()
        || wanted.x() >= activations.shape(wanted.layer()).width()) {
      return null;
    }
    float[] values = activations.copy(wanted.layer(), Window.at(wanted.y(), wanted.x()));
    boolean free = wanted.channel() == Selection.NONE;
    int channel = free ? largest(values) : wanted.channel();
    boolean silent = wanted.layer().relu() && values[channel] <= 0;
    Unit unit = new Unit(wanted.layer(), channel, wanted.y(), wanted.x());
    InputGradient gradient =
        UnitGradient.of(
            network.network(), activations, unit, silent ? Start.SUM : Start.ACTIVATION, cancelled);
    Window box =
        network.architecture().receptiveFields().get(wanted.layer()).box(wanted.y(), wanted.x());
    return EffectiveField.of(gradient, box, values[channel], free, silent);
  }

  private static int largest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }
}
