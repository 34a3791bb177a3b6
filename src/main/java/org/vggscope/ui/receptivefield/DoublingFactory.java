package org.vggscope.ui.receptivefield;

import javafx.scene.control.SpinnerValueFactory;
import javafx.util.StringConverter;

/** Whole numbers that double and halve, as the widths of networks do; any can be typed. */
final class DoublingFactory extends SpinnerValueFactory<Integer> {
  private final int largest;

  DoublingFactory(int start, int largest) {
    this.largest = largest;
    setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Integer value) {
            return value == null ? "" : value.toString();
          }

          @Override
          public Integer fromString(String text) {
            return parse(text);
          }
        });
    setValue(start);
  }

  /** What cannot be read leaves the value; what is too large or small becomes the nearest. */
  private Integer parse(String text) {
    try {
      return bounded(Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return getValue();
    }
  }

  private int bounded(long value) {
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
