package org.vggscope.ui.lesson;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Something that is said, with the same in the other language below it where that is wanted. */
final class Sentence extends VBox {
  private final Label said;
  private final Label caption;

  /**
   * @param id of what is said, and its style class; the caption's ends in {@code -caption}
   */
  Sentence(String id) {
    said = label(id);
    said.getStyleClass().add(id);
    caption = label(id + "-caption");
    caption.getStyleClass().add("lesson-caption");
    getStyleClass().add("lesson-sentence");
    getChildren().addAll(said, caption);
  }

  private static Label label(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  /**
   * Says something; where that is nothing, it is not to be seen.
   *
   * @param inOther the same in the other language, or empty
   */
  void say(String text, String inOther) {
    said.setText(text);
    caption.setText(inOther);
    // A lesson of one language says the same in both.
    AnswerBox.see(caption, !inOther.isEmpty() && !inOther.equals(text));
    AnswerBox.see(this, !text.isEmpty());
  }
}
