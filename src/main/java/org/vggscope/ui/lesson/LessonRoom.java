package org.vggscope.ui.lesson;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Player;
import org.vggscope.lesson.Progress;
import org.vggscope.lesson.Stage;
import org.vggscope.lesson.Told;
import org.vggscope.session.Notice;
import org.vggscope.session.Session;
import org.vggscope.session.SessionState;
import org.vggscope.text.Texts;

/**
 * The lessons that there are, and the one that is played, if any. It lives longer than a window:
 * when another language is chosen, the next window goes on with the lesson. Use it from the
 * window's thread.
 */
public final class LessonRoom {
  private final Session session;
  private final Progress progress;
  private final CurrentStage stage = new CurrentStage();
  private final LessonList lessons;
  private final ReadOnlyObjectWrapper<Player.Scene> scene = new ReadOnlyObjectWrapper<>();
  private final BooleanProperty presenting = new SimpleBooleanProperty();
  private final BooleanProperty captions = new SimpleBooleanProperty();
  private boolean captionsLeftOut;

  private boolean offered;

  /** The offer of the first look; null before it is made. */
  private Notice offer;

  private Player player;

  /** What takes pictures of the window that there is now. */
  private LessonPrinting.Camera camera;

  /** What plays the lesson by itself; null while a person does. */
  private final ReadOnlyObjectWrapper<LessonPrinting> printing = new ReadOnlyObjectWrapper<>();

  /** Whether the lesson is over and only puts everything back. */
  private boolean leaving;

  /** What begins when the present lesson has put everything back. */
  private Runnable after = () -> {};

  public LessonRoom(Session session) {
    this.session = session;
    this.progress = new Progress(session.settings());
    this.lessons = new LessonList(session);
  }

  /** Says which window is the lesson's from now on. */
  public void onStage(Stage window) {
    stage.set(window);
  }

  /** Says what takes pictures of the window from now on. */
  void onCamera(LessonPrinting.Camera window) {
    camera = window;
  }

  /** All lessons; none until they are read. */
  public List<Lesson> all() {
    return lessons.all();
  }

  /** The lessons that there are. */
  LessonList lessons() {
    return lessons;
  }

  /** What is to be seen; null while no lesson is played. */
  public ReadOnlyObjectProperty<Player.Scene> sceneProperty() {
    return scene.getReadOnlyProperty();
  }

  /** Whether the window is shown to a class. */
  public BooleanProperty presentingProperty() {
    return presenting;
  }

  /** Whether what is said to a class is said in the other language, too. */
  BooleanProperty captionsProperty() {
    return captions;
  }

  /** Whether a lesson is played, or one that was left still puts something back. */
  public boolean isPlaying() {
    return player != null;
  }

  /** What there was before the lesson that is played, and will be after it. */
  public Optional<SessionState> before() {
    return player == null ? Optional.empty() : Optional.ofNullable(stage.first());
  }

  /** What plays the lesson by itself, for a page; null while none is printed. */
  ReadOnlyObjectProperty<LessonPrinting> printingProperty() {
    return printing.getReadOnlyProperty();
  }

  /** What is right, while something is asked. */
  Optional<Player.Solution> solution() {
    return player == null ? Optional.empty() : player.solution();
  }

  /** Whether the other language is wanted, and is not left out. */
  boolean isCaptioned() {
    return presenting.get() && captions.get() && !captionsLeftOut;
  }

  /** Whether the other language would be wanted, were it not left out. */
  boolean areCaptionsLeftOut() {
    return captionsLeftOut;
  }

  /** Has the other language left out of a step where both would hide what it speaks of. */
  void leaveCaptionsOut(boolean out) {
    captionsLeftOut = out;
  }

  /** What a scene says in the other language, if that is wanted; else nothing. */
  Told caption(Player.Scene shown) {
    return isCaptioned() ? shown.inOther() : Told.NOTHING;
  }

  /** A text in the other language, if that is wanted; else empty. */
  String caption(String key) {
    return isCaptioned() ? Texts.in(Texts.language().beside(), key) : "";
  }

  /** Whether a lesson was played to its end. */
  boolean isDone(Lesson lesson) {
    return progress.isFinished(lesson.id());
  }

  /** The step, from 0, at which a lesson was left; 0 for from the beginning. */
  int stepOf(Lesson lesson) {
    return progress.step(lesson);
  }

  /** Begins a lesson where it was left; one that is played ends first. */
  public void begin(Lesson lesson) {
    begin(lesson, stepOf(lesson));
  }

