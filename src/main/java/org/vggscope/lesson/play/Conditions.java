package org.vggscope.lesson.play;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.vggscope.lesson.Action;
import org.vggscope.lesson.Condition;
import org.vggscope.lesson.Term;
import org.vggscope.lesson.figures.Open;
import org.vggscope.lesson.figures.PreprocessingFigures;
import org.vggscope.model.Layer;
import org.vggscope.model.Position;
import org.vggscope.session.ModelSource;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;
import org.vggscope.training.RunRecord;

/** Whether what a step waits for is so. */
public final class Conditions {
  private final LessonContext context;
  private final Session session;
  private final Words words;
  private final Units units;

  public Conditions(LessonContext context) {
    this.context = context;
    this.session = context.session();
    this.words = context.words();
    this.units = context.units();
  }

  /** What a condition looks at, as it is now. */
  public Object subject(Condition condition) {
    Selection selection = session.selection();
    return switch (condition.name()) {
      case "view" -> context.stage().openView();
      case "layer" -> selection.layerProperty().get();
      case "channel" -> selection.channelProperty().get();
      case "position" -> selection.positionProperty().get();
      case "class" -> selection.classProperty().get();
      case "picture" -> session.sourceProperty().get();
      case "network" -> {
        ModelSource source = session.modelSourceProperty().get();
        yield source == null ? null : source.key();
      }
      case "preprocessing" -> session.preprocessingProperty().get();
      case "input-size" -> session.inputSizeProperty().get();
      case "option" -> context.stage().options(word(condition, 0)).text(word(condition, 1), "");
      case "compare" -> session.companion().onProperty().get();
      case "ablated" -> context.stage().options(LessonContext.ABLATION).text(LessonContext.OFF, "");
      // What a training does of itself is nobody's try.
      default -> condition.name();
    };
  }

  private String word(Condition condition, int place) {
    return words.of(condition.words().get(place));
  }

  /**
   * Whether it is so.
   *
   * @param before what it looked at when the step began
   */
  public boolean holds(Condition condition, Object before) {
    Object now = subject(condition);
    String word = condition.words().isEmpty() ? "" : word(condition, 0);
    if (word.equals(LessonContext.OTHER) && !condition.name().equals("option")) {
      return now != null && !now.equals(before) && !now.equals(Selection.NONE);
    }
    return switch (condition.name()) {
      case "view" -> now != null && (now.equals(word) || now.toString().startsWith(word + "."));
      case "layer" -> now != null && now.equals(layer(word));
      case "channel" -> isChannel(word, (int) now);
      case "position" -> isPosition(word, (Position) now);
      case "class" ->
          !now.equals(Selection.NONE) && (word.equals(LessonContext.ANY) || isUnlikely((int) now));
      case "network" -> word.equals(now);
      case "preprocessing" -> isPreprocessing(word, String.valueOf(now));
      case "input-size" -> now.equals(word.equals("trained") ? 0 : Integer.parseInt(word));
      case "option" -> isOption(condition, String.valueOf(now), before);
      case "compare" -> now.equals(word.equals("on"));
      case "ablated" -> !String.valueOf(now).isEmpty();
      case "training" -> isTraining(word);
      case "race" -> context.trainings().hasRaceRow();
      default -> false;
    };
  }

  private Layer layer(String name) {
    ModelView model = session.modelProperty().get();
    return model == null ? null : Open.find(model.layers(), name);
  }

  private boolean isChannel(String word, int now) {
    return switch (word) {
      case LessonContext.ANY -> now != Selection.NONE;
      case LessonContext.STRONGEST -> now != Selection.NONE && now == units.strongest();
      default -> word.equals(String.valueOf(now));
    };
  }

  private boolean isPosition(String word, Position now) {
    return now != null
        && (word.equals(LessonContext.ANY)
            || word.equals(LessonContext.FAINT) && units.isFaint(now)
            || now.equals(units.extreme(word.equals(LessonContext.STRONGEST))));
  }

  private boolean isUnlikely(int index) {
    PictureResult result = session.resultProperty().get();
    return result != null
        && result.ranked().stream()
            .anyMatch(each -> each.index() == index && 2 * each.rank() > result.ranked().size());
  }

  private boolean isPreprocessing(String word, String now) {
    ModelView model = session.modelProperty().get();
    return model != null
        && PreprocessingFigures.find(model, word)
            .map(each -> each.isRight() ? "" : each.preprocessing().name())
            .filter(now::equals)
            .isPresent();
  }

  private boolean isOption(Condition condition, String now, Object before) {
    String wanted = words.rest(condition.words(), 2);
    return wanted.equals(LessonContext.OTHER) ? !now.equals(before) : now.equalsIgnoreCase(wanted);
  }

  private boolean isTraining(String word) {
    RunRecord run = session.training().runProperty().get();
    return word.equals("on")
        ? session.training().folderProperty().get() != null
        : run != null && !run.points().isEmpty();
  }

  /** Whether it becomes so by itself, when a training has come so far. */
  public static boolean comesByItself(Condition condition) {
    boolean row = condition.words().stream().anyMatch(each -> each.name().equals("row"));
    return condition.name().equals("training") && row || condition.name().equals("race");
  }

  /** What makes it so; empty where the program cannot. */
  public static Optional<Action> action(Condition condition) {
    boolean value = condition.name().equals("option");
    boolean other =
        condition.words().stream().anyMatch(each -> each.name().equals(LessonContext.OTHER));
    if (value && other || comesByItself(condition)) {
      return Optional.empty();
    }
    if (condition.name().equals("ablated")) {
      return Optional.of(
          new Action(
              "ablate",
              List.of(Term.word("last-conv"), Term.word(LessonContext.STRONGEST)),
              condition.line()));
    }
    Map<String, String> instead =
        switch (condition.name()) {
          case "layer" -> Map.of(LessonContext.OTHER, "next");
          case "channel", "position" ->
              Map.of(
                  LessonContext.ANY, LessonContext.STRONGEST,
                  LessonContext.OTHER, "next",
                  LessonContext.FAINT, "weakest");
          case "class" ->
              Map.of(
                  LessonContext.ANY, "1",
                  LessonContext.OTHER, "2",
                  LessonContext.UNLIKELY, LessonContext.LAST);
          default -> Map.of();
        };
    List<Term> words =
        condition.words().stream()
            .map(each -> Objects.requireNonNullElse(word(instead, each), each))
            .toList();
    return Optional.of(new Action(condition.name(), words, condition.line()));
  }

  private static Term word(Map<String, String> instead, Term each) {
    String word = each.figure() ? null : instead.get(each.name());
    return word == null ? null : Term.word(word);
  }
}
