package org.vggscope.ui.view;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;

/**
 * Keys that a control of a view takes, as F1 lists them.
 *
 * @param control the id of the control that takes them while it has the focus
 * @param keys each of them alone
 * @param what what they do, a part of a sentence
 */
public record KeyHint(String control, List<KeyCode> keys, String what) {
  public KeyHint {
    keys = List.copyOf(keys);
  }

  /** Of one key or several. */
  public static KeyHint of(String control, String what, KeyCode... keys) {
    return new KeyHint(control, List.of(keys), what);
  }

  /** Of the four arrows. */
  public static KeyHint arrows(String control, String what) {
    return of(control, what, KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN);
  }

  /** The keys for people: {@code ← → ↑ ↓}. */
  public String keysText() {
    return keys.stream().map(KeyHint::text).collect(Collectors.joining(" "));
  }

  private static String text(KeyCode key) {
    return switch (key) {
      case LEFT -> "←";
      case RIGHT -> "→";
      case UP -> "↑";
      case DOWN -> "↓";
      case PLUS -> "+";
      case MINUS -> "−";
      case PERIOD -> ".";
      default -> key.getName();
    };
  }
}
