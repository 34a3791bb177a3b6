package org.vggscope.lesson;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Time for a {@link Player}, which tests let pass as they like. */
interface Ticker extends AutoCloseable {
  /** Begins to call some times a second, on the window's thread. */
  void start(Runnable tick);

  /** Time that has passed, in milliseconds. */
  long now();

  @Override
  void close();

  /**
   * The real time.
   *
   * @param window runs things on the window's thread
   */
  static Ticker real(Consumer<Runnable> window) {
    return new Ticker() {
      private static final int EVERY = 100;

      private final ScheduledExecutorService clock =
          Executors.newSingleThreadScheduledExecutor(
              work -> {
                Thread thread = new Thread(work, "vggscope-lesson");
                thread.setDaemon(true);
                return thread;
              });

      @Override
      public void start(Runnable tick) {
        clock.scheduleWithFixedDelay(
            () -> window.accept(tick), EVERY, EVERY, TimeUnit.MILLISECONDS);
      }

      @Override
      public long now() {
        return System.nanoTime() / 1_000_000;
      }

      @Override
      public void close() {
        clock.shutdownNow();
      }
    };
  }
}
