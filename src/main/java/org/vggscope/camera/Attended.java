package org.vggscope.camera;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** Calls a driver, always on the same thread, and waits no longer than somebody would. */
final class Attended {
  /** So long, in milliseconds. */
  static final long PATIENCE = 2_000;

  private final long patience;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "vggscope-camera-driver");
            made.setDaemon(true);
            return made;
          });

  Attended() {
    this(PATIENCE);
  }

  Attended(long patience) {
    this.patience = patience;
  }

  /**
   * Calls it.
   *
   * @param late what is wrong when it does not answer in time
   * @throws CancellationException when nobody wants the answer any more
   */
  <T> T call(Callable<T> work, Problem late) throws IOException {
    Future<T> answer = thread.submit(work);
    try {
      return answer.get(patience, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new ProblemException(late, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static IOException failure(Throwable cause) {
    if (cause instanceof IOException known) {
      return known;
    }
    return cause instanceof LinkageError
        ? new ProblemException(
            Problem.of("there is no driver for cameras on this system; open pictures instead"),
            cause)
        : new ProblemException(
            Problem.of(
                "the camera's driver fails (%s); plug the camera in again, or take another one",
                cause),
            cause);
  }

  /**
   * Ends it.
   *
   * @param last done on its thread, as soon as what hangs there is over
   */
  void close(Runnable last) {
    thread.execute(last);
    thread.shutdown();
  }
}
