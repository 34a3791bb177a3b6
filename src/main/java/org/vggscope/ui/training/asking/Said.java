package org.vggscope.ui.training.asking;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A line below a choice: what is to be said of it. It takes no room while nothing is. */
public final class Said extends Label {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  /** Nothing is said yet. */
  public Said(String id) {
    setId(id);
    getStyleClass().add("training-said");
    setWrapText(true);
    setMinHeight(Region.USE_PREF_SIZE);
    managedProperty().bind(textProperty().isNotEmpty());
  }

  /** Says what is wrong, or else something else. */
  public void say(String wrong, String otherwise) {
    setText(wrong == null ? otherwise : wrong);
    pseudoClassStateChanged(WRONG, wrong != null);
  }
}
