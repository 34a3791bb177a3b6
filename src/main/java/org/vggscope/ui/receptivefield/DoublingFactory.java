package org.vggscope.ui.receptivefield;

import javafx.scene.control.SpinnerValueFactory;

/** Whole numbers that double and halve, as the widths of networks do; any can be typed. */
final class DoublingFactory extends SpinnerValueFactory<Integer> {
  private final int largest;

  DoublingFactory(int start, int largest) {
    this.largest = largest;
    setValue(start);
  }

  /** What is too large or small becomes the nearest. */
  int bounded(long value) {
    return (int) Math.max(1, Math.min(largest, value));
  }

  @Override
  public void decrement(int steps) {
    setValue(bounded((long) getValue() >> steps));
  }

  @Override
  public void increment(int steps) {
    setValue(bounded((long) getValue() << steps));
  }
}
