package org.vggscope.camera;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** So many pictures a second and no more, which is what cameras have. */
final class Pace {
  private static final long BETWEEN = TimeUnit.SECONDS.toNanos(1) / 30;

  private long last = System.nanoTime() - BETWEEN;

  /** Waits until it is time for the next one. */
  void await() {
    sleep(last + BETWEEN - System.nanoTime());
    last = System.nanoTime();
  }

  /**
   * Waits.
   *
   * @throws CancellationException when nobody wants to any more
   */
  static void sleep(long nanoseconds) {
    try {
      TimeUnit.NANOSECONDS.sleep(Math.max(0, nanoseconds));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }
}
