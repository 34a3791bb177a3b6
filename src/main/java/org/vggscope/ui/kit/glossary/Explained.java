package org.vggscope.ui.kit.glossary;

import java.util.Arrays;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.vggscope.text.Texts;

/** Has a node explain its words where it stands: while one hovers over it, and on a click. */
public final class Explained {
  private static final double WIDTH = 360;

  private Explained() {}

  /** Marks what is only words, so that one sees that it can be asked. */
  public static <N extends Control> N words(N node, Term... terms) {
    node.getStyleClass().add("explained");
    Tooltip tip = control(node, terms);
    node.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> tip.show(node, event.getScreenX(), event.getScreenY() + 8));
    return node;
  }

  /** Explains a control that does something of its own on a click. */
  public static Tooltip control(Control node, Term... terms) {
    Tooltip tip = tip(text(terms));
    node.setTooltip(tip);
    node.setAccessibleHelp(tip.getText());
    return tip;
  }

  /** Explains what is no control. */
  public static void part(Node node, Term... terms) {
    Tooltip.install(node, tip(text(terms)));
  }

  /** A tip that wraps and stays long enough to be read. */
  public static Tooltip tip(String text) {
    Tooltip tip = new Tooltip(text);
    tip.setWrapText(true);
    tip.setMaxWidth(WIDTH);
    tip.setShowDelay(Duration.millis(250));
    tip.setShowDuration(Duration.minutes(2));
    return tip;
  }

  /** The explanations, one below the other. */
  public static String text(Term... terms) {
    return Arrays.stream(terms)
        .map(term -> Texts.of("%s: %s", term.word(), term.text()))
        .collect(Collectors.joining("\n"));
  }
}
