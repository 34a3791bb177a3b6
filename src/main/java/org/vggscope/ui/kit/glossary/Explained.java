package org.vggscope.ui.kit.glossary;

import java.util.Arrays;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.input.MouseEvent;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.Tip;

/** Has a node explain its words where it stands: while one hovers over it, and on a click. */
public final class Explained {
  private Explained() {}

  /** Marks what is only words, so that one sees that it can be asked. */
  public static <N extends Control> N words(N node, Term... terms) {
    node.getStyleClass().add("explained");
    part(node, terms);
    node.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> Tip.show(node, event));
    return node;
  }

  /** Explains what does something of its own on a click, or nothing. */
  public static void part(Node node, Term... terms) {
    Tip.on(node, text(terms));
  }

  /** The explanations, one below the other. */
  public static String text(Term... terms) {
    return Arrays.stream(terms)
        .map(term -> Texts.of("%s: %s", term.word(), term.text()))
        .collect(Collectors.joining("\n"));
  }
}
