package org.vggscope.lesson;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vggscope.lesson.Player.Phase;
import org.vggscope.lesson.Player.Scene;
import org.vggscope.lesson.figures.Figures;
import org.vggscope.lesson.figures.PictureFigures;
import org.vggscope.lesson.figures.Value;
import org.vggscope.lesson.figures.Worded;
import org.vggscope.lesson.play.Conditions;
import org.vggscope.lesson.read.Speech;
import org.vggscope.picture.PreparedPicture;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;

/** Words what is to be seen of a lesson. */
final class Scenes {
  /** Where clicks are into the picture as the network sees it. */
  private static final String SEEN = "seen-picture";

  private final Lesson lesson;
  private final Figures figures;
  private final Map<String, Speech> speeches = new HashMap<>();

  Scenes(Lesson lesson, Figures figures) {
    this.lesson = lesson;
    this.figures = figures;
  }

  /** A click as a place of the whole picture. */
  static Value.Place clicked(Ask ask, PreparedPicture picture, double y, double x) {
    return SEEN.equals(ask.click()) ? PictureFigures.inWhole(picture, y, x) : new Value.Place(y, x);
  }

  /** The end. */
  Scene over(int index) {
    return new Scene(
        lesson, index, Phase.OVER, "", "", null, "", "", false, List.of(), false, false);
  }

  /**
   * A step.
   *
   * @param attempt what was made of it; null while it is being made ready
   */
  Scene of(int index, Attempt attempt) {
    Step step = lesson.steps().get(index);
    Language language = Texts.language();
    Language other = language == Language.ENGLISH ? Language.CHINESE : Language.ENGLISH;
    boolean ready = attempt != null;
    Phase phase = ready ? attempt.phase() : Phase.PREPARING;
    Ask ask = step.ask();
    boolean clicks = ask != null && ask.click() != null;
    return new Scene(
        lesson,
        index,
        phase,
        words(step.said(), language, ready),
        words(step.said(), other, ready),
        clicks ? ask.click() : step.anchor(),
        attempt != null && attempt.isHinted() ? words(step.hint(), language, true) : "",
        ready ? verdict(attempt, language) : "",
        ready && attempt.isRight(),
        phase == Phase.ASKING || phase == Phase.ANSWERED ? attempt.choices(language) : List.of(),
        clicks,
        phase == Phase.WAITING && Conditions.action(step.awaited()).isPresent());
  }

  /** What is right, and why. */
  Player.Solution solution(Attempt attempt) {
    Language language = Texts.language();
    return new Player.Solution(
        Worded.of(attempt.judge().answer(), language),
        words(attempt.step().ask().why(), language, true));
  }

  private String verdict(Attempt attempt, Language language) {
    Ask ask = attempt.step().ask();
    if (ask == null) {
      return attempt.isRight() ? Texts.of("Done.") : "";
    }
    if (attempt.phase() == Phase.READY) {
      return Texts.of("With what is open now this cannot be answered.");
    }
    if (attempt.isTriedAgain()) {
      return Texts.of("Not yet; try once more.");
    }
    return attempt.phase() == Phase.ANSWERED
        ? Texts.of(
            "%s %s", attempt.judge().verdict(attempt.isRight()), words(ask.why(), language, true))
        : "";
  }

  /**
   * A text with its figures.
   *
   * @param ready whether what it is about is there; if not, nothing is computed
   */
  private String words(Said said, Language language, boolean ready) {
    return said == null
        ? ""
        : speeches
            .computeIfAbsent(said.in(language), Speech::of)
            .filled(term -> ready ? Worded.of(figures.value(term), language) : Worded.LATE);
  }
}
