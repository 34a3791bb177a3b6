package org.vggscope.session;

import java.util.Set;
import java.util.function.BooleanSupplier;

/** Changes of what other work is about, listed as tasks while they are made. */
final class Changes {
  private final LatestJobs jobs;
  private final Tasks tasks;

  /** What a change does. */
  interface Change {
    void run(Task task, BooleanSupplier cancelled) throws Exception;
  }

  Changes(LatestJobs jobs, Tasks tasks) {
    this.jobs = jobs;
    this.tasks = tasks;
  }

  /** Has a change made; an older one of the same topic is cancelled. */
  void submit(Object topic, String title, Set<Subject> changes, Change change) {
    jobs.submit(
        topic,
        changes,
        cancelled -> {
          try (Task task = tasks.begin(title, Set.of(), () -> jobs.cancel(topic))) {
            change.run(task, cancelled);
          }
        });
  }
}
