package org.vggscope.training.record;

import java.util.Locale;
import java.util.Optional;

/** What somebody who watches a training can have it do. */
public enum Steer {
  PAUSE,
  /** One step, then a pause. */
  STEP,
  GO,
  /** The rate by 10. */
  CUT,
  /** With a checkpoint. */
  STOP,
  /** As {@link #STOP}, at the end of the epoch. */
  FINISH;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Steer> of(String word) {
    for (Steer each : values()) {
      if (each.id().equals(word.strip())) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
