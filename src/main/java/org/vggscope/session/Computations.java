package org.vggscope.session;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Questions of the panes, short and long, and who still waits for an answer. */
final class Computations {
  private final LatestJobs jobs;
  private final SessionWorker worker;
  private final Tasks tasks;
  private final Executor window;

  /** What each topic waits for; used on the window's thread only. */
  private final Map<Object, Object> awaited = new HashMap<>();

  Computations(LatestJobs jobs, SessionWorker worker, Tasks tasks, Executor window) {
    this.jobs = jobs;
    this.worker = worker;
    this.tasks = tasks;
    this.window = window;
  }

  <T> void ask(Object topic, Question<T> question, Consumer<T> answer) {
    jobs.ask(
        topic,
        cancelled -> {
          T found = worker.ask(question, cancelled);
          window.execute(() -> deliver(found, cancelled, answer));
        });
  }

  private static <T> void deliver(T found, BooleanSupplier cancelled, Consumer<T> answer) {
    if (found != null && !cancelled.getAsBoolean()) {
      answer.accept(found);
    }
  }

  /** The task is listed until the work has ended or was dropped. */
  <E, T> void compute(
      Object topic, LongWork<E, T> work, Consumer<E> told, Consumer<T> answer, Runnable stopped) {
    Object ticket = new Object();
    awaited.put(topic, ticket);
    Runnable nothing =
        () -> {
          if (awaited.remove(topic, ticket)) {
            stopped.run();
          }
        };
    Task task = tasks.begin(work.title(), work.about(), () -> jobs.cancel(topic));
    jobs.submitLong(
        topic,
        work.about(),
        (cancelled, step) -> {
          T found = null;
          try {
            found = work.body().answer(worker, steps(task, told, cancelled, step));
          } finally {
            task.close();
            T answered = found;
            window.execute(
                () -> {
                  if (answered == null || cancelled.getAsBoolean()) {
                    nothing.run();
                  } else {
                    awaited.remove(topic, ticket);
                    answer.accept(answered);
                  }
                });
          }
        },
        () -> {
          task.close();
          window.execute(nothing);
        });
  }

  private <E> Steps<E> steps(
      Task task, Consumer<E> told, BooleanSupplier cancelled, Runnable step) {
    return new Steps<>() {
      @Override
      public void reached(double share) {
        stopIf(cancelled);
        task.reached(share);
        step.run();
        stopIf(cancelled);
      }

      @Override
      public void tell(E event) {
        window.execute(() -> deliver(event, cancelled, told));
      }

      @Override
      public boolean isCancelled() {
        return cancelled.getAsBoolean();
      }
    };
  }

  static void stopIf(BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
  }
}
