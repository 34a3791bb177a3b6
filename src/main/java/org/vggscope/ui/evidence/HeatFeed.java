package org.vggscope.ui.evidence;

import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.ui.evidence.HeatModel.State;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.view.Feed;

/** Tells the model of the picture, and has evidence found while somebody looks. */
final class HeatFeed extends Feed {
  private final Session session;
  private final HeatModel model;
  private HeatRequest asked;

  HeatFeed(Owner owner, Session session, HeatModel model) {
    super(owner, session);
    this.session = session;
    this.model = model;
    model.requestProperty().addListener((o, old, request) -> ask());
    model.stateProperty().addListener((o, old, state) -> ask());
    model.show(session.resultProperty().get());
  }

  @Override
  protected void follow(PictureResult result) {
    model.show(result);
  }

  @Override
  protected void ask() {
    HeatRequest request = model.requestProperty().get();
    boolean wanted = isShown() && model.stateProperty().get() == State.WORKING;
    if (!wanted) {
      if (asked != null) {
        asked = null;
        session.stop(this);
      }
      return;
    }
    if (!request.equals(asked)) {
      asked = request;
      session.compute(
          this, request.title(), new HeatQuestion(request), this::found, () -> stopped(request));
    }
  }

  private void found(HeatMap map) {
    asked = null;
    model.found(map);
  }

  /** Cancelled by a person, not because another tab is looked at. */
  private void stopped(HeatRequest request) {
    if (request.equals(asked)) {
      asked = null;
      model.stopped();
    }
  }
}
