package org.vggscope.ui.arithmetic;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import org.vggscope.model.Position;

/**
 * The window sliding over the map, position by position in the order of reading, while the map
 * fills. Where it is, is the selected position. Needs no clock: it is told how much time went by.
 */
final class Slide {
  static final double SLOWEST = 1;
  static final double FASTEST = 4096;
  private static final double USUAL = 8;

  private final ArithmeticModel model;
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper filling = new ReadOnlyBooleanWrapper();
  private final DoubleProperty speed = new SimpleDoubleProperty(USUAL);
  private double due;

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

  /** Positions a second. */
  DoubleProperty speedProperty() {
    return speed;
  }

  /** Whether there is anything to slide over. */
  boolean canSlide() {
    return model.unit() != null && !model.unit().isSinglePosition();
  }

  /** Plays, from the first position when the map is full; or pauses. */
  void toggle() {
    if (playing.get()) {
      pause();
    } else if (canSlide()) {
      begin();
      model.freezeOrder(true);
      due = 0;
      playing.set(true);
    }
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
    if (!begin()) {
      move(1);
    }
  }

  /** Ends the filling: the whole map is seen. */
  void showAll() {
    pause();
    filling.set(false);
  }

  /** Whether the filling began just now. */
  private boolean begin() {
    if (filling.get()) {
      return false;
    }
    filling.set(true);
    model.selectPosition(0, 0);
    return true;
  }

  /** Tells how many seconds went by since the last time. */
  void advance(double seconds) {
    if (playing.get() && canSlide()) {
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
