package org.vggscope.ui.receptivefield;

import org.vggscope.explain.EffectiveField;
import org.vggscope.model.Unit;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.view.Feed;

/** Tells the model of the picture, and has gradients computed while they are looked at. */
final class EffectiveFeed extends Feed {
  private final Session session;
  private final GrowthModel model;

  EffectiveFeed(Owner owner, Session session, GrowthModel model) {
    super(owner, session);
    this.session = session;
    this.model = model;
    owner.on(
        session.selection().channelProperty(),
        channel -> {
          model.forget();
          ask();
        });
    model.stepsProperty().addListener((o, old, steps) -> ask());
    follow(session.resultProperty().get());
  }

  @Override
  protected void follow(PictureResult result) {
    if (result == null) {
      model.show(null, 0, 0);
    } else {
      var input = result.picture().input();
      model.show(result.model().architecture(), input.height(), input.width());
    }
  }

  @Override
  protected void ask() {
    Unit unit = model.unit();
    if (isShown() && unit != null && model.effectiveProperty().get() == null) {
      session.ask(
          this,
          (network, analysis, cancelled) ->
              EffectiveField.of(network, analysis.activations(), unit, cancelled),
          model::found);
    }
  }
}
