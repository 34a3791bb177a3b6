package org.vggscope.ui.lesson;

import javafx.scene.input.KeyCode;

/**
 * What the keys of a presenter, or of a clicker, mean. Digits are kept until Enter makes a step of
 * them. Needs no screen.
 */
final class PresenterKeys {
  /** More digits than any lesson's number of steps has. */
  private static final int MOST_DIGITS = 3;

  private String digits = "";

  /** What somebody is typing where the keys are. */
  enum Typing {
    NOTHING,
    /** An answer, which takes digits, signs and arrows. */
    AN_ANSWER,
    ANYTHING
  }

  /** What is to be done. */
  enum Deed {
    NEXT,
    BACK,
    /** To the step of {@link #step}. */
    JUMP,
    /** Nothing but to show the digits. */
    COUNT,
    CAPTION,
    BLANK,
    /** The key is not a presenter's. */
    NONE
  }

  /** The digits that were typed; empty for none. */
  String digits() {
    return digits;
  }

  /** Forgets the digits. */
  void clear() {
    digits = "";
  }

  /**
   * A key was pressed, without Ctrl, Alt or Meta.
   *
   * @param typing whose the digits, arrows and the space bar are, and whose the letters
   */
  Deed press(KeyCode key, Typing typing) {
    Deed deed =
        switch (typing) {
          case NOTHING -> any(key);
          case AN_ANSWER -> lettered(key);
          case ANYTHING -> clicked(key);
        };
    if (deed != Deed.COUNT && deed != Deed.JUMP) {
      digits = "";
    }
    return deed;
  }

  /** What a clicker sends is a clicker's, wherever the keys are. */
  private static Deed clicked(KeyCode key) {
    return switch (key) {
      case PAGE_DOWN -> Deed.NEXT;
      case PAGE_UP -> Deed.BACK;
      default -> Deed.NONE;
    };
  }

  private static Deed lettered(KeyCode key) {
    return switch (key) {
      case C -> Deed.CAPTION;
      case B -> Deed.BLANK;
      default -> clicked(key);
    };
  }

  private Deed any(KeyCode key) {
    if (key.isDigitKey() && digits.length() < MOST_DIGITS) {
      String name = key.getName();
      digits += name.substring(name.length() - 1);
      return Deed.COUNT;
    }
    return switch (key) {
      case RIGHT, SPACE -> Deed.NEXT;
      case LEFT -> Deed.BACK;
      case PERIOD, DECIMAL -> Deed.BLANK;
      case ENTER -> digits.isEmpty() ? Deed.NONE : Deed.JUMP;
      default -> lettered(key);
    };
  }

  /** The step that the digits mean, from 0; one that there is not is below 0 or too high. */
  int step() {
    int wanted = Integer.parseInt(digits);
    digits = "";
    return wanted - 1;
  }
}
