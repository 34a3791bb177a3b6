package org.vggscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.vggscope.export.arithmetic.Figures;
import org.vggscope.export.arithmetic.UnitView;
import org.vggscope.model.arithmetic.SoftmaxSteps;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.ui.kit.glossary.Explained;
import org.vggscope.ui.kit.glossary.Term;

/** How class scores become probabilities: the formula with the numbers of the picture. */
final class SoftmaxBox extends VBox {
  private static final int TOP = 5;
  private static final int COLUMNS = 5;

  private final ArithmeticModel model;
  private final Label mean = text("arithmetic-softmax-mean");
  private final Label general = text("arithmetic-softmax-general");
  private final Label formula = text("arithmetic-softmax");
  private final GridPane table = new GridPane();

  SoftmaxBox(ArithmeticModel model) {
    this.model = model;
    getStyleClass().add("softmax-box");
    Label title = new Label(Texts.of("Softmax: from logits to probabilities"));
    title.getStyleClass().add("section-title");
    Explained.words(title, Term.SOFTMAX, Term.LOGIT);
    Explained.words(general, Term.LESS_THE_LARGEST);
    mean.getStyleClass().add("muted");
    general.getStyleClass().add("muted");
    formula.getStyleClass().add("formula");
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
    SoftmaxSteps steps = unit.softmax();
    int selected = unit.channel();
    boolean dense = steps.positions() > 1;
    mean.setVisible(dense);
    mean.setManaged(dense);
    mean.setText(
        Texts.of(
            "The input is larger than the network was trained for: z is the mean of a class’s"
                + " scores over all %d positions of its map, %s for this class.",
            steps.positions(), Figures.fixed(steps.logit(selected), Figures.DECIMALS)));
    general.setText(
        Texts.of("p(class) = exp(z − max) / Σ exp(z − max), over all %d classes", steps.classes()));
    formula.setText(
        Texts.of(
            "p(%s) = exp(%s − %s) / %s = %s / %s = %s",
            shortName(selected),
            Figures.plain(steps.logit(selected), Figures.DECIMALS),
            inBrackets(Figures.plain(steps.maximum(), Figures.DECIMALS)),
            decimals(steps.sum()),
            decimals(steps.power(selected)),
            decimals(steps.sum()),
            probability(steps.probability(selected))));
    fill(steps, selected);
  }

  private void fill(SoftmaxSteps steps, int selected) {
    table.getChildren().clear();
    addRow(
        0,
        "heading",
        Texts.of("class"),
        "z",
        Texts.of("z − max"),
        Texts.of("exp(z − max)"),
        Texts.of("probability"));
    List<Integer> classes = new ArrayList<>(steps.top(TOP));
    int rank = classes.indexOf(selected);
    if (rank < 0) {
      classes.add(selected);
    }
    double rest = steps.sum();
    for (int i = 0; i < classes.size(); i++) {
      int index = classes.get(i);
      rest -= steps.power(index);
      addRow(
          i + 1,
          index == selected ? "selected" : "plain",
          shortName(index),
          Figures.fixed(steps.logit(index), Figures.DECIMALS),
          Figures.fixed(steps.logit(index) - steps.maximum(), Figures.DECIMALS),
          decimals(steps.power(index)),
          probability(steps.probability(index)));
    }
    addRow(
        classes.size() + 1,
        "plain",
        Texts.of("%d other classes", steps.classes() - classes.size()),
        "",
        "",
        decimals(Math.max(0, rest)),
        probability(Math.max(0, rest) / steps.sum()));
    addRow(classes.size() + 2, "total", "Σ", "", "", decimals(steps.sum()), probability(1));
  }

  private void addRow(int row, String kind, String... texts) {
    for (int column = 0; column < texts.length; column++) {
      Label label = new Label(texts[column]);
      label.getStyleClass().add(kind);
      if (column > 0) {
        label.setMinWidth(USE_PREF_SIZE);
      }
      table.add(label, column, row);
    }
  }

  private String shortName(int index) {
    String name = model.className(index);
    int comma = name.indexOf(',');
    return name.isEmpty()
        ? Texts.of("class %d", index)
        : comma < 0 ? name : name.substring(0, comma);
  }

  private static String inBrackets(String number) {
    return number.startsWith("−") ? "(" + number + ")" : number;
  }

  private static String probability(double share) {
    return share < 0.001 && share > 0
        ? String.format(Locale.ROOT, "%.1e", share).replace('-', '−')
        : Numbers.percent(share);
  }

  private static String decimals(double power) {
    return power < 0.00005 && power > 0
        ? String.format(Locale.ROOT, "%.1e", power).replace('-', '−')
        : String.format(Locale.ROOT, "%.4f", power);
  }
}
