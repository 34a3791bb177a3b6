package org.vggscope.lesson;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.vggscope.lesson.figures.Figures;
import org.vggscope.lesson.figures.Value;
import org.vggscope.lesson.play.Conditions;
import org.vggscope.lesson.play.LessonContext;
import org.vggscope.lesson.play.LessonTrainings;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;

/**
 * Plays one lesson: does what its steps do, waits for what they wait for, judges answers, and puts
 * everything back. Use it from the window's thread; it tells after every change.
 */
public final class Player {
  /** How long somebody is left alone with what is to be done, in milliseconds. */
  static final long PATIENCE = 20_000;

  /** What the lesson is at. */
  public enum Phase {
    /** What the step shows is being made ready. */
    PREPARING,
    /** To be read; one can go on. */
    READY,
    /** For what is to be done. */
    WAITING,
    /** For an answer. */
    ASKING,
    /** The answer was given and judged. */
    ANSWERED,
    /** The lesson has ended and everything is as it was before. */
    OVER
  }

  /**
   * What is to be seen now.
   *
   * @param lesson what is played
   * @param index the step, from 0
   * @param phase what the lesson is at
   * @param told what is said, in each language
   * @param anchors ids of the controls that are spoken of, the first that is seen is pointed at
   * @param right whether the answer was right
   * @param clicks whether the answer is a click into the control that is pointed at
   * @param canDoIt whether the program can do what the step waits for
   */
  public record Scene(
      Lesson lesson,
      int index,
      Phase phase,
      Map<Language, Told> told,
      List<String> anchors,
      boolean right,
      boolean clicks,
      boolean canDoIt) {
    public Scene {
      told = Map.copyOf(told);
      anchors = List.copyOf(anchors);
    }

    /** What is said in the language in force. */
    public Told here() {
      return told.get(Texts.language());
    }

    /** What the step says or asks in the language in force. */
    public String said() {
      return here().said();
    }

    /** What helps, in the language in force, or empty. */
    public String hint() {
      return here().hint();
    }

    /** Whether the answer was right and why, in the language in force, or empty. */
    public String verdict() {
      return here().verdict();
    }

    /** What can be chosen, in the language in force. */
    public List<String> choices() {
      return here().choices();
    }

    /** Id of the control that is pointed at, or null. */
    public String anchor() {
      return anchors.isEmpty() ? null : anchors.get(0);
    }

    /** What is said in the other language. */
    public Told inOther() {
      return told.get(Texts.language().beside());
    }
  }

  /**
   * What is right where something is asked; "…" in either for a figure that is still computed.
   *
   * @param answer the right answer
   * @param why what is said after it
   */
  public record Solution(String answer, String why) {}

  private final Lesson lesson;
  private final Session session;
  private final Consumer<Scene> told;
  private final Ticker ticker;
  private final Figures figures;
  private final Conditions conditions;
  private final Course course;
  private final Progress progress;
  private final Scenes scenes;
  private final List<ObservableValue<?>> watched;
  private final ChangeListener<Object> listener = (o, old, now) -> soon();

  private int index;
  private boolean started;
  private boolean over;
  private boolean soon;
  private Attempt attempt;
  private Scene last;

  /**
   * @param lesson what is played
   * @param session what it is played on
   * @param stage the window
   * @param progress remembers how far somebody has come
   * @param told is told what is to be seen, after every change
   */
  public Player(
      Lesson lesson, Session session, Stage stage, Progress progress, Consumer<Scene> told) {
    this(lesson, session, stage, progress, told, Ticker.real(session::later));
  }

  Player(
      Lesson lesson,
      Session session,
      Stage stage,
      Progress progress,
      Consumer<Scene> told,
      Ticker ticker) {
    this.lesson = lesson;
    this.session = session;
    this.progress = progress;
    this.told = told;
    this.ticker = ticker;
    figures = new Figures(session, this::soon);
    LessonContext context =
        new LessonContext(session, stage, figures, new LessonTrainings(session));
    conditions = new Conditions(context);
    course = new Course(lesson, context, conditions, this::soon);
    scenes = new Scenes(lesson, figures);
    watched =
        List.of(
            session.modelProperty(),
            session.resultProperty(),
            session.activationsProperty(),
            session.wishProperty(),
            session.inputSizeProperty(),
            session.preprocessingProperty(),
            session.selection().layerProperty(),
            session.selection().channelProperty(),
            session.selection().positionProperty(),
            session.selection().classProperty(),
            session.companion().onProperty(),
            session.companion().modelProperty(),
            session.companion().resultProperty(),
            session.training().folderProperty(),
            session.training().runProperty());
  }

