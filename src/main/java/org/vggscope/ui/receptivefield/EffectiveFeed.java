package org.vggscope.ui.receptivefield;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.vggscope.explain.EffectiveField;
import org.vggscope.model.Unit;
import org.vggscope.session.PictureResult;
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
          (network, analysis, cancelled) ->
              EffectiveField.of(network, analysis.activations(), unit, cancelled),
          model::found);
    }
  }
}
