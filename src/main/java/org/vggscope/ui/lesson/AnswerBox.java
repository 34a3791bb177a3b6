package org.vggscope.ui.lesson;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.vggscope.lesson.Player;
import org.vggscope.lesson.Told;
import org.vggscope.text.Texts;

/** How the question of a step is answered: typed, chosen, or by a click into the picture. */
final class AnswerBox extends VBox {
  /** The id of the field that answers are typed into. */
  static final String FIELD = "lesson-field";

  private final LessonRoom room;
  private final TextField field = new TextField();
  private final Button give = new Button(Texts.of("Answer"));
  private final HBox typed = new HBox(field, give);
  private final FlowPane chosen = new FlowPane();
  private final Sentence clicked = new Sentence("lesson-click");

  /** The step that the field's text belongs to. */
  private int step = -1;

  private List<String> offered = List.of();
  private List<String> captioned = List.of();

  AnswerBox(LessonRoom room) {
    this.room = room;
    getStyleClass().add("lesson-answer");
    field.setId(FIELD);
    field.setOnAction(event -> give());
    HBox.setHgrow(field, Priority.ALWAYS);
    give.setId("lesson-give");
    give.setMinWidth(USE_PREF_SIZE);
    give.setOnAction(event -> give());
    typed.getStyleClass().add("lesson-typed");
    chosen.setId("lesson-choices");
    chosen.getStyleClass().add("lesson-choices");
    getChildren().addAll(typed, chosen, clicked);
  }

  private void give() {
    if (!field.getText().isBlank()) {
      room.answer(field.getText().strip());
    }
  }

  /**
   * Shows how the question is answered now.
   *
   * @param caption the same in the other language, or nothing
   */
  void show(Player.Scene scene, Told caption) {
    boolean asking = scene.phase() == Player.Phase.ASKING;
    boolean choices = asking && !scene.choices().isEmpty();
    if (scene.index() != step) {
      step = scene.index();
      field.clear();
      offered = List.of();
    }
    field.setAccessibleText(Texts.of("Your answer: %s", scene.said()));
    if (!scene.choices().equals(offered) || !caption.choices().equals(captioned)) {
      offered = scene.choices();
      captioned = caption.choices();
      if (getScene() != null && chosen.getChildren().contains(getScene().getFocusOwner())) {
        // It goes, and what is behind the lesson would get the keys.
        getParent().requestFocus();
      }
      chosen.getChildren().clear();
      for (int i = 0; i < offered.size(); i++) {
        chosen.getChildren().add(choice(i, i < captioned.size() ? captioned.get(i) : ""));
      }
    }
    see(chosen, choices);
    String click =
        Texts.key("Click into the picture, or move the cross with the arrow keys and press Enter.");
    clicked.say(asking && scene.clicks() ? Texts.of(click) : "", room.caption(click));
    see(typed, asking && !choices && !scene.clicks());
    see(this, asking);
  }

  private static String bare(String words) {
    return words.replaceAll("\\s", "");
  }

  private Button choice(int place, String caption) {
    String words = offered.get(place);
    boolean same = caption.isEmpty() || bare(caption).equals(bare(words));
    Button button = new Button(same ? words : words + "\n" + caption);
    button.setId("lesson-choice-" + (place + 1));
    button.setMnemonicParsing(false);
    button.setWrapText(true);
    button.setOnAction(
        event -> {
          // Whoever chose it wrongly does not choose it, or another one, by Enter.
          getParent().requestFocus();
          button.setDisable(true);
          room.answer(words);
        });
    return button;
  }

  /**
   * What gets the keys when the question is put; null where nothing in here does. A choice does
   * not: who reads on with Enter would have chosen.
   */
  Node heart() {
    return typed.isVisible() && isVisible() ? field : null;
  }

  /** The first answer that can be chosen; null where there is none. */
  Node firstChoice() {
    return !chosen.isVisible() || !isVisible()
        ? null
        : chosen.getChildren().stream().filter(each -> !each.isDisabled()).findFirst().orElse(null);
  }

  static void see(Node node, boolean seen) {
    node.setVisible(seen);
    node.setManaged(seen);
  }
}
