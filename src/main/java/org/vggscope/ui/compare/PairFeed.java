package org.vggscope.ui.compare;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.vggscope.session.PairQuestion;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;

/**
 * Something of both networks that takes a while to find out, kept up to date while somebody looks.
 *
 * @param <T> what is found out, a value
 */
final class PairFeed<T> {
  /** How far it is. */
  enum State {
    /** Nobody asked, or there is nothing to ask. */
    NOTHING,
    COMPUTING,
    READY,
    /** It was cancelled or failed; it can be asked for again. */
    STOPPED
  }

  private final Session session;
  private final String title;
  private final PairQuestion<T> question;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<T> value = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOTHING);
  private PictureResult main;
  private PictureResult companion;

  /**
   * @param title the key of what is being done, for people: a feed lives longer than a language
   */
  PairFeed(Session session, String title, PairQuestion<T> question) {
    this.session = session;
    this.title = title;
    this.question = question;
    shown.addListener((o, old, now) -> follow());
    session.resultProperty().addListener((o, old, now) -> follow());
    session.companion().resultProperty().addListener((o, old, now) -> follow());
  }

  /** Has a part of the window look, as long as it is there; while nobody does, nothing is done. */
  void lookWhile(Owner owner, ObservableBooleanValue seen) {
    shown.bind(seen);
    owner.atEnd(
        () -> {
          shown.unbind();
          shown.set(false);
        });
  }

  /** What was found out about the current picture; null until it is there. */
  ReadOnlyObjectProperty<T> valueProperty() {
    return value.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  private void follow() {
    PictureResult nextMain = session.resultProperty().get();
    PictureResult nextCompanion = session.companion().resultProperty().get();
    if (nextMain != main || nextCompanion != companion) {
      main = nextMain;
      companion = nextCompanion;
      session.stop(this);
      value.set(null);
      state.set(State.NOTHING);
    }
    if (shown.get() && state.get() == State.NOTHING) {
      ask();
    }
  }

  /** Asks once more after it was stopped. */
  void ask() {
    if (main == null
        || companion == null
        || main.picture().source() != companion.picture().source()) {
      return;
    }
    PictureResult askedMain = main;
    PictureResult askedCompanion = companion;
    state.set(State.COMPUTING);
    session
        .companion()
        .compute(
            this,
            Texts.of(title),
            question,
            found -> {
              if (main == askedMain && companion == askedCompanion) {
                value.set(found);
                state.set(State.READY);
              }
            },
            () -> {
              if (main == askedMain && companion == askedCompanion) {
                state.set(State.STOPPED);
              }
            });
  }
}
