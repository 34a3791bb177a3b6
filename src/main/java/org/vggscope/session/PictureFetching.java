package org.vggscope.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.vggscope.text.Texts;
import org.vggscope.text.Wording;

/**
 * Finds out what pictures somebody brought and fetches those that are not here yet, each time on a
 * thread of its own: a server that stalls and a clipboard of megabytes keep nobody waiting. Use it
 * from the window's thread.
 */
final class PictureFetching {
  private final Tasks tasks;
  private final Executor window;
  private final Failures failures;
  private final Consumer<Notice> say;

  /** The one whose pictures are still wanted, or null. */
  private volatile Thread current;

  PictureFetching(Tasks tasks, Executor window, Failures failures, Consumer<Notice> say) {
    this.tasks = tasks;
    this.window = window;
    this.failures = failures;
    this.say = say;
  }

  /** Whether something is being fetched that is still wanted. */
  boolean isBusy() {
    return current != null;
  }

  /** Gives up what is being fetched. */
  void stop() {
    Thread running = current;
    current = null;
    if (running != null) {
      running.interrupt();
    }
  }

  /**
   * Begins.
   *
   * @param nothing what to say when there are no pictures
   * @param opener is given those that could be fetched
   */
  void begin(
      Callable<List<PictureSource>> finder, String nothing, Consumer<List<PictureSource>> opener) {
    Task task = tasks.begin(Texts.of("Fetching the picture"), Set.of(), this::stop);
    Thread thread =
        new Thread(
            () -> {
              try {
                run(finder, nothing, opener);
              } finally {
                task.close();
              }
            },
            "picture fetching");
    thread.setDaemon(true);
    current = thread;
    thread.start();
  }

  private void run(
      Callable<List<PictureSource>> finder, String nothing, Consumer<List<PictureSource>> opener) {
    Thread self = Thread.currentThread();
    List<PictureSource> here = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Throwable failure = null;
    try {
      for (PictureSource found : finder.call()) {
        fetch(found, here, problems);
      }
    } catch (Exception | OutOfMemoryError e) {
      failure = e;
    }
    Throwable failed = failure;
    window.execute(
        () -> {
          if (current != self) {
            return;
          }
          if (failed != null) {
            failures.failed(failed);
          } else if (here.isEmpty() && problems.isEmpty()) {
            say.accept(Notice.error(nothing));
          } else if (!here.isEmpty()) {
            opener.accept(here);
          }
          if (!problems.isEmpty()) {
            say.accept(Notice.error(String.join(" ", problems)));
          }
          current = null;
        });
  }

  private static void fetch(PictureSource found, List<PictureSource> here, List<String> problems) {
    try {
      here.add(found.fetch());
    } catch (IOException e) {
      problems.add(Wording.of(e));
    }
  }
}
