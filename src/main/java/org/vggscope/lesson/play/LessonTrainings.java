package org.vggscope.lesson.play;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import org.vggscope.session.Session;
import org.vggscope.session.TrainingRoom;
import org.vggscope.session.training.NewTraining;
import org.vggscope.training.NetworkChoice;
import org.vggscope.training.Recipe;
import org.vggscope.training.RunRecord;

/**
 * The trainings that a lesson begins: they end with it, and nothing of them is left. Use it from
 * the window's thread.
 */
public final class LessonTrainings {
  private final TrainingRoom room;

  /** Those that are watched, by what the lesson calls them, and their folders. */
  private final Map<String, Path> begun = new HashMap<>();

  private final Set<String> raced = new LinkedHashSet<>();

  /** Starts that are to join the race as soon as the run that is watched can be read. */
  private final List<String> waiting = new ArrayList<>();

  /** All that was asked for, and of that what joins the race. */
  private final List<NewTraining> asked = new ArrayList<>();

  private final List<NewTraining> racing = new ArrayList<>();
  private final ChangeListener<RunRecord> reader = (o, old, now) -> takeUp();
  private Path earlier;

  public LessonTrainings(Session session) {
    this.room = session.training();
  }

  /** What is watched now is watched again in the end. */
  public void start() {
    earlier = room.folderProperty().get();
    room.runProperty().removeListener(reader);
    room.runProperty().addListener(reader);
  }

  /** Begins a training and watches it; one that was begun before is watched again. */
  public void begin(List<String> words) {
    String all = String.join(" ", words);
    Path before = begun.get(all);
    if (before != null) {
      room.watch(before);
      return;
    }
    NewTraining wanted =
        new NewTraining(
            words.get(0),
            new NetworkChoice(words.get(1), Double.parseDouble(words.get(2)), false),
            Recipe.quick().with(Integer.parseInt(words.get(3)), 1, words.get(4)),
            null);
    asked.add(wanted);
    room.begin(wanted);
    room.begun(List.of(wanted)).forEach(ours -> begun.put(all, ours));
  }

  /**
   * Trains what is watched from another start, when no training is at work; nobody watches it. What
   * has only just begun to be watched is waited for.
   */
  public void race(String initialisation) {
    if (raced.add(initialisation)) {
      waiting.add(initialisation);
      takeUp();
    }
  }

  private void takeUp() {
    RunRecord run = room.runProperty().get();
    if (run == null) {
      return;
    }
    Recipe recipe = run.recipe();
    List<NewTraining> wanted = new ArrayList<>();
    for (String initialisation : waiting) {
      wanted.add(
          new NewTraining(
              run.setup().data(),
              run.setup().network(),
              recipe.with(recipe.epochs(), recipe.seed(), initialisation),
              null));
    }
    waiting.clear();
    if (!wanted.isEmpty()) {
      asked.addAll(wanted);
      racing.addAll(wanted);
      room.race(wanted);
    }
  }

  /** Whether a run that {@link #race} began has its first row. */
  boolean hasRaceRow() {
    return room.begun(racing).stream().anyMatch(LessonTrainings::hasRow);
  }

  private static boolean hasRow(Path run) {
    try (Stream<String> lines = Files.lines(run.resolve("metrics.csv"))) {
      return lines.limit(2).count() == 2;
    } catch (IOException | UncheckedIOException e) {
      // It is only beginning.
      return false;
    }
  }

  /** Ends all that was begun, and what was watched before is watched again. */
  public void end() {
    room.runProperty().removeListener(reader);
    waiting.clear();
    if (asked.isEmpty()) {
      return;
    }
    if (!room.begun(asked).contains(room.folderProperty().get())) {
      earlier = room.folderProperty().get();
    } else if (earlier == null) {
      room.leave();
    } else {
      room.watch(earlier);
    }
    room.withdraw(asked);
    begun.clear();
    raced.clear();
    asked.clear();
    racing.clear();
  }
}
