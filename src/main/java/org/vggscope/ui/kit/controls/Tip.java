package org.vggscope.ui.kit.controls;

import java.util.Objects;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.stage.Screen;
import javafx.util.Duration;

/**
 * What is said of a node while the mouse rests on it. The tooltip, a window of its own, is made
 * when the mouse first comes: all those that nobody asks for would take a fifth of what the window
 * takes to be built.
 */
public final class Tip {
  private static final double WIDTH = 360;
  private static final Duration DELAY = Duration.millis(500);
  private static final Duration DURATION = Duration.minutes(2);

  private final Node node;
  private Supplier<String> text = () -> "";
  private Tooltip made;

  /** What a reader of the screen was given; null for nothing. */
  private String helped;

  private Tip(Node node) {
    this.node = node;
    node.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> made());
  }

  /**
   * Has something said of a node, in the place of what was said before.
   *
   * @param text what; nothing with null
   */
  public static void on(Node node, String text) {
    if (text == null) {
      off(node);
      return;
    }
    tip(node).say(() -> text);
    tip(node).help(text);
  }

  /** Has something said that is found out when it is to be seen. */
  public static void on(Node node, Supplier<String> text) {
    tip(node).say(text);
  }

  /** Shows at once what is said of a node, where somebody clicked. */
  public static void show(Node node, MouseEvent click) {
    tip(node).made().show(node, click.getScreenX(), click.getScreenY() + 8);
  }

  /** What is said of a node; null for nothing. */
  public static String text(Node node) {
    Tip tip = existing(node);
    return tip == null || tip.text == null ? null : tip.text.get();
  }

  /** Has nothing said of a node. */
  public static void off(Node node) {
    Tip tip = existing(node);
    if (tip != null && tip.text != null) {
      tip.say(null);
      tip.help(null);
    }
  }

  private static Tip existing(Node node) {
    return node.hasProperties() ? (Tip) node.getProperties().get(Tip.class) : null;
  }

  private static Tip tip(Node node) {
    return (Tip) node.getProperties().computeIfAbsent(Tip.class, key -> new Tip(node));
  }

  private void say(Supplier<String> said) {
    text = said;
    if (made == null) {
      return;
    }
    if (said == null) {
      Tooltip.uninstall(node, made);
      made.hide();
      made = null;
    } else {
      made.setText(said.get());
    }
  }

  /** Has a reader of the screen say the same of a control, unless it is to say something else. */
  private void help(String said) {
    if (node instanceof Control && Objects.equals(node.getAccessibleHelp(), helped)) {
      node.setAccessibleHelp(said);
      helped = said;
    }
  }

  /** JavaFX places it as if its text had one line. */
  private void keepOnScreen() {
    Screen.getScreensForRectangle(made.getX(), made.getY(), 1, 1).stream()
        .findFirst()
        .map(screen -> made.getY() + made.getHeight() - screen.getVisualBounds().getMaxY())
        .filter(over -> over > 0)
        .ifPresent(over -> made.setY(made.getY() - over));
  }

  private Tooltip made() {
    if (made == null && text != null) {
      made = new Tooltip(text.get());
      made.setOnShowing(event -> made.setText(text.get()));
      made.setOnShown(event -> keepOnScreen());
      // It wraps, and stays long enough to be read.
      made.setWrapText(true);
      made.setMaxWidth(WIDTH);
      made.setShowDelay(DELAY);
      made.setShowDuration(DURATION);
      Tooltip.install(node, made);
    }
    return made;
  }
}
