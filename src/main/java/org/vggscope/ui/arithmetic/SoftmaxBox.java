package org.vggscope.ui.arithmetic;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.vggscope.export.arithmetic.SoftmaxText;
import org.vggscope.export.arithmetic.UnitView;
import org.vggscope.ui.kit.glossary.Explained;
import org.vggscope.ui.kit.glossary.Term;

/** How class scores become probabilities: the formula with the numbers of the picture. */
final class SoftmaxBox extends VBox {
  private static final int COLUMNS = 5;

  private final ArithmeticModel model;
  private final Label mean = text("arithmetic-softmax-mean");
  private final Label general = text("arithmetic-softmax-general");
  private final Label formula = text("arithmetic-softmax");
  private final GridPane table = new GridPane();

  SoftmaxBox(ArithmeticModel model) {
    this.model = model;
    getStyleClass().add("softmax-box");
    Label title = new Label(SoftmaxText.title());
    title.getStyleClass().add("section-title");
    Explained.words(title, Term.SOFTMAX, Term.LOGIT);
    Explained.words(general, Term.LESS_THE_LARGEST);
    mean.getStyleClass().add("muted");
    general.getStyleClass().add("muted");
    formula.getStyleClass().add("formula");
    table.setId("arithmetic-softmax-table");
    table.getStyleClass().add("softmax-table");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    names.setMinWidth(60);
    table.getColumnConstraints().add(names);
    for (int i = 1; i < COLUMNS; i++) {
      ColumnConstraints numbers = new ColumnConstraints();
      numbers.setHalignment(HPos.RIGHT);
      table.getColumnConstraints().add(numbers);
    }
    getChildren().addAll(title, mean, general, formula, table);
    model.unitProperty().addListener((o, old, unit) -> show(unit));
    show(model.unit());
  }

  private static Label text(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    return label;
  }

  private void show(UnitView unit) {
    if (unit == null || unit.softmax() == null) {
      return;
    }
    SoftmaxText text = SoftmaxText.of(unit, model.names());
    mean.setText(text.mean());
    mean.setVisible(!mean.getText().isEmpty());
    mean.setManaged(mean.isVisible());
    general.setText(text.general());
    formula.setText(text.formula());
    fill(text);
  }

  private void fill(SoftmaxText text) {
    table.getChildren().clear();
    addRow(0, "heading", SoftmaxText.headings());
    List<SoftmaxText.Row> rows = text.rows();
    for (int i = 0; i < rows.size(); i++) {
      SoftmaxText.Row row = rows.get(i);
      boolean total = i == rows.size() - 1;
      String kind = row.index() == text.selected() ? "selected" : total ? "total" : "plain";
      addRow(i + 1, kind, row.cells());
    }
  }

  private void addRow(int row, String kind, List<String> texts) {
    for (int column = 0; column < texts.size(); column++) {
      Label label = new Label(texts.get(column));
      label.getStyleClass().add(kind);
      if (column > 0) {
        label.setMinWidth(USE_PREF_SIZE);
      }
      table.add(label, column, row);
    }
  }
}
