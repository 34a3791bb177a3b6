package org.vggscope.ui.training.start;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.vggscope.text.Texts;

/** What a training will cost, in sentences. */
final class CostBox extends VBox {
  private final Label parameters = line("training-cost-parameters");
  private final Label memory = line("training-cost-memory");
  private final Label work = line("training-cost-work");
  private final Label steps = line("training-cost-steps");
  private final Label note = line("training-cost-note");

  CostBox() {
    setId("training-cost");
    getStyleClass().add("training-cost");
    Label heading = line("training-cost-heading");
    heading.setText(Texts.of("What it will cost"));
    heading.getStyleClass().add("training-cost-heading");
    note.getStyleClass().add("training-said");
    setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(heading, parameters, memory, work, steps, note);
    show(null);
  }

  private static Label line(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  /** Shows a cost; null for one that cannot be told. */
  void show(TrainingCost cost) {
    parameters.setText(cost == null ? "–" : cost.parametersSentence());
    memory.setText(cost == null ? "" : cost.memorySentence());
    work.setText(cost == null ? "" : cost.workSentence());
    steps.setText(cost == null ? "" : cost.stepsSentence());
    note.setText(cost == null ? "" : cost.noteSentence());
  }
}
