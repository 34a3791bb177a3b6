package org.vggscope.ui.lesson;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Lessons;
import org.vggscope.lesson.Player;
import org.vggscope.lesson.Stage;
import org.vggscope.session.Notice;
import org.vggscope.session.Session;
import org.vggscope.session.settings.Settings;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;

/**
 * The lesson that is played, if any, and how far somebody is in each. It lives longer than a
 * window: when another language is chosen, the next window goes on with it.
 */
public final class LessonRoom {
  /** Id of the lesson that is offered at the first start. */
  private static final String FIRST = "first-look";

  private final Session session;
  private final Settings settings;
  private final Lessons lessons;
  private final CurrentStage stage = new CurrentStage();
  private final ReadOnlyObjectWrapper<Player.Scene> scene = new ReadOnlyObjectWrapper<>();
  private final BooleanProperty presenting = new SimpleBooleanProperty();
  private final BooleanProperty captions = new SimpleBooleanProperty();
  private Player player;

  /** The language in which the present scene was told. */
  private Language told = Texts.language();

  private boolean finishing;
  private boolean offered;

  /** What begins when the present lesson has put everything back. */
  private Runnable after = () -> {};

  public LessonRoom(Session session, Lessons lessons) {
    this.session = session;
    this.settings = session.settings();
    this.lessons = lessons;
  }

  /** Says which window is the lesson's from now on. */
  public void onStage(Stage window) {
    stage.set(window);
  }

  /** All lessons. */
  public Lessons lessons() {
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

  /** Whether what is said is said in the other language, too. */
  BooleanProperty captionsProperty() {
    return captions;
  }

  /** What the scene says in the window's language, which may be another than when it was told. */
  String said(Player.Scene shown) {
    return told == Texts.language() ? shown.said() : shown.inOther();
  }

  /** What it says in the other language. */
  String caption(Player.Scene shown) {
    return told == Texts.language() ? shown.inOther() : shown.said();
  }

  /** Whether a lesson was played to its end. */
  boolean isDone(Lesson lesson) {
    return settings.lessonsDone.contains(lesson.id());
  }

  /** The step, from 0, at which a lesson was left; 0 for from the beginning. */
  int stepOf(Lesson lesson) {
    try {
      int step = Integer.parseInt(settings.lessonStep.getOrDefault(lesson.id(), "0"));
      return step < 0 || step >= lesson.steps().size() ? 0 : step;
    } catch (NumberFormatException e) {
      return 0;
    }
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
    Runnable beginning =
        () -> {
          settings.lessonsOffered = true;
          player = new Player(lesson, session, stage, this::told);
          player.start(step);
        };
    if (player == null) {
      beginning.run();
    } else {
      after = beginning;
      player.leave();
    }
  }

  private void told(Player.Scene now) {
    told = Texts.language();
    String id = now.lesson().id();
    if (now.phase() != Player.Phase.OVER) {
      if (now.index() == 0) {
        settings.lessonStep.remove(id);
      } else {
        settings.lessonStep.put(id, String.valueOf(now.index()));
      }
      scene.set(now);
      return;
    }
    if (finishing) {
      settings.lessonStep.remove(id);
      if (!settings.lessonsDone.contains(id)) {
        settings.lessonsDone.add(id);
      }
    }
    player = null;
    finishing = false;
    scene.set(null);
    Runnable next = after;
    after = () -> {};
    next.run();
  }

  void next() {
    if (player != null && scene.get() != null) {
      finishing = scene.get().index() == scene.get().lesson().steps().size() - 1;
      player.next();
    }
  }

  void back() {
    if (player != null && scene.get() != null && scene.get().index() > 0) {
      finishing = false;
      player.back();
    }
  }

  /** Goes to a step, from 0. */
  void jump(int step) {
    if (player != null) {
      finishing = false;
      player.jump(step);
    }
  }

  void doIt() {
    if (player != null) {
      player.doIt();
    }
  }

  void answer(String given) {
    if (player != null) {
      player.answer(given);
    }
  }

  void click(double shareX, double shareY) {
    if (player != null) {
      player.click(shareX, shareY);
    }
  }

  /** Ends the lesson; everything is as it was before. */
  public void leave() {
    if (player != null) {
      finishing = false;
      player.leave();
    }
  }

  /**
   * Leaves presenter mode, or else the lesson.
   *
   * @return false when there is neither
   */
  public boolean escape() {
    if (presenting.get()) {
      presenting.set(false);
      return true;
    }
    boolean playing = player != null;
    leave();
    return playing;
  }

  /** Offers the first look, unless that was done before, or something else is being said. */
  public void offer() {
    if (offered || session.noticeProperty().get() != null) {
      return;
    }
    offered = true;
    Optional<Lesson> first =
        lessons.all().stream().filter(lesson -> lesson.id().equals(FIRST)).findFirst();
    if (first.isPresent() && !settings.lessonsOffered) {
      session.say(
          Notice.offer(
              Texts.of(
                  "New here? A first look takes %d minutes; what you have open comes back after"
                      + " it.",
                  first.get().minutes()),
              Texts.of("Show me"),
              () -> begin(first.get(), 0),
              () -> settings.lessonsOffered = true));
    }
  }
}
