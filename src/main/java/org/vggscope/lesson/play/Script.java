package org.vggscope.lesson.play;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.vggscope.session.Session;

/**
 * What is to be done one after the other, each when all that came before is in force. Use it from
 * the window's thread.
 */
public final class Script {
  /** Twice idle: what was told just before the work ended has come in between. */
  private static final int IDLE = 2;

  /**
   * A window that says when it is done may be busy with itself; one that forgets must not block.
   */
  private static final int LONG_IDLE = 300;

  private final Settled settled;
  private final Session session;
  private final Deque<Part> parts = new ArrayDeque<>();

  /** Something to be done. */
  private static final class Part {
    private final BooleanSupplier possible;
    private final Runnable begin;
    private final BooleanSupplier done;
    private final int patience;
    private boolean begun;
    private int idle;

    Part(BooleanSupplier possible, Runnable begin, BooleanSupplier done, int patience) {
      this.possible = possible;
      this.begin = begin;
      this.done = done;
      this.patience = patience;
    }
  }

  public Script(Session session) {
    this.session = session;
    this.settled = new Settled(session);
  }

  /** Does something that is done at once, when all before is in force. */
  public void add(Runnable action) {
    parts.add(new Part(() -> true, action, () -> true, IDLE));
  }

  /**
   * Does something when it is possible, and goes on when the session has taken it up.
   *
   * @param picture whether another answer is to come, as when a picture is opened
   */
  public void add(BooleanSupplier possible, Runnable action, boolean picture) {
    BooleanSupplier[] done = {() -> false};
    Runnable begin =
        () -> {
          done[0] = settled.after(picture);
          action.run();
        };
    parts.add(new Part(possible, begin, () -> done[0].getAsBoolean(), IDLE));
  }

  /** Begins something and goes on when it is done, though nothing else is being done meanwhile. */
  public void addLong(Runnable begin, BooleanSupplier done) {
    parts.add(new Part(() -> true, begin, done, LONG_IDLE));
  }

  /** Waits until nothing is under way that somebody asked for before. */
  public void addRest() {
    add(() -> true, () -> {}, false);
  }

  /** Whether there is nothing to be done. */
  public boolean isDone() {
    return parts.isEmpty();
  }

  /** Does none of it. */
  public void clear() {
    parts.clear();
  }

  /** Goes on as far as it can. */
  public void advance() {
    while (!parts.isEmpty()) {
      Part part = parts.peek();
      part.idle = session.isBusy() ? 0 : part.idle + 1;
      if (!part.begun) {
        // What is waited for may never come, as a figure of a picture that cannot be read.
        if (!part.possible.getAsBoolean() && part.idle <= part.patience) {
          return;
        }
        part.begun = true;
        part.idle = 0;
        part.begin.run();
      }
      // Taken away by what it did.
      if (parts.peek() != part) {
        continue;
      }
      if (!part.done.getAsBoolean() && part.idle <= part.patience) {
        return;
      }
      parts.poll();
    }
  }
}
