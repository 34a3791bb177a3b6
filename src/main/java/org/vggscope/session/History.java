package org.vggscope.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Steps of network, preprocessing and input size that can be taken back, and leaps, which take all
 * of the window with them. Only what came into force is a step. Use it from the window's thread.
 */
public final class History {
  private static final int STEPS = 50;

  /** What can be gone back or forward to. */
  private interface Stop {}

  /** What was in force. */
  record Step(ModelSource network, Preparation preparation) implements Stop {}

  /** All of the window is as it was, with whatever was open. */
  private record Elsewhere(Leap leap) implements Stop {}

  /** A way to another state of the whole window. */
  @FunctionalInterface
  public interface Leap {
    /**
     * Takes it.
     *
     * @param over given the way back when it was taken, nothing when all is as it was
     */
    void go(Consumer<Optional<Leap>> over);
  }

  private final Deque<Stop> before = new ArrayDeque<>();
  private final Deque<Stop> after = new ArrayDeque<>();
  private final Consumer<Step> wish;
  private Step now;

  /** What is being gone back or forward to; null when nothing is. */
  private Step wanted;

  private boolean forward;

  /** What was asked for while something was on its way: each whether it goes forward. */
  private final Deque<Boolean> asked = new ArrayDeque<>();

  /** Whether what comes into force now is no step of a person. */
  private boolean resting;

  /** Whether all of the window is being taken elsewhere. */
  private boolean leaping;

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

  /**
   * Takes a way that can be taken back as one step.
   *
   * @param taken told when it was
   */
  public void leap(Leap leap, Runnable taken) {
    begin(
        leap,
        back -> {
          push(before, new Elsewhere(back));
          after.clear();
          taken.run();
        });
  }

  private void begin(Leap leap, Consumer<Leap> taken) {
    leaping = true;
    wanted = null;
    asked.clear();
    leap.go(
        back -> {
          leaping = false;
          back.ifPresent(taken);
        });
  }

  /** Something is in force, perhaps what it was before. */
  void inForce(Step next) {
    if (leaping) {
      now = next;
    }
    if (leaping || resting || next.equals(now)) {
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

  private static void push(Deque<Stop> steps, Stop step) {
    steps.push(step);
    if (steps.size() > STEPS) {
      steps.removeLast();
    }
  }

  private boolean isFree() {
    return !resting && !leaping;
  }

  /** Whether there is a step to take back. */
  public boolean canUndo() {
    return isFree() && !before.isEmpty();
  }

  /** Whether a step was taken back. */
  public boolean canRedo() {
    return isFree() && !after.isEmpty();
  }

  /** Has what was in force before come into force again. */
  public void undo() {
    ask(false);
  }

  /** Has what was taken back come into force again. */
  public void redo() {
    ask(true);
  }

  /** Whoever asks quickly gets as many steps, one after the other. */
  private void ask(boolean onwards) {
    if (wanted == null) {
      go(onwards);
    } else if (asked.size() < STEPS) {
      asked.add(onwards);
    }
  }

  /** The last wish is in force, or was given up, and with it what was asked for after it. */
  void settled() {
    if (wanted != null) {
      wanted = null;
      asked.clear();
    } else if (!asked.isEmpty()) {
      go(asked.poll());
    }
  }

  private void go(boolean onwards) {
    Deque<Stop> steps = onwards ? after : before;
    if (!isFree() || steps.isEmpty()) {
      return;
    }
    if (steps.peek() instanceof Elsewhere elsewhere) {
      begin(
          elsewhere.leap(),
          back -> {
            steps.pop();
            push(onwards ? before : after, new Elsewhere(back));
          });
    } else {
      wanted = (Step) steps.peek();
      forward = onwards;
      wish.accept(wanted);
    }
  }
}
