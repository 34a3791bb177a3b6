package org.vggscope.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Steps of network, preprocessing and input size that can be taken back. Only what came into force
 * is a step. Use it from the window's thread.
 */
public final class History {
  private static final int STEPS = 50;

  /** What was in force. */
  record Step(ModelSource network, Preparation preparation) {}

  private final Deque<Step> before = new ArrayDeque<>();
  private final Deque<Step> after = new ArrayDeque<>();
  private final Consumer<Step> wish;
  private Step now;

  /** What is being gone back or forward to; null when nothing is. */
  private Step wanted;

  private boolean forward;

  /** Whether what comes into force now is no step of a person. */
  private boolean resting;

  /**
   * @param wish has a step come into force again
   */
  History(Consumer<Step> wish) {
    this.wish = wish;
  }

  /**
   * Records nothing from now on, as while a lesson is played, or goes on; by then what was in force
   * is to be in force again.
   */
  public void rest(boolean on) {
    resting = on;
  }

  /** Something is in force, perhaps what it was before. */
  void inForce(Step next) {
    if (resting || next.equals(now)) {
      return;
    }
    if (next.equals(wanted)) {
      (forward ? after : before).pop();
      push(forward ? before : after, now);
    } else if (now != null && !(isMoment(now) && isMoment(next))) {
      push(before, now);
      after.clear();
    }
    now = next;
    wanted = null;
  }

  /** To look through the moments of a training is no change to take back one by one. */
  private static boolean isMoment(Step step) {
    return step.network() instanceof ModelSource.OfRun;
  }

  private static void push(Deque<Step> steps, Step step) {
    steps.push(step);
    if (steps.size() > STEPS) {
      steps.removeLast();
    }
  }

  /** Whether there is a step to take back. */
  public boolean canUndo() {
    return !resting && !before.isEmpty();
  }

  /** Whether a step was taken back. */
  public boolean canRedo() {
    return !resting && !after.isEmpty();
  }

  /** Has what was in force before come into force again. */
  public void undo() {
    go(before, false);
  }

  /** Has what was taken back come into force again. */
  public void redo() {
    go(after, true);
  }

  private void go(Deque<Step> steps, boolean onwards) {
    if (!resting && !steps.isEmpty()) {
      wanted = steps.peek();
      forward = onwards;
      wish.accept(wanted);
    }
  }
}
