package org.vggscope.ui.evidence;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.vggscope.explain.AblationEffect;
import org.vggscope.model.Ablation;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;

/** Asks the network again whenever something is switched off or on, while somebody looks. */
final class AblationFeed {
  private final Session session;
  private final AblationModel model;
  private final BooleanProperty shown = new SimpleBooleanProperty();

  AblationFeed(Session session, AblationModel model) {
    this.session = session;
    this.model = model;
    session
        .resultProperty()
        .addListener(
            (o, old, result) -> {
              model.show(result);
              ask();
            });
    model.ablationProperty().addListener((o, old, ablation) -> ask());
    shown.addListener((o, old, now) -> ask());
    model.show(session.resultProperty().get());
  }

  /** Whether somebody looks; while nobody does, nothing is computed. */
  BooleanProperty shownProperty() {
    return shown;
  }

  private void ask() {
    PictureResult picture = model.picture();
    Ablation ablation = model.ablationProperty().get();
    AblationAnswer known = model.answerProperty().get();
    boolean answered =
        known != null && known.picture() == picture && known.effect().ablation().equals(ablation);
    if (shown.get() && picture != null && !picture.ranked().isEmpty() && !answered) {
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
