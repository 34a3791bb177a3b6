package org.vggscope.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vggscope.session.training.NewTraining;
import org.vggscope.session.training.Trainings;
import org.vggscope.text.Wording;
import org.vggscope.training.record.Steer;

/** What a window leaves behind when it is closed. Use it from the window's thread. */
public final class TrainingsLeft {
  private final Session session;
  private final TrainingRoom room;
  private final Trainings trainings;

  TrainingsLeft(Session session, TrainingRoom room, Trainings trainings) {
    this.session = session;
    this.room = room;
    this.trainings = trainings;
  }

  /** The folders of trainings that go on without the window: the watched one, and those begun. */
  public List<Path> atWork() {
    Set<Path> all = new LinkedHashSet<>();
    if (room.isUnderWay()) {
      all.add(room.folderProperty().get());
    }
    all.addAll(trainings.atWork());
    return List.copyOf(all);
  }

  /** Trainings of a race that have not begun, and will not without the window. */
  public List<NewTraining> waiting() {
    return room.waitingProperty().get().stream()
        .filter(each -> trainings.begun(List.of(each)).isEmpty())
        .toList();
  }

  /**
   * Closes the door behind them; the next window finds one of them again.
   *
   * @param when they are to end; null for when they are done
   */
  public void leave(Steer when) {
    List<Path> all = atWork();
    if (room.folderProperty().get() == null && !all.isEmpty()) {
      session.settings().trainingRun = all.get(0).toString();
    }
    if (when != null) {
      all.forEach(each -> end(each, when));
    }
  }

  private void end(Path run, Steer when) {
    try {
      trainings.end(run, when);
    } catch (IOException e) {
      session.say(Notice.error(Wording.of(e)));
    }
  }
}
