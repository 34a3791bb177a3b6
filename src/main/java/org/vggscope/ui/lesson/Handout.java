package org.vggscope.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Player;
import org.vggscope.lesson.read.Citations;
import org.vggscope.report.Report;
import org.vggscope.report.Report.Flow;
import org.vggscope.report.Report.Part;
import org.vggscope.report.Report.Section;
import org.vggscope.report.Report.Tone;
import org.vggscope.text.Texts;

/** A lesson on paper, in the language in force: its steps as they were played, then the answers. */
final class Handout {
  /** Lines to write an answer on. */
  private static final int ROOM = 2;

  private final Lesson lesson;
  private final String about;
  private final List<Step> steps = new ArrayList<>();

  /**
   * A step as it was played.
   *
   * @param said what was said or asked
   * @param choices what could be chosen
   * @param clicks whether the answer was a click into the picture
   * @param solution what was right; empty where nothing was asked
   * @param picture the window then, which may be made a little later
   */
  record Step(
      String said,
      List<String> choices,
      boolean clicks,
      Optional<Player.Solution> solution,
      CompletableFuture<Report.Picture> picture) {}

  /**
   * @param about what the figures were computed from, in words
   */
  Handout(Lesson lesson, String about) {
    this.lesson = lesson;
    this.about = about;
  }

  /** Takes the next step. */
  void add(Step step) {
    steps.add(step);
  }

  /** How many steps it has. */
  int size() {
    return steps.size();
  }

  /** The page. Waits until all pictures are made. */
  Report report() {
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            "",
            Flow.PLAIN,
            List.of(
                words(Tone.PLAIN, lesson.about().in(Texts.language())),
                words(Tone.FAINT, Texts.of("%d minutes", lesson.minutes())),
                words(Tone.FAINT, about))));
    List<Part> answers = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String heading = Texts.of("Step %d", i + 1);
      sections.add(new Section(heading, Flow.TOGETHER, parts(step)));
      step.solution()
          .ifPresent(
              solution -> {
                answers.add(words(Tone.STRONG, Texts.of("%s: %s", heading, solution.answer())));
                answers.add(words(Tone.PLAIN, solution.why()));
              });
    }
    List<String> works = Citations.of(lesson);
    if (!works.isEmpty()) {
      sections.add(
          new Section(
              Texts.of("References"),
              Flow.TOGETHER,
              works.stream().map(work -> words(Tone.PLAIN, work)).toList()));
    }
    if (!answers.isEmpty()) {
      sections.add(new Section(Texts.of("The right answers"), Flow.NEW_PAGE, answers));
    }
    String title = lesson.title().in(Texts.language());
    return new Report(title, Texts.language().id(), sections);
  }

  private static List<Part> parts(Step step) {
    List<Part> parts = new ArrayList<>();
    parts.add(words(Tone.PLAIN, step.said()));
    if (!step.choices().isEmpty()) {
      parts.add(new Report.Choices(step.choices()));
    } else if (step.clicks()) {
      parts.add(words(Tone.FAINT, Texts.of("Mark the place in the picture below.")));
    } else if (step.solution().isPresent()) {
      parts.add(new Report.Room(ROOM));
    }
    parts.add(step.picture().join());
    return parts;
  }

  private static Part words(Tone tone, String words) {
    return new Report.Paragraph(tone, words);
  }
}
