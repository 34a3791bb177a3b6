package org.vggscope.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.vggscope.session.training.NewTraining;
import org.vggscope.session.training.Trainings;
import org.vggscope.text.Texts;
import org.vggscope.text.Wording;
import org.vggscope.training.RunFolder;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;
import org.vggscope.training.record.RunStatus;
import org.vggscope.training.record.Steer;

/**
 * The training room: a run that is watched, and the moment of it that the rest of the window looks
 * at. What the room shows is what the run's folder says, whoever trains. Use it from the window's
 * thread.
 */
public final class TrainingRoom implements AutoCloseable {
  /** Nanoseconds from one moment of a run that goes along to the next that is looked at. */
  private static final long PACE = 5_000_000_000L;

  private final Session session;
  private final MomentLook looking;
  private final Trainings trainings;
  private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Path> folder = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<RunRecord> run = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<NewTraining>> waiting =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper resuming = new ReadOnlyBooleanWrapper();
  private final BooleanProperty following = new SimpleBooleanProperty(true);

  /** When it went along with the newest moment, in {@link System#nanoTime}. */
  private long followed;

  /** Whether it is to be said that the run can go on. */
  private boolean offering;

  /** The run that ended with an error last, and what was said of it. */
  private Path ended;

  private Notice endNotice;

  TrainingRoom(Session session, Executor window) {
    this.session = session;
    looking = new MomentLook(session, folder, run);
    trainings =
        new Trainings(
            read -> window.execute(() -> show(read)),
            (unread, failure) -> window.execute(() -> unread(unread, failure)),
            lost -> window.execute(() -> gone(lost)),
            (ended, line) -> window.execute(() -> ended(ended, line)),
            waits -> window.execute(() -> waiting.set(waits)));
    following.addListener((o, old, now) -> follow(true));
    session.modelSourceProperty().addListener((o, old, now) -> arrived(now));
    session
        .companion()
        .onProperty()
        .addListener((o, old, comparing) -> on.set(on.get() && !comparing));
  }

  /** Whether the room takes the window's middle. */
  public ReadOnlyBooleanProperty onProperty() {
    return on.getReadOnlyProperty();
  }

  /** The folder of the run that is watched; null for none. */
  public ReadOnlyObjectProperty<Path> folderProperty() {
    return folder.getReadOnlyProperty();
  }

  /** The run that is watched; null until there is something to read. */
  public ReadOnlyObjectProperty<RunRecord> runProperty() {
    return run.getReadOnlyProperty();
  }

  /** Why there is nothing to see of the run that is watched; empty while there is, or will be. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether the run that is watched was told to go on and has not begun to. */
  public ReadOnlyBooleanProperty resumingProperty() {
    return resuming.getReadOnlyProperty();
  }

  /** The moment that the window looks at; null while it looks at another network. */
  public ReadOnlyObjectProperty<Moment> momentProperty() {
    return looking.momentProperty();
  }

  /** Whether the window goes along with the newest moment. */
  public BooleanProperty followingProperty() {
    return following;
  }

  /** The runs that there are to choose from, the latest first. */
  public List<Path> runs() {
    return Trainings.all();
  }

  /** Opens the room. */
  public void switchOn() {
    session.companion().switchOff();
    on.set(true);
  }

  /** Leaves the room; what is watched is watched on. */
  public void switchOff() {
    on.set(false);
  }

  /** Somebody begins to choose a training: what all of them need is loaded meanwhile. */
  public void prepare() {
    trainings.prepare();
  }

  /** Nobody chooses any more. */
  public void release() {
    trainings.release();
  }

  /** Begins a training and watches it. */
  public void begin(NewTraining training) {
    try {
      watch(trainings.begin(training));
    } catch (IOException e) {
      say(e);
    }
  }

  /**
   * Begins trainings without watching them, one after the other: each when no training is at work,
   * so that they do not share the cores. Those that have not begun are forgotten with the window.
   */
  public void race(List<NewTraining> wanted) {
    trainings.race(wanted);
  }

  /** Of the trainings that {@link #race} took, those that nobody finds among the runs yet. */
  public ReadOnlyObjectProperty<List<NewTraining>> waitingProperty() {
    return waiting.getReadOnlyProperty();
  }

  /** The folders of those of these trainings that have begun, not of others like them. */
  public List<Path> begun(List<NewTraining> asked) {
    return trainings.begun(asked);
  }

  /** Ends these trainings, also those that have not begun yet; nothing of them is left. */
  public void withdraw(List<NewTraining> asked) {
    trainings.withdraw(asked);
  }

  /** Begins none of those that wait. */
  public void cancelRace() {
    trainings.cancelRace();
  }

  /** Says which run an earlier window watched, if it is still there; nothing is read yet. */
  void recall() {
    String earlier = session.settings().trainingRun;
    if (!earlier.isEmpty() && new RunFolder(Path.of(earlier)).isRun()) {
      folder.set(Path.of(earlier));
    }
  }

  /** Watches that run; the network stays. */
  void start() {
    if (folder.get() != null) {
      following.set(false);
      offering = true;
      look(folder.get());
    }
  }

