package org.vggscope.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Changes of what other work is about, listed as tasks while they are made, and the wishes that
 * they are until then. Use it from the window's thread.
 */
final class Changes {
  private final SessionProperties state;
  private final LatestJobs jobs;
  private final Tasks tasks;
  private final Executor window;

  /** The latest change of each topic that is not over yet. */
  private final Map<Object, Pending> latest = new HashMap<>();

  /** What waits until none is under way. */
  private final List<Runnable> waiting = new ArrayList<>();

  /** What a change does. */
  interface Change {
    /**
     * Does it.
     *
     * @param step to be called between steps; what need not wait is done in it
     */
    void run(Task task, Runnable step, BooleanSupplier cancelled) throws Exception;
  }

  Changes(SessionProperties state, LatestJobs jobs, Tasks tasks, Executor window) {
    this.state = state;
    this.jobs = jobs;
    this.tasks = tasks;
    this.window = window;
  }

  /** Has a change made; an older one of the same topic is cancelled. */
  void submit(Object topic, String title, Set<Subject> changes, Change change) {
    submit(topic, title, changes, Wish.NONE, change, () -> {});
  }

  /**
   * As above.
   *
   * @param wish what is shown as a wish until the change is made or given up
   * @param over told when it was made, failed, or was given up, unless a newer one of the topic has
   *     taken its place
   */
  void submit(
      Object topic, String title, Set<Subject> changes, Wish wish, Change change, Runnable over) {
    Pending pending = new Pending(wish, over);
    state.wish.set(state.wish.get().and(wish));
    latest.put(topic, pending);
    Runnable ended = () -> window.execute(() -> end(topic, pending));
    jobs.submit(
        topic,
        changes,
        (cancelled, step) -> {
          try (Task task = tasks.begin(title, Set.of(), () -> cancel(topic))) {
            change.run(task, step, cancelled);
          } finally {
            ended.run();
          }
        },
        ended);
  }

  /** Gives up what was asked for last; what is in force stays. */
  void cancel(Object topic) {
    jobs.cancel(topic);
    if (latest.containsKey(topic)) {
      end(topic, latest.get(topic));
    }
  }

  private void end(Object topic, Pending ended) {
    if (latest.remove(topic, ended)) {
      state.wish.set(state.wish.get().without(ended.wish));
      ended.over.run();
      tellIdle();
    }
  }

  /** Has something done when every change that was asked for is made or given up. */
  void whenIdle(Runnable action) {
    waiting.add(action);
    tellIdle();
  }

  private void tellIdle() {
    // Who is told may ask for another change, and then the others wait on.
    while (latest.isEmpty() && !waiting.isEmpty()) {
      waiting.remove(0).run();
    }
  }

  /** A change that is not over; each is another one, whatever it wishes. */
  private static final class Pending {
    private final Wish wish;
    private final Runnable over;

    Pending(Wish wish, Runnable over) {
      this.wish = wish;
      this.over = over;
    }
  }
}
