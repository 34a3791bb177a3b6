package org.vggscope.ui.training.race;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.vggscope.export.training.RaceRun;
import org.vggscope.export.training.RaceStarts;
import org.vggscope.export.training.RaceTexts;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.Tip;

/** A run in the list of a race: its colour, what it starts from, how far it is, and why. */
final class RaceRow extends VBox {
  private static final double SAMPLE = 22;
  private static final PseudoClass WATCHED = PseudoClass.getPseudoClass("watched");
  private static final PseudoClass HOPELESS = PseudoClass.getPseudoClass("hopeless");

  private final Runnable watch;
  private final Line sample = new Line(0, 0, SAMPLE, 0);
  private final Label start = new Label();
  private final Label name = new Label();
  private final Label recipe = label("race-other-recipe");
  private final Label numbers = label("race-numbers");
  private final Label sentence = label("race-sentence");
  private String lane = "";

  /**
   * @param watch has the run watched
   */
  RaceRow(String id, Runnable watch) {
    this.watch = watch;
    setId(id);
    getStyleClass().add("race-row");
    sample.getStyleClass().add("curve-sample");
    start.getStyleClass().add("race-start");
    start.setMinWidth(USE_PREF_SIZE);
    name.getStyleClass().add("race-name");
    name.setMinWidth(0);
    numbers.setId(id + "-numbers");
    sentence.setId(id + "-sentence");
    recipe.setText(RaceTexts.otherRecipe());
    HBox head = new HBox(sample, start, name);
    head.getStyleClass().add("race-head");
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, numbers, recipe, sentence);
    setMinHeight(USE_PREF_SIZE);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setOnMousePressed(
        event -> {
          requestFocus();
          event.consume();
        });
    setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            watch.run();
          }
        });
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            watch.run();
            event.consume();
          }
        });
  }

  private static Label label(String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  /**
   * Shows how the run is now.
   *
   * @param style class of its lane
   */
  void show(RaceRun run, String style, boolean watched) {
    if (!lane.equals(style)) {
      sample.getStyleClass().remove(lane);
      sample.getStyleClass().add(style);
      lane = style;
    }
    start.setText(run.start());
    name.setText(run.record().name());
    numbers.setText(RaceTexts.numbers(run));
    sentence.setText(RaceTexts.sentence(run));
    recipe.setVisible(run.otherRecipe());
    recipe.setManaged(run.otherRecipe());
    pseudoClassStateChanged(WATCHED, watched);
    boolean hopeless = run.record().start() != null && !run.record().start().hopeful();
    sentence.pseudoClassStateChanged(HOPELESS, hopeless);
    String explained = RaceStarts.explained(run.record().setup(), run.record().recipe());
    String help =
        watched
            ? Texts.of("%s. It is watched.", explained)
            : Texts.of("%s. A click watches this run.", explained);
    Tip.on(this, help);
    setAccessibleText(
        Texts.of("%s, %s. %s", start.getText(), numbers.getText(), sentence.getText()));
    setAccessibleHelp(help);
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    if (action == AccessibleAction.FIRE) {
      watch.run();
    } else {
      super.executeAccessibleAction(action, parameters);
    }
  }
}