  /**
   * Watches the run of a saved session, or with null none; the network stays, and the window does
   * not go along with the newest moment.
   */
  public void watchAgain(Path earlier) {
    following.set(false);
    if (earlier == null) {
      watchNone();
    } else if (!earlier.equals(folder.get())) {
      look(earlier);
    }
  }

  /** Watches a run, in the room. */
  public void watch(Path wantedRun) {
    look(wantedRun);
    // Not before: the newest moment is the one of this run.
    following.set(true);
    switchOn();
  }

  /** Watches the run of a folder anywhere on the disk, or says why there is none. */
  public void open(Path wantedRun) {
    try {
      new RunRecord.Reader(new RunFolder(wantedRun));
      watch(wantedRun);
    } catch (IOException e) {
      say(e);
    }
  }

  private void look(Path wantedRun) {
    session.settings().trainingRun = wantedRun.toString();
    set(wantedRun);
    trainings.watch(wantedRun);
  }

  private void set(Path wantedRun) {
    problem.set("");
    resuming.set(false);
    folder.set(wantedRun);
    run.set(null);
    looking.begin();
  }

  /** Whether the run that is watched is at work. */
  public boolean isUnderWay() {
    return run.get() != null && run.get().status().state().isUnderWay();
  }

  /** What the window leaves behind when it is closed. */
  public TrainingsLeft left() {
    return new TrainingsLeft(session, this, trainings);
  }

  /** Watches none; the network that there was before comes back. */
  public void leave() {
    forget();
    on.set(false);
  }

  private void watchNone() {
    trainings.watch(null);
    session.settings().trainingRun = "";
    set(null);
  }

  private void forget() {
    // One that is still being loaded must not come after the network that was there before.
    boolean ours = looking.isOurs();
    watchNone();
    if (ours) {
      looking.back();
    }
  }

  /** Has the training do something. */
  public void steer(Steer what) {
    try {
      trainings.steer(folder.get(), what);
    } catch (IOException e) {
      say(e);
    }
  }

  private void goOn(Path unfinished) {
    watch(unfinished);
    resume();
  }

  /** Goes on with the run that is watched. */
  public void resume() {
    try {
      trainings.resume(folder.get());
      resuming.set(true);
      if (folder.get().equals(ended) && session.noticeProperty().get() == endNotice) {
        session.dismissNotice();
      }
    } catch (IOException e) {
      say(e);
    }
  }

  /** Puts the moment that is looked at beside the one that will be. */
  public void compareWithNow() {
    if (session.modelSourceProperty().get() instanceof ModelSource.OfRun now) {
      session.companion().switchOn();
      session.companion().load(now);
    }
  }

  /** Shows the network as it was then, in every pane. */
  public void show(Moment then) {
    looking.show(then);
  }

  private void arrived(ModelSource now) {
    if (!looking.arrived(now)) {
      // Somebody chose another network, and does not want to be taken away from it.
      following.set(false);
    }
  }

  private void show(RunRecord read) {
    if (!read.folder().path().equals(folder.get())) {
      return;
    }
    problem.set("");
    resuming.set(resuming.get() && !read.status().state().isUnderWay());
    run.set(read);
    if (offering) {
      offering = false;
      if (read.status().state().canResume()) {
        // It stays until somebody answers: the window may not be there yet.
        session.say(
            Notice.offer(
                Texts.of(
                    "The training %s was not finished; it can go on in the training room (Ctrl+R).",
                    read.name()),
                Texts.of("Go on"),
                () -> goOn(read.folder().path()),
                () -> {}));
      }
    }
    follow(false);
  }

  /**
   * Goes along with the newest moment; while the run goes along by itself only now and then, for
   * every look takes from what trains, and not before its first step, which is waited for.
   */
  private void follow(boolean byHand) {
    RunRecord read = run.get();
    if (read == null || read.moments().isEmpty() || !following.get()) {
      return;
    }
    boolean calm =
        !byHand
            && read.status().state() == RunStatus.State.RUNNING
            && (read.points().isEmpty()
                || looking.momentProperty().get() != null && System.nanoTime() - followed < PACE);
    if (!calm) {
      followed = System.nanoTime();
      show(read.moments().get(read.moments().size() - 1));
    }
  }

  private void gone(Path lost) {
    if (lost.equals(folder.get())) {
      forget();
      session.say(
          Notice.error(
              Texts.of("The folder of the training %s is gone: %s", lost.getFileName(), lost)));
    }
  }

  private void ended(Path failed, String line) {
    ended = failed;
    endNotice = Notice.error(Texts.of("The training ended: %s", line));
    session.say(endNotice);
    nothingOf(failed, line);
  }

  private void unread(Path unread, IOException failure) {
    say(failure);
    nothingOf(unread, Wording.of(failure));
  }

  /** What was to be seen of a run will not be, unless something is seen already. */
  private void nothingOf(Path wantedRun, String why) {
    if (wantedRun.equals(folder.get())) {
      problem.set(run.get() == null ? why : "");
      resuming.set(false);
    }
  }

  private void say(IOException failure) {
    session.say(Notice.error(Wording.of(failure)));
  }

  @Override
  public void close() {
    trainings.close();
  }
}
