package org.vggscope.ui.view;

import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCombination;

/**
 * Something that a person can have the window do. Menu, list of keys and <em>Go to anything</em>
 * are made of commands.
 *
 * @param id a name that stays, whatever the texts: {@code open-pictures}
 * @param text what to call it, with an underscore before the letter that a menu underlines
 * @param keys JavaFX's name of its keys, {@code Shortcut+O}, or null
 * @param action does it, on the window's thread
 * @param possible whether it can be done now
 */
public record Command(
    String id, String text, String keys, Runnable action, BooleanSupplier possible) {

  /** Whether it can be done now. */
  public boolean isPossible() {
    return possible.getAsBoolean();
  }

  /** What to call it outside of a menu. */
  public String title() {
    return text.replace("_", "");
  }

  /** Its keys; null when it has none. */
  public KeyCombination combination() {
    return keys == null ? null : KeyCombination.valueOf(keys);
  }

  /** Its keys for people, {@code Ctrl+O}; empty when it has none. */
  public String keysText() {
    return keys == null ? "" : combination().getDisplayText();
  }
}
