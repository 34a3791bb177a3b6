package org.vggscope.ui.preprocessing;

import java.util.List;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.LoadedModel;
import org.vggscope.inference.PreprocessingTrial;
import org.vggscope.inference.PreprocessingTrials;
import org.vggscope.session.LongWork;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.session.Steps;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.preprocessing.TrialsModel.Subject;
import org.vggscope.ui.view.Feed;

/** Tells the model of the picture, and has preprocessings tried while they are looked at. */
final class TrialsFeed extends Feed {
  private final Session session;
  private final TrialsModel model;

  TrialsFeed(Owner owner, Session session, TrialsModel model) {
    super(owner, session);
    this.session = session;
    this.model = model;
    follow(session.resultProperty().get());
    owner.on(
        session.savedPreprocessings().allProperty(),
        () -> {
          follow(session.resultProperty().get());
          ask();
        });
  }

  @Override
  protected void follow(PictureResult result) {
    model.follow(
        result,
        result == null
            ? List.of()
            : session.savedPreprocessings().fitting(result.model().preprocessing()));
  }

  /** Tries what was not tried yet. */
  @Override
  protected void ask() {
    if (!isShown() || !model.isWanting()) {
      return;
    }
    Subject subject = model.subject();
    model.begin();
    session.compute(
        this,
        new LongWork<PreprocessingTrial, List<PreprocessingTrial>>(
            Texts.of("Trying preprocessings"),
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
        network,
        subject.picture(),
        subject.variants(),
        steps::reached,
        steps::tell,
        steps::isCancelled);
  }
}
