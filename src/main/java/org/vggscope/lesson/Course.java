package org.vggscope.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.vggscope.lesson.play.Conditions;
import org.vggscope.lesson.play.Deeds;
import org.vggscope.lesson.play.LessonContext;
import org.vggscope.lesson.play.Needs;
import org.vggscope.lesson.play.Script;
import org.vggscope.session.PictureSource;
import org.vggscope.session.RecentPicture;
import org.vggscope.session.Session;
import org.vggscope.session.SessionState;

/** Does what steps do, one after the other, and takes it back. */
final class Course {
  private final Lesson lesson;
  private final LessonContext context;
  private final Session session;
  private final Conditions conditions;
  private final Deeds deeds;
  private final Runnable changed;
  private final Script script;

  /** The state before each step that was come to, as it was the last time. */
  private final TreeMap<Integer, SessionState> states = new TreeMap<>();

  /** The state before the lesson; null until it has begun. */
  private SessionState before;

  /**
   * @param changed told when something is in force that was waited for
   */
  Course(Lesson lesson, LessonContext context, Conditions conditions, Runnable changed) {
    this.lesson = lesson;
    this.context = context;
    this.session = context.session();
    this.conditions = conditions;
    this.deeds = new Deeds(context);
    this.changed = changed;
    this.script = new Script(session);
  }

  /** Does what comes before the first step, in the state of before the lesson. */
  void begin() {
    script.clear();
    script.addRest();
    if (before == null) {
      script.add(
          () -> {
            before = context.stage().capture();
            // What a lesson does is no step of the person to be taken back one by one.
            session.history().rest(true);
            context.trainings().start();
          });
    } else {
      restore(before);
    }
    script.add(() -> true, () -> Needs.of(lesson, session).ifPresent(deeds::run), false);
    lesson.begin().forEach(this::play);
  }

  /**
   * Goes back as far as it takes to come to a step; what is still to be done is not done.
   *
   * @return the step, that one or one before it, before whose actions everything is then
   */
  int backTo(int step) {
    Map.Entry<Integer, SessionState> known = states.floorEntry(step);
    if (known == null) {
      begin();
      return 0;
    }
    script.clear();
    restore(known.getValue());
    return known.getKey();
  }

  /** Goes back to before the lesson. */
  void end() {
    script.clear();
    context.trainings().end();
    if (before != null) {
      restore(before);
      script.add(() -> session.history().rest(false));
    }
  }

  private void restore(SessionState state) {
    boolean[] done = {false};
    script.addLong(
        () ->
            context
                .stage()
                .restore(
                    kept(state),
                    () -> {
                      done[0] = true;
                      changed.run();
                    }),
        () -> done[0]);
    script.addRest();
  }

  /** The pictures that somebody has opened stay among the last ones, behind the one then open. */
  private SessionState kept(SessionState state) {
    List<PictureSource> recent = new ArrayList<>(state.recent());
    Set<PictureSource> opened = deeds.opened();
    List<PictureSource> own =
        session.recent().stream()
            .map(RecentPicture::source)
            .filter(each -> !recent.contains(each) && !opened.contains(each))
            .toList();
    recent.addAll(recent.indexOf(state.picture()) + 1, own);
    return state.withRecent(recent);
  }

  /** Does the actions of a step. */
  void show(int step) {
    script.addRest();
    script.add(() -> states.put(step, context.stage().capture()));
    lesson.steps().get(step).actions().forEach(this::play);
    script.addRest();
  }

  /** Does the actions of a step, and what it waits for. */
  void skip(int step) {
    show(step);
    makeTrue(lesson.steps().get(step), null);
  }

  /**
   * Does what a step waits for, unless it is so already.
   *
   * @param attempt what was made of the step, or null
   */
  void makeTrue(Step step, Attempt attempt) {
    Condition condition = step.awaited();
    if (condition == null) {
      return;
    }
    Conditions.action(condition)
        .map(Deeds::spelledOut)
        .ifPresent(
            action ->
                script.add(
                    () -> !deeds.isLate(action),
                    () -> {
                      Object since =
                          attempt == null ? conditions.subject(condition) : attempt.since();
                      if (!conditions.holds(condition, since)) {
                        deeds.run(action);
                      }
                    },
                    Deeds.isPicture(action)));
  }

  /** Does something. */
  void play(Action written) {
    Action action = Deeds.spelledOut(written);
    script.add(() -> !deeds.isLate(action), () -> deeds.run(action), Deeds.isPicture(action));
  }

  /** Does something when all before is done. */
  void then(Runnable action) {
    script.add(action);
  }

  /** Whether all is done. */
  boolean isDone() {
    return script.isDone();
  }

  /** Goes on as far as it can. */
  void advance() {
    script.advance();
  }
}
