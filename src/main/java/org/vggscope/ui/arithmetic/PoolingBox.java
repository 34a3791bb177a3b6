package org.vggscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.vggscope.export.arithmetic.Figures;
import org.vggscope.export.arithmetic.PoolingText;
import org.vggscope.export.arithmetic.UnitView;
import org.vggscope.model.arithmetic.PoolingChoice;
import org.vggscope.model.arithmetic.PoolingChoice.Candidate;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.Tip;

/** What a pooling chose from; each candidate leads to its position in the layer below. */
final class PoolingBox extends VBox {
  private static final PseudoClass WINNER = PseudoClass.getPseudoClass("winner");

  private final ArithmeticModel model;
  private final List<Button> candidates = new ArrayList<>();
  private final GridPane field = new GridPane();
  private final Label heading = new Label();
  private final Label result = new Label();
  private final Label explanation = new Label();
  private final Button back = new Button();

  PoolingBox(ArithmeticModel model) {
    this.model = model;
    getStyleClass().add("pooling-box");
    heading.getStyleClass().add("muted");
    heading.setWrapText(true);
    field.getStyleClass().add("candidates");
    Label arrow = new Label(Texts.of("→ max →"));
    arrow.setMinWidth(USE_PREF_SIZE);
    result.setId("arithmetic-pooled");
    result.getStyleClass().add("pooled");
    result.setMinWidth(USE_PREF_SIZE);
    VBox outcome = new VBox(result, back);
    outcome.getStyleClass().add("outcome");
    FlowPane choice = new FlowPane(field, arrow, outcome);
    choice.setId("arithmetic-choice");
    choice.getStyleClass().add("choice");
    choice.setAlignment(Pos.CENTER_LEFT);
    explanation.setId("arithmetic-winner");
    explanation.setWrapText(true);
    back.setId("arithmetic-back");
    back.setMnemonicParsing(false);
    back.setOnAction(event -> go(model.unit().choice().chosen()));
    getChildren().addAll(heading, choice, explanation);
    model.unitProperty().addListener((o, old, unit) -> show(unit));
    show(model.unit());
  }

  private void go(Candidate candidate) {
    model.goBelow(model.unit().channel(), candidate.y(), candidate.x());
  }

  private void show(UnitView unit) {
    if (unit == null || unit.choice() == null) {
      return;
    }
    PoolingChoice choice = unit.choice();
    build(choice.candidates().size(), unit.layer().kernel());
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = choice.candidates().get(i);
      Button button = candidates.get(i);
      button.setText(
          Texts.of(
              "%s\ny %d, x %d", Figures.signed(candidate.value()), candidate.y(), candidate.x()));
      button.pseudoClassStateChanged(WINNER, i == choice.winner());
      String tip =
          Texts.of(
              "Go to %s, channel %d, y %d, x %d",
              unit.below().name(), unit.channel(), candidate.y(), candidate.x());
      Tip.on(button, tip);
      button.setAccessibleText(tip);
    }
    Candidate chosen = choice.chosen();
    heading.setText(PoolingText.heading(unit));
    result.setText(Figures.signed(unit.activation()));
    explanation.setText(PoolingText.explanation(choice));
    back.setText(
        Texts.of("To the winner: %s, y %d, x %d", unit.below().name(), chosen.y(), chosen.x()));
  }

  private void build(int count, int kernel) {
    if (candidates.size() == count) {
      return;
    }
    candidates.clear();
    field.getChildren().clear();
    for (int i = 0; i < count; i++) {
      int index = i;
      Button button = new Button();
      button.setId("arithmetic-candidate-" + i);
      button.getStyleClass().add("candidate");
      button.setOnAction(event -> go(model.unit().choice().candidates().get(index)));
      candidates.add(button);
      field.add(button, i % kernel, i / kernel);
    }
  }
}
