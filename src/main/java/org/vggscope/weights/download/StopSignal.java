package org.vggscope.weights.download;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a running piece of work to stop. It is not used a second time. */
final class StopSignal {
  private final CountDownLatch stopped = new CountDownLatch(1);

  void stop() {
    stopped.countDown();
  }

  /**
   * @throws StoppedException when the work is to stop
   */
  void check() throws StoppedException {
    if (stopped.getCount() == 0) {
      throw new StoppedException();
    }
  }

  /**
   * Waits.
   *
   * @throws StoppedException when the work is to stop, at once then
   */
  void sleep(Duration time) throws StoppedException {
    try {
      if (stopped.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StoppedException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }
}
