package org.vggscope.ui.evidence;

import org.vggscope.explain.AblationEffect;
import org.vggscope.model.Ablation;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.view.Feed;

/** Asks the network again whenever something is switched off or on, while somebody looks. */
final class AblationFeed extends Feed {
  private final Session session;
  private final AblationModel model;

  AblationFeed(Owner owner, Session session, AblationModel model) {
    super(owner, session);
    this.session = session;
    this.model = model;
    model.ablationProperty().addListener((o, old, ablation) -> ask());
    model.show(session.resultProperty().get());
  }

  @Override
  protected void follow(PictureResult result) {
    model.show(result);
  }

  @Override
  protected void ask() {
    PictureResult picture = model.picture();
    Ablation ablation = model.ablationProperty().get();
    AblationAnswer known = model.answerProperty().get();
    boolean answered =
        known != null && known.picture() == picture && known.effect().ablation().equals(ablation);
    if (isShown() && picture != null && !picture.ranked().isEmpty() && !answered) {
      session.ask(
          this,
          // Null when the picture is another one by now.
          (network, analysis, cancelled) ->
              analysis.picture() == picture.picture()
                  ? new AblationAnswer(
                      picture, AblationEffect.of(network, analysis, ablation, cancelled))
                  : null,
          model::found);
    }
  }
}
