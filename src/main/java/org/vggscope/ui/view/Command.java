package org.vggscope.ui.view;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.scene.input.KeyCombination;
import org.vggscope.text.Texts;

/**
 * Something that a person can have the window do. Menu, list of keys and <em>Go to anything</em>
 * are made of commands.
 *
 * @param id a name that stays, whatever the texts: {@code open-pictures}
 * @param text what to call it, with an underscore before the letter that a menu underlines
 * @param keys JavaFX's name of its keys, {@code Shortcut+O}, or null
 * @param action does it, on the window's thread
 * @param possible whether it can be done now
 * @param searched gives what else it is found by, whatever the language; empty for nothing
 */
public record Command(
    String id,
    String text,
    String keys,
    Runnable action,
    BooleanSupplier possible,
    Supplier<String> searched) {
  /** One that is found by what it is called. */
  public Command(String id, String text, String keys, Runnable action, BooleanSupplier possible) {
    this(id, text, keys, action, possible, () -> "");
  }

  /**
   * No Chinese word has a letter that a menu could underline, so one in brackets stands behind the
   * words, {@code 打开图片(_O)…}; outside of a menu it says nothing and goes with its brackets.
   */
  private static final Pattern LETTER_BEHIND = Pattern.compile("\\(_\\p{Alnum}\\)");

  /** Two of them in a menu are one that is seen. */
  private static final Pattern MARK = Pattern.compile("_(_?)");

  /** Whether it can be done now. */
  public boolean isPossible() {
    return possible.getAsBoolean();
  }

  /** What to call it outside of a menu. */
  public String title() {
    return bare(text);
  }

  private static String bare(String marked) {
    return MARK.matcher(LETTER_BEHIND.matcher(marked).replaceAll("")).replaceAll("$1");
  }

  /** All that it is found by beside its title: its keys, and what others call it. */
  public String alsoFoundBy() {
    return "%s %s %s".formatted(keysText(), bare(Texts.beside(text)), searched.get());
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
