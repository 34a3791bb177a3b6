package org.vggscope.ui.evidence;

import java.util.function.Supplier;
import javafx.util.StringConverter;

/** Whole numbers that are typed; what is none is taken back. */
final class WholeNumber extends StringConverter<Integer> {
  private final Supplier<Integer> present;

  /**
   * @param present the number that stays when no number was typed
   */
  WholeNumber(Supplier<Integer> present) {
    this.present = present;
  }

  @Override
  public String toString(Integer number) {
    return String.valueOf(number);
  }

  @Override
  public Integer fromString(String text) {
    try {
      return Integer.valueOf(text.strip());
    } catch (NumberFormatException e) {
      return present.get();
    }
  }
}
