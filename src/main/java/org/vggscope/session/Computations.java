package org.vggscope.session;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.vggscope.inference.LatestJobs;

/** Questions of the panes, short and long, and who still waits for an answer. */
final class Computations {
  private final LatestJobs jobs;
  private final SessionWorker worker;
  private final Executor window;

  /** What each topic waits for; used on the window's thread only. */
  private final Map<Object, Object> awaited = new HashMap<>();

  Computations(LatestJobs jobs, SessionWorker worker, Executor window) {
    this.jobs = jobs;
    this.worker = worker;
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

  <T> void compute(
      Object topic, String title, LongQuestion<T> question, Consumer<T> answer, Runnable stopped) {
    Object ticket = new Object();
    awaited.put(topic, ticket);
    Runnable nothing =
        () -> {
          if (awaited.remove(topic, ticket)) {
            stopped.run();
          }
        };
    jobs.submitLong(
        topic,
        (cancelled, step) -> {
          T found = null;
          try {
            found = worker.compute(title, question, step, cancelled);
          } finally {
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
        () -> window.execute(nothing));
  }
}
