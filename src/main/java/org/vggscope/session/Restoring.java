package org.vggscope.session;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import javafx.collections.ObservableList;
import org.vggscope.session.settings.KeptPreprocessings;

/**
 * Brings a running session back to a state that was captured of it, step by step: first the
 * network, then how pictures are prepared and the picture, then what is selected. Use it from the
 * window's thread.
 */
final class Restoring {
  private final Session session;
  private final Changes changes;
  private final ObservableList<RecentPicture> recent;

  /** The latest one; an older one that still waits gives up. */
  private SessionState wanted;

  /**
   * @param recent the last pictures, which are brought back into their order
   */
  Restoring(Session session, Changes changes, ObservableList<RecentPicture> recent) {
    this.session = session;
    this.changes = changes;
    this.recent = recent;
  }

  /**
   * Begins.
   *
   * @param done told when all of it is in force; not when a newer one took its place
   */
  void begin(SessionState state, Runnable done) {
    wanted = state;
    session.cancelChanges();
    session.dismissNotice();
    ModelSource now = session.modelSourceProperty().get();
    if (now == null || !now.key().equals(state.network()) || isSaidOtherwise()) {
      Optional<ModelSource> network = ModelSources.find(session, state.network());
      network.ifPresent(session::load);
    }
    then(state, () -> prepare(state, done));
  }

  /** Whether a person says another thing of the network's weights than when it was loaded. */
  private boolean isSaidOtherwise() {
    ModelView loaded = session.modelProperty().get();
    return loaded != null
        && !Objects.equals(
            loaded.said().preprocessing(),
            KeptPreprocessings.find(session.settings(), loaded.source().key()));
  }

  private void then(SessionState state, Runnable next) {
    changes.whenIdle(
        () -> {
          if (wanted == state) {
            next.run();
          }
        });
  }

  private void prepare(SessionState state, Runnable done) {
    ModelView loaded = session.modelProperty().get();
    if (loaded != null && !Objects.equals(loaded.said().labels(), state.labels())) {
      session.call(state.labels());
    }
    if (state.preprocessing() == null) {
      session.setPreprocessing("");
      session.setInputSize(state.inputSize());
    } else if (session.modelProperty().get() != null) {
      session.setPreprocessing(state.preprocessing(), state.inputSize());
    }
    if (state.picture() != null && !state.picture().equals(session.sourceProperty().get())) {
      session.openAgain(state.picture());
    }
    then(state, () -> select(state, done));
  }

  private void select(SessionState state, Runnable done) {
    recent.removeIf(each -> !state.recent().contains(each.source()));
    recent.sort(Comparator.comparingInt(each -> state.recent().indexOf(each.source())));
    // Others may have taken the place of the oldest, which is read again.
    session.readAgain(state.recent());
    session.selection().restore(state.selected());
    if (!state.comparing()) {
      session.companion().switchOff();
      session.companion().remember(state.companion());
    } else if (!session.companion().onProperty().get()
        || !session.companion().remembered().equals(state.companion())) {
      session.companion().start(true, state.companion());
    }
    then(state, done);
  }

  /** Whether the networks, the picture and its size of a state are there. */
  boolean isOpen(SessionState state) {
    SessionState now = session.capture();
    ModelSource second = session.companion().sourceProperty().get();
    return isAsWanted(now.network(), state.network())
        && now.inputSize() == state.inputSize()
        && (state.picture() == null || state.picture().equals(now.picture()))
        && now.comparing() == state.comparing()
        && (!state.comparing() || second != null && isAsWanted(second.key(), state.companion()));
  }

  private static boolean isAsWanted(String network, String wanted) {
    return wanted.isEmpty() || network.equals(wanted);
  }
}
