package org.vggscope.lesson.play;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.vggscope.session.training.Trainings;
import org.vggscope.training.NetworkChoice;
import org.vggscope.training.Recipe;
import org.vggscope.training.RunFolder;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.RunLog;
import org.vggscope.training.record.Steer;

/**
 * The trainings that a lesson begins: they end with it, and nothing of them is left. Use it from
 * the window's thread.
 */
public final class LessonTrainings {
  /** How long a training is waited for that is to stop, in tenths of a second. */
  private static final int PATIENCE = 600;

  /** The same of one that is to begin. */
  private static final int BEGINNING = 300;

  private static final int TENTH = 100;

  private final TrainingRoom room;
  private final Map<String, Path> begun = new HashMap<>();
  private final Set<String> raced = new LinkedHashSet<>();

  /** Starts that are to join the race as soon as the run that is watched can be read. */
  private final List<String> waiting = new ArrayList<>();

  private final List<NewTraining> asked = new ArrayList<>();
  private final ChangeListener<RunRecord> reader = (o, old, now) -> takeUp();
  private Path earlier;
  private Set<Path> known = Set.of();

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
    remember();
    String all = String.join(" ", words);
    Path before = begun.get(all);
    if (before != null) {
      room.watch(before);
      return;
    }
    room.begin(
        new NewTraining(
            words.get(0),
            new NetworkChoice(words.get(1), Double.parseDouble(words.get(2)), false),
            Recipe.quick().with(Integer.parseInt(words.get(3)), 1, words.get(4)),
            null));
    Path ours = room.folderProperty().get();
    if (ours != null && !ours.equals(earlier)) {
      begun.put(all, ours);
    }
  }

  /**
   * Trains what is watched from another start, when no training is at work; nobody watches it. What
   * has only just begun to be watched is waited for.
   */
  public void race(String initialisation) {
    remember();
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
      room.race(wanted);
    }
  }

  private void remember() {
    if (begun.isEmpty() && raced.isEmpty()) {
      known = Set.copyOf(room.runs());
    }
  }

  /** Whether a run that {@link #race} began has its first row. */
  boolean hasRaceRow() {
    return !raced.isEmpty()
        && ours().stream()
            .filter(each -> !begun.containsValue(each))
            .anyMatch(LessonTrainings::hasRow);
  }

  private static boolean hasRow(Path run) {
    try (Stream<String> lines = Files.lines(run.resolve("metrics.csv"))) {
      return lines.limit(2).count() == 2;
    } catch (IOException | UncheckedIOException e) {
      // It is only beginning.
      return false;
    }
  }

  /** What the lesson began; what somebody began beside it is theirs. */
  private List<Path> ours() {
    Set<Path> ours = new LinkedHashSet<>(begun.values());
    if (!asked.isEmpty()) {
      room.runs().stream()
          .filter(each -> !known.contains(each) && isAsked(each))
          .forEach(ours::add);
    }
    return new ArrayList<>(ours);
  }

  private boolean isAsked(Path run) {
    try {
      RunFolder folder = new RunFolder(run);
      RunFolder.Setup setup = folder.setup();
      Recipe recipe = folder.recipe();
      return asked.stream()
          .anyMatch(
              each ->
                  each.data().equals(setup.data())
                      && each.network().equals(setup.network())
                      && each.recipe().equals(recipe));
    } catch (IOException e) {
      // It is only beginning.
      return false;
    }
  }

  /** Ends all that was begun, and what was watched before is watched again. */
  public void end() {
    room.runProperty().removeListener(reader);
    waiting.clear();
    if (begun.isEmpty() && raced.isEmpty()) {
      return;
    }
    room.cancelRace();
    List<Path> ours = ours();
    if (!ours.contains(room.folderProperty().get())) {
      earlier = room.folderProperty().get();
    } else if (earlier == null) {
      room.leave();
    } else {
      room.watch(earlier);
    }
    begun.clear();
    raced.clear();
    asked.clear();
    Thread remover = new Thread(() -> ours.forEach(LessonTrainings::remove), "vggscope-lesson-end");
    remover.setDaemon(true);
    remover.start();
  }

  private static boolean isAtWork(RunFolder folder) {
    return RunRecord.statusOf(folder).state().isUnderWay();
  }

  private static void remove(Path run) {
    try {
      RunFolder folder = new RunFolder(run);
      // One that was only just begun makes its folder first.
      for (int tenth = 0; !folder.isRun() && tenth < BEGINNING; tenth++) {
        Thread.sleep(TENTH);
      }
      for (int tenth = 0; isAtWork(folder) && tenth < PATIENCE; tenth++) {
        new RunLog(run).steer(Steer.STOP);
        Thread.sleep(TENTH);
      }
      if (isAtWork(folder)) {
        return;
      }
      if (Files.exists(run)) {
        try (Stream<Path> all = Files.walk(run)) {
          for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.deleteIfExists(each);
          }
        }
      }
      for (Path each : Trainings.beside(run)) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException e) {
      // It stays among the runs, where it can be removed by hand.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
