package org.vggscope.ui.training.curves;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.vggscope.export.training.RunFigures;
import org.vggscope.export.training.RunNumber;
import org.vggscope.ui.kit.controls.Tip;

/** A run's numbers beside each other, each under its name; they take as many rows as they need. */
final class FigureRow extends FlowPane {
  private final Map<RunNumber, Label> numbers = new EnumMap<>(RunNumber.class);

  FigureRow() {
    setId("training-curves-figures");
    getStyleClass().add("figure-row");
    setMinHeight(USE_PREF_SIZE);
    for (RunNumber each : RunNumber.values()) {
      numbers.put(each, add(each));
    }
  }

  private Label add(RunNumber which) {
    Label title = new Label(which.title());
    title.getStyleClass().add("figure-name");
    title.setMinWidth(USE_PREF_SIZE);
    Label number = new Label("–");
    number.setId("training-curves-" + which.name().toLowerCase(Locale.ROOT));
    number.getStyleClass().add("figure-number");
    number.setMinWidth(USE_PREF_SIZE);
    title.setLabelFor(number);
    VBox cell = new VBox(title, number);
    cell.getStyleClass().add("figure-cell");
    Tip.on(cell, which.meaning());
    number.setAccessibleHelp(which.meaning());
    getChildren().add(cell);
    return number;
  }

  /** Shows other numbers. */
  void show(RunFigures now) {
    numbers.forEach((which, label) -> label.setText(which.of(now)));
  }
}
