package org.vggscope.lesson;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    Map<Language, Told> nothing = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      nothing.put(language, Told.NOTHING);
    }
    return new Scene(lesson, index, Phase.OVER, nothing, List.of(), false, false, false);
  }

  /**
   * A step.
   *
   * @param attempt what was made of it; null while it is being made ready
   */
  Scene of(int index, Attempt attempt) {
    Step step = lesson.steps().get(index);
    Phase phase = attempt == null ? Phase.PREPARING : attempt.phase();
    Map<Language, Told> told = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      told.put(language, told(step, attempt, language));
    }
    boolean clicks = step.ask() != null && step.ask().click() != null;
    return new Scene(
        lesson,
        index,
        phase,
        told,
        clicks ? withClicked(step) : step.anchors(),
        attempt != null && attempt.isRight(),
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

  /** What is clicked into is what the step points at. */
  private static List<String> withClicked(Step step) {
    return Stream.concat(Stream.of(step.ask().click()), step.anchors().stream())
        .distinct()
        .toList();
  }

  private Told told(Step step, Attempt attempt, Language language) {
    if (attempt == null) {
      return new Told(words(step.said(), language, false), "", "", List.of());
    }
    boolean asked = attempt.phase() == Phase.ASKING || attempt.phase() == Phase.ANSWERED;
    return new Told(
        words(step.said(), language, true),
        attempt.isHinted() ? words(step.hint(), language, true) : "",
        verdict(attempt, language),
        asked ? attempt.choices(language) : List.of());
  }

  private String verdict(Attempt attempt, Language language) {
    Ask ask = attempt.step().ask();
    if (ask == null) {
      return attempt.isRight() ? Texts.in(language, Texts.key("Done.")) : "";
    }
    if (attempt.phase() == Phase.READY) {
      return Texts.in(language, Texts.key("With what is open now this cannot be answered."));
    }
    if (attempt.isMisread()) {
      return Texts.in(
          language, Texts.key("That is no number; type digits alone, such as 1200 or 0.5."));
    }
    if (attempt.isTriedAgain()) {
      return Texts.in(language, Texts.key("Not yet; try once more."));
    }
    return attempt.phase() == Phase.ANSWERED
        ? Texts.in(
            language,
            Texts.key("%s %s"),
            attempt.judge().verdict(attempt.isRight(), language),
            words(ask.why(), language, true))
        : "";
  }

  /** A number and its sign stay on one line. */
  private static String whole(String figure) {
    return figure.replace(" %", "\u00a0%");
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
            .filled(term -> ready ? whole(Worded.of(figures.value(term), language)) : Worded.LATE);
  }
}
