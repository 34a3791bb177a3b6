package org.vggscope.ui.receptivefield;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vggscope.text.Texts;

/** Where an animation of a few steps is. Needs no screen and no clock: something calls tick. */
final class Playback {
  /** How long a step is seen. */
  enum Speed {
    SLOW(Texts.key("Slow"), 1500),
    NORMAL(Texts.key("Normal"), 700),
    FAST(Texts.key("Fast"), 250);

    private final String title;
    private final int milliseconds;

    Speed(String title, int milliseconds) {
      this.title = title;
      this.milliseconds = milliseconds;
    }

    String title() {
      return Texts.of(title);
    }

    int milliseconds() {
      return milliseconds;
    }
  }

  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper step = new ReadOnlyIntegerWrapper(-1);
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Speed> speed = new ReadOnlyObjectWrapper<>(Speed.NORMAL);

  /** How many steps there are. */
  ReadOnlyIntegerProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /** The step that is seen, from 0; -1 when there are none. */
  ReadOnlyIntegerProperty stepProperty() {
    return step.getReadOnlyProperty();
  }

  /** Whether it goes on by itself. */
  ReadOnlyBooleanProperty playingProperty() {
    return playing.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Speed> speedProperty() {
    return speed.getReadOnlyProperty();
  }

  void setSpeed(Speed wanted) {
    speed.set(wanted);
  }

  /** Begins anew with so many steps, the last of which is seen. */
  void restart(int steps) {
    playing.set(false);
    count.set(steps);
    step.set(steps - 1);
  }

  /** Plays, from the start when the end is seen, or pauses. */
  void toggle() {
    if (playing.get()) {
      playing.set(false);
    } else if (count.get() > 1) {
      if (step.get() == count.get() - 1) {
        step.set(0);
      }
      playing.set(true);
    }
  }

  void pause() {
    playing.set(false);
  }

  /** The time of a step is over. */
  void tick() {
    if (playing.get()) {
      step.set(Math.min(count.get() - 1, step.get() + 1));
      if (step.get() == count.get() - 1) {
        playing.set(false);
      }
    }
  }

  /** So many steps on or back, as far as there are; it no longer goes on by itself. */
  void move(int steps) {
    show(step.get() + steps);
  }

  /** Shows a step, or the nearest that there is; it no longer goes on by itself. */
  void show(int wanted) {
    playing.set(false);
    if (count.get() > 0) {
      step.set(Math.max(0, Math.min(count.get() - 1, wanted)));
    }
  }
}
