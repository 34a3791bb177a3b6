package org.vggscope.ui.evidence;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.vggscope.session.Session;
import org.vggscope.ui.evidence.HeatModel.State;

/** Tells the model of the picture, and has evidence found while somebody looks. */
final class HeatFeed {
  private final Session session;
  private final HeatModel model;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private HeatRequest asked;

  HeatFeed(Session session, HeatModel model) {
    this.session = session;
    this.model = model;
    session.resultProperty().addListener((o, old, result) -> model.show(result));
    model.requestProperty().addListener((o, old, request) -> ask());
    model.stateProperty().addListener((o, old, state) -> ask());
    shown.addListener((o, old, now) -> ask());
    model.show(session.resultProperty().get());
  }

  /** Whether somebody looks; while nobody does, nothing is computed. */
  BooleanProperty shownProperty() {
    return shown;
  }

  private void ask() {
    HeatRequest request = model.requestProperty().get();
    boolean wanted = shown.get() && model.stateProperty().get() == State.WORKING;
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
