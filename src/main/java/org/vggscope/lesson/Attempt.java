package org.vggscope.lesson;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.vggscope.lesson.Player.Phase;
import org.vggscope.lesson.figures.Figures;
import org.vggscope.lesson.play.Conditions;
import org.vggscope.lesson.play.Judge;
import org.vggscope.picture.SourceImage;
import org.vggscope.session.ModelSource;
import org.vggscope.session.PictureResult;
import org.vggscope.text.Language;

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

  /** An answer that is not judged yet; null for none. */
  private Predicate<Judge> given;

  /** What was typed or chosen last; empty for nothing. */
  private String words = "";

  /** Whether what was typed last was no answer. */
  private boolean misread;

  private boolean answered;
  private boolean right;
  private boolean tried;

  /** What the question was asked, or answered, about; null until it was. */
  private Subject subject;

  /** The choices as they were last known. */
  private final Map<Language, List<String>> choices = new EnumMap<>(Language.class);

  /** What is open as a person sees it: all moments of a run are one network that learns. */
  private record Subject(SourceImage picture, String network) {
    static Subject of(PictureResult result) {
      ModelSource source = result.model().source();
      return new Subject(
          result.picture().source(),
          source instanceof ModelSource.OfRun ours ? ours.run() : source.key());
    }
  }

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

  /** Whether what helps is to be said; not when it is done. */
  boolean isHinted() {
    return hinted && (phase == Phase.WAITING || phase == Phase.ASKING);
  }

  /** Whether the last answer was right, or what was waited for has been done. */
  boolean isRight() {
    return right || done;
  }

  /** Whether what was typed last was no number where one is asked for; that is no try. */
  boolean isMisread() {
    return misread && phase == Phase.ASKING;
  }

  /** Whether there was a wrong answer, and another one may be given. */
  boolean isTriedAgain() {
    return tried && phase == Phase.ASKING;
  }

  /** The choices in their order; while they are computed anew, as they were. */
  List<String> choices(Language language) {
    if (judge.isReady()) {
      choices.put(language, judge.choices(language));
    }
    return choices.getOrDefault(language, List.of());
  }

  /** An answer was given; it is judged as soon as it is known what is right. */
  void give(Predicate<Judge> answer) {
    misread = false;
    given = answer;
  }

  /**
   * Words were typed or chosen for an answer. The same ones again, which were wrong, are no second
   * try.
   */
  void give(String typedOrChosen) {
    if (!judge.isUnderstood(typedOrChosen)) {
      misread = true;
    } else if (!isTriedAgain() || !typedOrChosen.equals(words)) {
      words = typedOrChosen;
      give(judge -> judge.isRight(typedOrChosen));
    }
  }

  private void judged(boolean isRight) {
    right = isRight;
    boolean again = !isRight && !tried && step.hint() != null;
    tried = true;
    hinted |= !isRight && step.hint() != null;
    answered = !again;
  }

  /** Looks how things are. */
  void look(Conditions conditions, long now, PictureResult picture) {
    if (step.ask() != null) {
      lookAtAnswer(picture);
    } else if (step.awaited() != null && !done) {
      boolean holds = conditions.holds(step.awaited(), since);
      // What is so already is not what somebody did; they read first and go on by themselves.
      done = holds && phase == Phase.WAITING;
      phase = holds ? Phase.READY : Phase.WAITING;
      boolean wrong = !holds && !Objects.equals(conditions.subject(step.awaited()), since);
      hinted |= phase == Phase.WAITING && (wrong || now - began >= Player.PATIENCE);
    }
  }

  private void lookAtAnswer(PictureResult picture) {
    Subject now = picture == null ? subject : Subject.of(picture);
    boolean other = subject != null && !subject.equals(now);
    subject = now;
    if (other) {
      // Of another picture something else is right.
      given = null;
      misread = false;
      words = "";
      answered = false;
      tried = false;
      right = false;
    }
    if (given != null && judge.isReady()) {
      judged(given.test(judge));
      given = null;
    }
    if (answered) {
      phase = Phase.ANSWERED;
    } else if (judge.isReady()) {
      phase = judge.isPossible() ? Phase.ASKING : Phase.READY;
    } else if (other || phase != Phase.ASKING) {
      // The next moment of a training takes no question away that somebody is answering.
      phase = Phase.PREPARING;
    }
  }
}
