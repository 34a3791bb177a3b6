package org.vggscope.ui.preprocessing;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.LoadedModel;
import org.vggscope.inference.PreprocessingTrial;
import org.vggscope.inference.PreprocessingTrials;
import org.vggscope.session.Session;
import org.vggscope.ui.preprocessing.TrialsModel.Subject;

/** Tells the model of the picture, and has preprocessings tried while they are looked at. */
final class TrialsFeed {
  private final Session session;
  private final TrialsModel model;
  private final BooleanProperty shown = new SimpleBooleanProperty();

  TrialsFeed(Session session, TrialsModel model) {
    this.session = session;
    this.model = model;
    session
        .resultProperty()
        .addListener(
            (o, old, result) -> {
              model.follow(result);
              ask();
            });
    shown.addListener((o, old, now) -> ask());
    model.follow(session.resultProperty().get());
  }

  /** Whether somebody looks; while nobody does, nothing is begun. */
  BooleanProperty shownProperty() {
    return shown;
  }

  /** Tries what was not tried yet. */
  void ask() {
    if (!shown.get() || !model.isWanting()) {
      return;
    }
    Subject subject = model.subject();
    model.begin();
    session.compute(
        this,
        "Trying preprocessings",
        (network, analysis, progress, cancelled) ->
            answer(subject, network, analysis, progress, cancelled),
        all -> model.finish(subject, all),
        () -> model.stop(subject));
  }

  /** All trials; null when the window has come to another picture or network by now. */
  private List<PreprocessingTrial> answer(
      Subject subject,
      LoadedModel network,
      Analysis analysis,
      DoubleConsumer progress,
      BooleanSupplier cancelled) {
    if (analysis.picture() == null
        || analysis.picture().source() != subject.picture()
        || !network.id().equals(subject.model().id())) {
      return null;
    }
    return PreprocessingTrials.all(
        network,
        subject.picture(),
        progress,
        trial -> Platform.runLater(() -> model.found(subject, trial)),
        cancelled);
  }
}
