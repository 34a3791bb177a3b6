package org.vggscope.ui.preprocessing;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.LoadedModel;
import org.vggscope.inference.PreprocessingTrial;
import org.vggscope.inference.PreprocessingTrials;
import org.vggscope.session.LongWork;
import org.vggscope.session.Session;
import org.vggscope.session.Steps;
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
        new LongWork<PreprocessingTrial, List<PreprocessingTrial>>(
            "Trying preprocessings",
            org.vggscope.session.Subject.ANSWER,
            (desk, steps) -> answer(subject, desk.model(), desk.analysis(), steps)),
        trial -> model.found(subject, trial),
        all -> model.finish(subject, all),
        () -> model.stop(subject));
  }

  /** All trials; null when the window has come to another picture or network by now. */
  private static List<PreprocessingTrial> answer(
      Subject subject, LoadedModel network, Analysis analysis, Steps<PreprocessingTrial> steps) {
    if (analysis == null
        || analysis.picture() == null
        || analysis.picture().source() != subject.picture()
        || !network.id().equals(subject.model().id())) {
      return null;
    }
    return PreprocessingTrials.all(
        network, subject.picture(), steps::reached, steps::tell, steps::isCancelled);
  }
}
