package org.vggscope.session;

import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/**
 * Something that takes a while and is under way, as the list of {@link Tasks} has it. Its
 * properties are read and {@link #cancel} is called on the window's thread; the one who does the
 * work tells how far it is, and that it ended, from any thread.
 */
public final class Task implements AutoCloseable {
  /** Progress that nobody knows. */
  public static final double UNKNOWN = -1;

  /** Progress is told so many times at most, not after each of thousands of pictures. */
  private static final int REPORTS = 200;

  private final Tasks tasks;
  private final String title;
  private final Set<Subject> about;
  private final Runnable cancel;
  private final Executor window;
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(UNKNOWN);
  private double told = UNKNOWN;

  Task(Tasks tasks, String title, Set<Subject> about, Runnable cancel, Executor window) {
    this.tasks = tasks;
    this.title = title;
    this.about = about;
    this.cancel = cancel;
    this.window = window;
  }

  /** What is being done, for people. */
  public String title() {
    return title;
  }

  /** What ends it when it changes; empty for work that only its own cancel ends. */
  public Set<Subject> about() {
    return about;
  }

  /** The share that is done, 0 to 1, or {@link #UNKNOWN}. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Stops it; what was there before stays. */
  public void cancel() {
    cancel.run();
  }

  /** So much of it is done, 0 to 1. */
  public synchronized void reached(double share) {
    if (told == UNKNOWN || share == 1 || Math.abs(share - told) >= 1.0 / REPORTS) {
      told = share;
      window.execute(() -> progress.set(share));
    }
  }

  /** It has ended, however. */
  @Override
  public void close() {
    window.execute(() -> tasks.ended(this));
  }
}
