package org.vggscope.export.training;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vggscope.session.training.NewTraining;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.RunStatus;

/** What is said of a race. */
public final class RaceTexts {
  private RaceTexts() {}

  /** How far a run is, in a line. */
  public static String numbers(RaceRun run) {
    double best = run.record().best();
    double loss = run.lastLoss();
    return Texts.of(
        "%s · epoch %d/%d · best validation %s · last\u00a0loss\u00a0%s",
        state(run.record().status().state()),
        run.epochs(),
        run.record().recipe().epochs(),
        Double.isNaN(best) ? "–" : Numbers.percent(best),
        Double.isNaN(loss) ? "–" : String.format(Locale.ROOT, "%.4f", loss));
  }

  private static String state(RunStatus.State state) {
    return switch (state) {
      case RUNNING -> Texts.of("learns");
      case PAUSED -> Texts.of("pauses");
      case DONE -> Texts.of("done");
      case PLATEAU -> Texts.of("ended on a plateau");
      case STOPPED -> Texts.of("was stopped");
      case FAILED -> Texts.of("broke off");
      case KILLED -> Texts.of("ended without a word");
    };
  }

  /** Of a run that differs in more than its start. */
  public static String otherRecipe() {
    return Texts.of("Its recipe is another than that of the run that is watched.");
  }

  /** What its start means, or what went wrong. */
  public static String sentence(RaceRun run) {
    RunRecord record = run.record();
    String start =
        record.start() == null
            ? Texts.of("How its numbers spread at the start is not known yet.")
            : Texts.of("Before the first step: %s.", record.start().problem());
    return record.status().why() != null
        ? Texts.of("%s It broke off: %s", start, record.status().why())
        : start;
  }

  /** What a race would begin, or what still waits. */
  public static String note(RaceFigures race, List<NewTraining> waiting) {
    if (!waiting.isEmpty()) {
      return Texts.of(
          "Still to come: %s. Each begins when no training is at work or paused, for as long as"
              + " this window is open.",
          titles(waiting));
    }
    List<NewTraining> missing = race.trainings();
    return missing.isEmpty()
        ? Texts.of("The usual starts have all begun.")
        : Texts.of(
            "Not begun yet: %s, with these pictures, this network and the recipe of the run that is"
                + " watched, one after the other.",
            titles(missing));
  }

  /** What they start from, one after the other. */
  public static String titles(List<NewTraining> trainings) {
    return trainings.stream()
        .map(each -> RaceStarts.title(each.recipe().initialisation()))
        .collect(Collectors.joining(" · "));
  }

  /** That there are more runs than colours; empty when there are not. */
  public static String left(RaceFigures race) {
    return race.left() == 0
        ? ""
        : Texts.count(
            race.left(),
            "%d older run of this race is not shown.",
            "%d older runs of this race are not shown.",
            race.left());
  }
}
