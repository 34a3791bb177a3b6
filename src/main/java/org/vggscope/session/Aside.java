package org.vggscope.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Work that needs nothing of the network, such as the writing of files: each piece has a thread of
 * its own, so that neither the window nor the network waits for it, and is listed as a task.
 */
public final class Aside {
  private final Tasks tasks;
  private final Executor window;
  private final Failures failures;

  /** What is under way, each with what cancels it. */
  private final Set<AtomicBoolean> running = ConcurrentHashMap.newKeySet();

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  /**
   * A piece of it.
   *
   * @param <T> the answer
   */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * Does it.
     *
     * @param steps hears how far it is, and says when nobody wants it any more
     * @throws CancellationException when cancelled
     */
    T run(Steps<Void> steps) throws Exception;
  }

  Aside(Tasks tasks, Executor window, Failures failures) {
    this.tasks = tasks;
    this.window = window;
    this.failures = failures;
  }

  <T> void begin(String title, Work<T> work, Consumer<T> answer) {
    AtomicBoolean cancelled = new AtomicBoolean();
    Task task = tasks.begin(title, Set.of(), () -> cancelled.set(true));
    running.add(cancelled);
    Thread thread = new Thread(() -> run(work, answer, task, cancelled), "vggscope-aside");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private <T> void run(Work<T> work, Consumer<T> answer, Task task, AtomicBoolean cancelled) {
    Runnable last = () -> {};
    try {
      T found = work.run(steps(task, cancelled));
      last = () -> answer.accept(found);
    } catch (CancellationException e) {
      // Nobody wants it any more.
    } catch (Exception | LinkageError | OutOfMemoryError e) {
      failures.failed(e);
    } finally {
      task.close();
      threads.remove(Thread.currentThread());
      Runnable told = last;
      window.execute(
          () -> {
            running.remove(cancelled);
            if (!cancelled.get()) {
              told.run();
            }
          });
    }
  }

  private static Steps<Void> steps(Task task, AtomicBoolean cancelled) {
    return new Steps<>() {
      @Override
      public void reached(double share) {
        Computations.stopIf(cancelled::get);
        task.reached(share);
      }

      @Override
      public void tell(Void nothing) {
        throw new IllegalStateException("It has nothing to tell");
      }

      @Override
      public boolean isCancelled() {
        return cancelled.get();
      }
    };
  }

  boolean isBusy() {
    return !running.isEmpty();
  }

  /** Waits until all of it has ended, so long at most; what it answers is not heard meanwhile. */
  void await(Duration patience) throws InterruptedException {
    Instant end = Instant.now().plus(patience);
    for (Thread each : threads) {
      long left = Duration.between(Instant.now(), end).toMillis();
      if (left > 0) {
        each.join(left);
      }
    }
  }

  /** Cancels all of it. */
  void cancel() {
    running.forEach(each -> each.set(true));
  }
}
