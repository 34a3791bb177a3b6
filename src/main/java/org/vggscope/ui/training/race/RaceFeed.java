package org.vggscope.ui.training.race;

import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.vggscope.export.training.RaceFigures;
import org.vggscope.session.training.Trainings;

/**
 * Reads a race beside the window's thread for as long as somebody looks. Use it from the window's
 * thread.
 */
final class RaceFeed {
  private static final long EVERY = 2000;

  private final Consumer<RaceFigures> answer;
  private final RaceReader source = new RaceReader();
  private final ScheduledExecutorService reader =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "vggscope-race");
            thread.setDaemon(true);
            return thread;
          });
  private Future<?> reading;
  private int latest;

  /**
   * @param answer given the race whenever it is another, on the window's thread
   */
  RaceFeed(Consumer<RaceFigures> answer) {
    this.answer = answer;
  }

  /**
   * Reads from now on, at once and then again and again; what was asked for before is not answered
   * any more.
   *
   * @param watched whose race; null for none
   */
  void look(Path watched) {
    int mine = ++latest;
    if (reading != null) {
      reading.cancel(false);
      reading = null;
    }
    if (watched != null) {
      reading =
          reader.scheduleWithFixedDelay(new Look(watched, mine), 0, EVERY, TimeUnit.MILLISECONDS);
    }
  }

  /** Reads never again. */
  void close() {
    latest++;
    reader.shutdownNow();
  }

  /** One race, read again and again. */
  private final class Look implements Runnable {
    private final Path watched;
    private final int mine;
    private RaceFigures last;

    Look(Path watched, int mine) {
      this.watched = watched;
      this.mine = mine;
    }

    @Override
    public void run() {
      RaceFigures now = source.read(watched, Trainings.all());
      if (now != null && !now.equals(last)) {
        last = now;
        Platform.runLater(
            () -> {
              if (mine == latest) {
                answer.accept(now);
              }
            });
      }
    }
  }
}
