package org.vggscope.ui.evidence;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Ablation;
import org.vggscope.model.Prediction;
import org.vggscope.model.Predictions;
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
        known != null && known.picture() == picture && known.ablation().equals(ablation);
    if (shown.get() && picture != null && !picture.ranked().isEmpty() && !answered) {
      session.ask(
          this,
          (network, analysis, cancelled) -> answer(network, analysis, picture, ablation, cancelled),
          model::found);
    }
  }

  /** Null when the picture is another one by now. */
  private static AblationAnswer answer(
      LoadedModel network,
      Analysis analysis,
      PictureResult picture,
      Ablation ablation,
      BooleanSupplier cancelled) {
    if (analysis.picture() != picture.picture()) {
      return null;
    }
    List<Prediction> before = Predictions.ranked(analysis.activations().logits(), network.labels());
    try (Activations rest =
        network.network().forwardFrom(analysis.activations(), ablation, cancelled)) {
      return new AblationAnswer(
          picture, ablation, before, Predictions.ranked(rest.logits(), network.labels()));
    }
  }
}
