package org.vggscope.lesson;

import java.util.Objects;
import org.vggscope.lesson.Player.Phase;
import org.vggscope.lesson.figures.Figures;
import org.vggscope.lesson.play.Conditions;
import org.vggscope.lesson.play.Judge;
import org.vggscope.session.PictureResult;

/** What somebody has made of a step so far. */
final class Attempt {
  private final Step step;
  private final Judge judge;

  /** What the step's condition looked at when it began. */
  private final Object since;

  private final long began;
  private Phase phase;
  private boolean hinted;
  private boolean done;

  /** Whether there was an answer, and to what. */
  private boolean answered;

  private boolean right;
  private boolean tried;
  private PictureResult judgedOn;

  Attempt(Step step, int index, Figures figures, Object since, long now) {
    this.step = step;
    this.judge = step.ask() == null ? null : new Judge(figures, step.ask(), index);
    this.since = since;
    this.began = now;
    this.phase = step.ask() != null || step.awaited() != null ? Phase.PREPARING : Phase.READY;
  }

  Step step() {
    return step;
  }

  Judge judge() {
    return judge;
  }

  Object since() {
    return since;
  }

  Phase phase() {
    return phase;
  }

  /** Whether what helps is to be said. */
  boolean isHinted() {
    return hinted;
  }

  /** Whether the last answer was right, or what was waited for has been done. */
  boolean isRight() {
    return right || done;
  }

  /** Whether there was a wrong answer, and another one may be given. */
  boolean isTriedAgain() {
    return tried && phase == Phase.ASKING;
  }

  /** An answer was given. */
  void judged(boolean isRight, PictureResult on) {
    right = isRight;
    boolean again = !isRight && !tried && step.hint() != null;
    tried = true;
    hinted |= !isRight && step.hint() != null;
    answered = !again;
    judgedOn = on;
  }

  /** Looks how things are. */
  void look(Conditions conditions, long now, PictureResult picture) {
    if (step.ask() != null) {
      lookAtAnswer(picture);
    } else if (step.awaited() != null && !done) {
      boolean holds = conditions.holds(step.awaited(), since);
      boolean first = phase == Phase.PREPARING;
      // What is so already is not what somebody did; they read first and go on by themselves.
      done = holds && !first;
      phase = holds ? Phase.READY : Phase.WAITING;
      boolean wrong = !holds && !Objects.equals(conditions.subject(step.awaited()), since);
      hinted |= phase == Phase.WAITING && (wrong || now - began >= Player.PATIENCE);
    }
  }

  private void lookAtAnswer(PictureResult picture) {
    if (answered && judgedOn != picture) {
      // Of another picture something else is right.
      answered = false;
      tried = false;
      right = false;
    }
    if (answered) {
      phase = Phase.ANSWERED;
    } else if (!judge.isReady()) {
      phase = Phase.PREPARING;
    } else {
      phase = judge.isPossible() ? Phase.ASKING : Phase.READY;
    }
  }
}
