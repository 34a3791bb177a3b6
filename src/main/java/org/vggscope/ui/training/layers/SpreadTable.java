package org.vggscope.ui.training.layers;

import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.vggscope.export.chart.ChartScale;
import org.vggscope.export.chart.Curve;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.training.record.RunStart.Spread;
import org.vggscope.ui.kit.controls.ProbabilityBar;
import org.vggscope.ui.kit.controls.Tip;

/** How far activations and gradients spread before the first step, a row a layer. */
final class SpreadTable extends TableView<Spread> {
  private static final double ROW = 26;
  private static final double HEAD = 44;
  private static final double NAME = 96;
  private static final double NUMBERS = 170;
  private static final double NUMBER = 62;

  private ChartScale activations = ChartScale.powers(1, 1);
  private ChartScale gradients = ChartScale.powers(1, 1);

  SpreadTable() {
    setId("training-layers-start");
    getStyleClass().add("spread-table");
    setFixedCellSize(ROW);
    setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    setAccessibleText(Texts.of("Spread of activations and gradients before the first step"));
    TableColumn<Spread, String> name = new TableColumn<>();
    name.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().layer()));
    head(name, Texts.of("Layer"), Texts.of("Name"));
    name.setPrefWidth(NAME);
    getColumns().add(name);
    getColumns()
        .add(
            column(
                Texts.of("Activations"),
                Texts.of("Standard deviation of what the layer writes, before its ReLU"),
                Spread::activations,
                true));
    getColumns()
        .add(
            column(
                Texts.of("Gradients"),
                Texts.of("Standard deviation of the gradients of the layer's weights"),
                Spread::gradients,
                false));
  }

  private static void head(TableColumn<Spread, ?> column, String title, String tip) {
    Label label = new Label(title);
    Tip.on(label, tip);
    column.setGraphic(label);
    column.setSortable(false);
    column.setReorderable(false);
  }

  private TableColumn<Spread, Double> column(
      String title, String tip, ToDoubleFunction<Spread> value, boolean activation) {
    TableColumn<Spread, Double> column = new TableColumn<>();
    head(column, title, tip);
    column.setPrefWidth(NUMBERS);
    column.setCellValueFactory(
        row -> new ReadOnlyObjectWrapper<>(value.applyAsDouble(row.getValue())));
    column.setCellFactory(made -> new Cell(activation));
    return column;
  }

  /** Shows the layers of a run. */
  void show(List<Spread> layers) {
    activations = scale(layers, Spread::activations);
    gradients = scale(layers, Spread::gradients);
    getItems().setAll(layers);
    double height = HEAD + ROW * layers.size();
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
  }

  private static ChartScale scale(List<Spread> layers, ToDoubleFunction<Spread> value) {
    Curve all = Curve.of(layers, layer -> 0, value, layers.size()).logarithmic();
    return ChartScale.powers(Math.pow(10, all.least()), Math.pow(10, all.most()));
  }

  /** What the bars go from and to, in words. */
  String scales() {
    return Texts.of(
        "The bars are logarithmic: activations from %s to %s, gradients from %s to %s.",
        ChartScale.power(activations.lower()),
        ChartScale.power(activations.upper()),
        ChartScale.power(gradients.lower()),
        ChartScale.power(gradients.upper()));
  }

  /** A number and its bar. */
  private final class Cell extends TableCell<Spread, Double> {
    private final boolean activation;
    private final Label number = new Label();
    private final ProbabilityBar bar = new ProbabilityBar();
    private final HBox both = new HBox(number, bar);

    Cell(boolean activation) {
      this.activation = activation;
      number.setMinWidth(NUMBER);
      number.setAlignment(Pos.CENTER_RIGHT);
      both.setAlignment(Pos.CENTER_LEFT);
      both.getStyleClass().add("spread");
      bar.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(bar, Priority.ALWAYS);
    }

    @Override
    protected void updateItem(Double value, boolean empty) {
      super.updateItem(value, empty);
      setText(null);
      setGraphic(empty || value == null ? null : both);
      if (!empty && value != null) {
        number.setText(Numbers.brief(value));
        bar.show((activation ? activations : gradients).shareOf(value));
        setAccessibleText(number.getText());
      }
    }
  }
}
