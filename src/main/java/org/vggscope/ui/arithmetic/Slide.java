package org.vggscope.ui.arithmetic;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import org.vggscope.export.arithmetic.UnitView;
import org.vggscope.model.Position;

/**
 * The window sliding over the map, position by position in the order of reading, while the map
 * fills. Where it is, is the selected position. Needs no clock: it is told how much time went by.
 */
final class Slide {
  static final double SLOWEST = 1;
  static final double FASTEST = 4096;

  /** Nobody waits longer for a map to be full. */
  private static final double SECONDS = 20;

  /** Of the largest number: less is hardly seen. */
  private static final double SEEN = 0.25;

  private final ArithmeticModel model;
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper filling = new ReadOnlyBooleanWrapper();
  private final DoubleProperty speed = new SimpleDoubleProperty(SLOWEST);
  private double due;
  private boolean chosen;

  Slide(ArithmeticModel model) {
    this.model = model;
    model
        .unitProperty()
        .addListener(
            (o, old, unit) -> {
              boolean sameMap =
                  old != null
                      && unit != null
                      && old.layer().equals(unit.layer())
                      && old.shape().equals(unit.shape());
              if (!sameMap) {
                showAll();
                if (unit != null && !chosen) {
                  speed.set(usual(unit));
                }
              }
            });
  }

  /** Whether the window moves by itself. */
  ReadOnlyBooleanProperty playingProperty() {
    return playing.getReadOnlyProperty();
  }

  /** Whether the map is only filled up to the selected position. */
  ReadOnlyBooleanProperty fillingProperty() {
    return filling.getReadOnlyProperty();
  }

  private static double usual(UnitView unit) {
    return Math.max(SLOWEST, Math.min(FASTEST, unit.shape().area() / SECONDS));
  }

  /** Slides at that speed from now on, whatever the map's size. */
  void choose(double wanted) {
    chosen = true;
    speed.set(wanted);
  }

  /** Positions a second: as many as cross the map in 20 seconds, unless a person chose. */
  DoubleProperty speedProperty() {
    return speed;
  }

  /** Whether there is anything to slide over. */
  boolean canSlide() {
    return model.unit() != null && !model.unit().isSinglePosition();
  }

  /** Plays, from where something happens when the map is full; or pauses. */
  void toggle() {
    if (playing.get()) {
      pause();
    } else {
      play();
    }
  }

  /** Plays, if it does not yet. */
  void play() {
    if (!playing.get() && canSlide()) {
      begin(firstEvent());
      model.freezeOrder(true);
      due = 0;
      playing.set(true);
    }
  }

  /** The row where the map begins to have numbers that are seen; those above are full at once. */
  private int firstEvent() {
    UnitView unit = model.unit();
    int area = unit.shape().area();
    float[] values = unit.own().values();
    int offset = unit.channel() * area;
    float largest = 0;
    for (int i = 0; i < area; i++) {
      largest = Math.max(largest, Math.abs(values[offset + i]));
    }
    for (int i = 0; i < area; i++) {
      if (Math.abs(values[offset + i]) > largest * SEEN) {
        return i / unit.shape().width();
      }
    }
    return 0;
  }

  /** Stays where it is. */
  void pause() {
    if (playing.get()) {
      playing.set(false);
      model.freezeOrder(false);
    }
  }

  /** One position further on, from before the first one when the map is full. */
  void step() {
    if (!canSlide()) {
      return;
    }
    pause();
    if (!begin(0)) {
      move(1);
    }
  }

  /** Ends the filling: the whole map is seen. */
  void showAll() {
    pause();
    filling.set(false);
  }

  /** Whether the filling began just now. */
  private boolean begin(int row) {
    if (filling.get()) {
      return false;
    }
    filling.set(true);
    model.selectPosition(row, 0);
    return true;
  }

  /** Tells how many seconds went by since the last time. */
  void advance(double seconds) {
    if (playing.get() && !model.isOfSelectedLayer()) {
      showAll();
    } else if (playing.get() && canSlide()) {
      due += seconds * speed.get();
      int whole = (int) due;
      due -= whole;
      if (whole > 0) {
        move(whole);
      }
    }
  }

  private void move(int places) {
    UnitView unit = model.unit();
    Position now = model.selection().positionProperty().get();
    if (now == null) {
      return;
    }
    int width = unit.shape().width();
    int last = unit.shape().area() - 1;
    int index = now.y() * width + now.x();
    if (index >= last) {
      showAll();
      return;
    }
    int next = Math.min(last, index + places);
    model.selectPosition(next / width, next % width);
  }
}
