package org.vggscope.session.training;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * Trainings that begin one after the other, so that none takes the cores from another: each waits
 * until none is at work. Use it from one thread.
 */
final class Race {
  /** What the trainings begin in. */
  interface Track {
    /** Whether a training is at work, or begins. */
    boolean isBusy();

    /** Whether the one that was begun last has not come so far that others find it. */
    boolean isHidden();

    /** Begins one. */
    void begin(NewTraining next) throws IOException;
  }

  private final Track track;
  private final Deque<NewTraining> waiting = new ArrayDeque<>();

  /** Whether the first one has begun, and stays only until others find it. */
  private boolean begun;

  Race(Track track) {
    this.track = track;
  }

  /** Those that have not begun, and one that is only beginning. */
  List<NewTraining> waiting() {
    return List.copyOf(waiting);
  }

  /** Has some wait; what waits already does not wait twice. */
  void add(List<NewTraining> more) {
    for (NewTraining each : more) {
      if (!waiting.contains(each)) {
        waiting.add(each);
      }
    }
  }

  /** Begins none of those that wait and are meant. */
  void cancel(Predicate<NewTraining> meant) {
    NewTraining first = waiting.peekFirst();
    waiting.removeIf(each -> meant.test(each) && !(begun && each == first));
  }

  /**
   * Begins the next one if it may.
   *
   * @throws IOException when it cannot be begun; the others could not either, and are given up
   */
  void look() throws IOException {
    if (begun && !track.isHidden()) {
      waiting.removeFirst();
      begun = false;
    }
    if (!begun && !waiting.isEmpty() && !track.isBusy()) {
      try {
        track.begin(waiting.getFirst());
        begun = true;
      } catch (IOException e) {
        waiting.clear();
        throw e;
      }
    }
  }
}