  /** Begins, at a step from 0; the steps before it are played without waiting. */
  public void start(int step) {
    if (started) {
      jump(step);
      return;
    }
    started = true;
    index = Math.max(0, Math.min(lesson.steps().size() - 1, step));
    watched.forEach(each -> each.addListener(listener));
    ticker.start(this::soon);
    course.begin();
    for (int i = 0; i < index; i++) {
      course.skip(i);
    }
    arrive();
  }

  /** Goes on to the next step; after the last one the lesson is over. */
  public void next() {
    if (!started || over) {
      return;
    }
    if (index == lesson.steps().size() - 1) {
      progress.finished(lesson.id());
      leave();
      return;
    }
    course.makeTrue(step(), attempt);
    index++;
    arrive();
  }

  /** Goes back to the step before, and everything is as it was there. */
  public void back() {
    jump(index - 1);
  }

  /** Goes to any step; those between are played without waiting. */
  public void jump(int step) {
    if (!started || over || step < 0 || step >= lesson.steps().size() || step == index) {
      return;
    }
    int from = index + 1;
    if (step < index) {
      from = course.backTo(step);
    } else {
      course.makeTrue(step(), attempt);
    }
    for (int i = from; i < step; i++) {
      course.skip(i);
    }
    index = step;
    arrive();
  }

  /** Does what the step waits for. */
  public void doIt() {
    if (isAt(Phase.WAITING)) {
      Conditions.action(step().awaited()).ifPresent(course::play);
      soon();
    }
  }

  /** What is right, while something is asked. */
  public Optional<Solution> solution() {
    return isAt(Phase.ASKING) ? Optional.of(scenes.solution(attempt)) : Optional.empty();
  }

  /** Takes what was typed, or the words of what was chosen, for the answer. */
  public void answer(String typedOrChosen) {
    if (isAt(Phase.ASKING) && step().ask().click() == null) {
      attempt.give(typedOrChosen);
      soon();
    }
  }

  /**
   * Takes a click for the answer.
   *
   * @param shareX from the left of the picture that is clicked into, 0 to 1: of what the network
   *     sees where the step asks for {@code seen-picture}, else of the whole picture
   * @param shareY from its top, 0 to 1
   */
  public void click(double shareX, double shareY) {
    PictureResult result = session.resultProperty().get();
    if (isAt(Phase.ASKING) && step().ask().click() != null && result != null) {
      Value.Place place = Scenes.clicked(step().ask(), result.picture(), shareY, shareX);
      attempt.give(judge -> judge.isRight(place));
      soon();
    }
  }

  /** Ends the lesson: everything is put back as it was before. */
  public void leave() {
    if (!started || over) {
      return;
    }
    over = true;
    attempt = null;
    course.end();
    course.then(this::close);
    soon();
  }

  private Step step() {
    return lesson.steps().get(index);
  }

  private boolean isAt(Phase phase) {
    return !over && attempt != null && course.isDone() && attempt.phase() == phase;
  }

  private void close() {
    watched.forEach(each -> each.removeListener(listener));
    ticker.close();
    figures.close();
  }

  /** Shows the step, as it is to be seen when all its actions are done. */
  private void arrive() {
    // Whoever only looks at the beginning again still goes on where they were.
    boolean counts = index > 0 || attempt != null;
    attempt = null;
    int arriving = index;
    course.show(arriving);
    course.then(
        () -> {
          Step step = lesson.steps().get(arriving);
          Object since = step.awaited() == null ? null : conditions.subject(step.awaited());
          attempt = new Attempt(step, arriving, figures, since, ticker.now());
          if (counts) {
            progress.reached(lesson.id(), arriving);
          }
        });
    soon();
  }

  /** Looks what has changed; not at once, for whoever changes something is not done yet. */
  private void soon() {
    if (!soon) {
      soon = true;
      session.later(
          () -> {
            soon = false;
            tick();
          });
    }
  }

  private void tick() {
    if (last != null && last.phase() == Phase.OVER) {
      return;
    }
    figures.refresh();
    course.advance();
    if (course.isDone() && attempt != null) {
      attempt.look(conditions, ticker.now(), session.resultProperty().get());
    }
    Scene scene =
        over && course.isDone()
            ? scenes.over(index)
            : scenes.of(index, course.isDone() ? attempt : null);
    if (!scene.equals(last)) {
      last = scene;
      told.accept(scene);
    }
  }
}
