package org.vggscope.ui.lesson;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.vggscope.lesson.Player;
import org.vggscope.text.Texts;

/** How the question of a step is answered: typed, chosen, or by a click into the picture. */
final class AnswerBox extends VBox {
  private final LessonRoom room;
  private final TextField field = new TextField();
  private final Button give = new Button(Texts.of("Answer"));
  private final HBox typed = new HBox(field, give);
  private final FlowPane chosen = new FlowPane();
  private final Label clicked =
      new Label(
          Texts.of(
              "Click into the picture, or move the cross with the arrow keys and press Enter."));

  /** The step that the field's text belongs to. */
  private int step = -1;

  private List<String> offered = List.of();

  AnswerBox(LessonRoom room) {
    this.room = room;
    getStyleClass().add("lesson-answer");
    field.setId("lesson-field");
    field.setPromptText(Texts.of("a number or a name"));
    field.setOnAction(event -> give());
    HBox.setHgrow(field, Priority.ALWAYS);
    give.setId("lesson-give");
    give.setMinWidth(USE_PREF_SIZE);
    give.setOnAction(event -> give());
    typed.getStyleClass().add("lesson-typed");
    chosen.setId("lesson-choices");
    chosen.getStyleClass().add("lesson-choices");
    clicked.setId("lesson-click");
    clicked.setWrapText(true);
    clicked.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(typed, chosen, clicked);
  }

  private void give() {
    if (!field.getText().isBlank()) {
      room.answer(field.getText().strip());
    }
  }

  void show(Player.Scene scene, String question) {
    boolean asking = scene.phase() == Player.Phase.ASKING;
    boolean choices = asking && !scene.choices().isEmpty();
    if (scene.index() != step) {
      step = scene.index();
      field.clear();
    }
    field.setAccessibleText(Texts.of("Your answer: %s", question));
    if (!scene.choices().equals(offered)) {
      offered = scene.choices();
      chosen.getChildren().setAll(offered.stream().map(each -> (Node) choice(each)).toList());
    }
    see(chosen, choices);
    see(clicked, asking && scene.clicks());
    see(typed, asking && !choices && !scene.clicks());
    see(this, asking);
  }

  private Button choice(String words) {
    Button button = new Button(words);
    button.setId("lesson-choice-" + (offered.indexOf(words) + 1));
    button.setMnemonicParsing(false);
    button.setWrapText(true);
    button.setOnAction(event -> room.answer(words));
    return button;
  }

  /**
   * What gets the keys when the question is put; null where nothing in here does. A choice does
   * not: who reads on with Enter would have chosen.
   */
  Node heart() {
    return typed.isVisible() && isVisible() ? field : null;
  }

  static void see(Node node, boolean seen) {
    node.setVisible(seen);
    node.setManaged(seen);
  }
}
