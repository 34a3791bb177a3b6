package org.vggscope.ui.training.page;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;

/**
 * Reads what is on the disk beside the window's thread, again and again, for as long as somebody
 * looks. Use it from the window's thread.
 *
 * @param <K> what is to be read
 * @param <T> what is found there, a value
 */
public final class ReadAgain<K, T> {
  private static final long EVERY = 2000;

  private final Function<K, T> source;
  private final Consumer<T> answer;
  private final ScheduledExecutorService reader;
  private Future<?> reading;
  private int latest;

  /**
   * @param thread name of the thread that reads
   * @param source reads, on that thread alone; null where there is nothing to read
   * @param answer given what was read whenever it is another, on the window's thread
   */
  public ReadAgain(String thread, Function<K, T> source, Consumer<T> answer) {
    this.source = source;
    this.answer = answer;
    reader =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread made = new Thread(work, thread);
              made.setDaemon(true);
              return made;
            });
  }

  /**
   * Reads from now on, at once and then again and again; what was asked for before is not answered
   * any more.
   *
   * @param wanted what to read; null for nothing
   */
  public void look(K wanted) {
    int mine = ++latest;
    if (reading != null) {
      reading.cancel(false);
      reading = null;
    }
    if (wanted != null) {
      reading =
          reader.scheduleWithFixedDelay(new Look(wanted, mine), 0, EVERY, TimeUnit.MILLISECONDS);
    }
  }

  /** Reads never again. */
  public void close() {
    latest++;
    reader.shutdownNow();
  }

  /** One thing, read again and again. */
  private final class Look implements Runnable {
    private final K wanted;
    private final int mine;
    private T last;

    Look(K wanted, int mine) {
      this.wanted = wanted;
      this.mine = mine;
    }

    @Override
    public void run() {
      T now = source.apply(wanted);
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
