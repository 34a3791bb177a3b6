package org.vggscope.session;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableObjectValue;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;
import org.vggscope.training.record.Moments;

/**
 * The moment of the watched run that the window looks at. Those that are asked for are loaded one
 * after the other, the latest last. Use it from the window's thread.
 */
final class MomentLook {
  private final Session session;
  private final ObservableObjectValue<Path> folder;
  private final ObservableObjectValue<RunRecord> run;
  private final ReadOnlyObjectWrapper<Moment> moment = new ReadOnlyObjectWrapper<>();

  /** The network that there was before, to come back to. */
  private ModelSource before;

  private Moment wanted;

  /** What the session was asked for last: it is in force or soon will be; null for another. */
  private Moment asked;

  /** Whether the session is asked and has not answered. */
  private boolean isLoading;

  /** Whether a moment may still come that was asked for, whichever run is watched by then. */
  private boolean isComing;

  /**
   * Looks at none yet.
   *
   * @param folder of the run that is watched; null for none
   * @param run what is read of it; null for nothing yet
   */
  MomentLook(
      Session session, ObservableObjectValue<Path> folder, ObservableObjectValue<RunRecord> run) {
    this.session = session;
    this.folder = folder;
    this.run = run;
    session.wishProperty().addListener((o, old, wish) -> wished(wish));
  }

  /** The moment that the window looks at; null while it looks at another network. */
  ReadOnlyObjectProperty<Moment> momentProperty() {
    return moment.getReadOnlyProperty();
  }

  /** Another run is watched, or none. */
  void begin() {
    moment.set(momentOf(session.modelSourceProperty().get()));
    wanted = null;
    asked = moment.get();
    // Whoever waits for a moment of another run waits for nothing.
    isLoading = false;
  }

  /** Whether a moment is looked at or soon will be. */
  boolean isOurs() {
    return moment.get() != null || asked != null || isComing;
  }

  /** Has the network come back that there was before all moments. */
  void back() {
    session.load(before == null ? ModelSources.first(session.catalog()) : before);
  }

  /** Shows the network as it was then, in every pane. */
  void show(Moment then) {
    wanted = then;
    if (!isLoading) {
      load();
    }
  }

  private void load() {
    RunRecord watched = run.get();
    if (wanted == null || watched == null || wanted.equals(asked)) {
      return;
    }
    ModelSource now = session.modelSourceProperty().get();
    if (!(now instanceof ModelSource.OfRun)) {
      before = now;
    }
    Moment next = wanted;
    asked = next;
    isLoading = true;
    isComing = true;
    session.look(
        new ModelSource.OfRun(watched.name(), next),
        () -> {
          if (next.equals(asked)) {
            isLoading = false;
            load();
          }
        });
  }

  /** Somebody asks for another network, which takes the place of the moment that is loaded. */
  private void wished(Wish wish) {
    if (wish.network() != null) {
      isLoading = false;
      isComing = false;
      wanted = null;
      asked = null;
    }
  }

  /**
   * A network is in force.
   *
   * @return whether it is a moment of any run
   */
  boolean arrived(ModelSource now) {
    moment.set(momentOf(now));
    isComing = isLoading;
    asked = isLoading ? asked : moment.get();
    boolean ofRun = now instanceof ModelSource.OfRun;
    wanted = ofRun ? wanted : null;
    return ofRun;
  }

  /** Of the run that is watched; null for any other network. */
  private Moment momentOf(ModelSource loaded) {
    Path watched = folder.get();
    return watched != null && loaded instanceof ModelSource.OfRun ours
        ? Moments.at(watched.toAbsolutePath(), ours.moment().file().toAbsolutePath()).orElse(null)
        : null;
  }
}