  /**
   * Begins a lesson; one that is played ends first.
   *
   * @param step from 0
   */
  public void begin(Lesson lesson, int step) {
    if (offer != null && offer.equals(session.noticeProperty().get())) {
      session.dismissNotice();
    }
    endThen(
        () -> {
          session.settings().lessonsOffered = true;
          play(lesson, progress, step);
        });
  }

  /** Does something when no lesson is played: one that is ends first. */
  public void endThen(Runnable next) {
    after = next;
    if (player == null) {
      goOn();
    } else {
      leave();
    }
  }

  private void play(Lesson lesson, Progress remembered, int step) {
    leaving = false;
    // What is asked is of a picture that stays.
    session.camera().stop();
    stage.forget();
    player = new Player(lesson, session, stage, remembered, this::told);
    player.start(step);
  }

  /**
   * Plays a lesson by itself and writes what it says and shows as a page to be handed out; then
   * everything is as it was before. One that is played ends first.
   *
   * @param file where to; one that is there is replaced
   * @param reached told the number of each step, from 1, when it is done
   * @return the file when it is written; cancelled when the lesson was left before its end
   */
  public CompletableFuture<Path> print(Lesson lesson, Path file, IntConsumer reached) {
    presenting.set(false);
    LessonPrinting wanted = new LessonPrinting(session, this, lesson, file, camera, reached);
    endThen(
        () -> {
          printing.set(wanted);
          play(lesson, Progress.ofNobody(), 0);
          wanted.begin();
        });
    return wanted.result();
  }

  /** Finishes the lesson, which is at its last step, and begins another one. */
  void goOnWith(Lesson lesson) {
    if (scene.get() != null) {
      // Finished first, or it would only be left.
      next();
      begin(lesson);
    }
  }

  private void goOn() {
    Runnable next = after;
    after = () -> {};
    next.run();
  }

  private void told(Player.Scene now) {
    if (now.phase() == Player.Phase.OVER) {
      player = null;
      leaving = false;
      scene.set(null);
      LessonPrinting ended = printing.get();
      if (ended != null) {
        printing.set(null);
        ended.over();
      }
      goOn();
    } else if (!leaving) {
      scene.set(now);
    }
  }

  public void next() {
    Player.Scene shown = scene.get();
    if (shown != null) {
      player.next();
      if (shown.index() == shown.lesson().steps().size() - 1) {
        end();
      }
    }
  }

  void back() {
    if (scene.get() != null) {
      player.back();
    }
  }

  /** Goes to a step, from 0. */
  void jump(int step) {
    if (scene.get() != null) {
      player.jump(step);
    }
  }

  void doIt() {
    if (scene.get() != null) {
      player.doIt();
    }
  }

  public void answer(String given) {
    if (scene.get() != null) {
      player.answer(given);
    }
  }

  public void click(double shareX, double shareY) {
    if (scene.get() != null) {
      player.click(shareX, shareY);
    }
  }

  /** Ends the lesson; everything is put back as it was before. */
  public void leave() {
    if (scene.get() != null) {
      player.leave();
      end();
    }
  }

  private void end() {
    leaving = true;
    scene.set(null);
  }

  /**
   * Leaves presenter mode, or else the lesson.
   *
   * @return false when there is neither
   */
  public boolean escape() {
    // While everything is put back nothing is to be cancelled, or it would not be as it was.
    boolean any = presenting.get() || scene.get() != null || leaving;
    if (presenting.get()) {
      presenting.set(false);
    } else {
      leave();
    }
    return any;
  }

  /**
   * Offers the first look as soon as it is read, unless somebody was asked before, or something
   * else is being said.
   */
  public void offer() {
    if (!offered && !session.settings().lessonsOffered) {
      offered = true;
      lessons.onRead(
          () ->
              all().stream()
                  .filter(lesson -> lesson.id().equals(LessonList.FIRST))
                  .filter(lesson -> session.noticeProperty().get() == null && !isPlaying())
                  .findFirst()
                  .ifPresent(this::offer));
    }
  }

  private void offer(Lesson first) {
    offer =
        Notice.offer(
            Texts.of(
                "New here? A first look takes %d minutes; what you have open comes back after it.",
                first.minutes()),
            Texts.of("Show me"),
            () -> begin(first, 0),
            () -> session.settings().lessonsOffered = true);
    session.say(offer);
  }
}
