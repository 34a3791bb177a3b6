package org.vggscope.ui.receptivefield;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.LayerTable;
import org.vggscope.model.LayerTable.Row;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.ui.receptivefield.TableModel.Columns;

/** All layers of one network with their numbers, and a choice of the network above. */
final class NetworkTable extends VBox {
  /** A column: its title, width, what it stands for, and in which views it is. */
  private record Column(
      String title, double width, String tip, Set<Columns> views, Function<Row, String> text) {}

  private static final Set<Columns> ALWAYS = EnumSet.allOf(Columns.class);
  private static final Set<Columns> GEOMETRY = EnumSet.of(Columns.GEOMETRY, Columns.ALL);
  private static final Set<Columns> COST = EnumSet.of(Columns.COST, Columns.ALL);

  /** The scroll bar and the insets. */
  private static final double ROOM_AT_SIDES = 24;

  private final ReadOnlyObjectProperty<LayerTable> table;
  private final TableView<Row> view = new TableView<>();
  private final ComboBox<LayerTable> choice = new ComboBox<>();
  private final Label sum = new Label();

  /**
   * @param id begins the ids of what is inside
   * @param tables what can be chosen
   * @param table what is shown
   * @param title what to call a table
   */
  NetworkTable(
      String id,
      ObservableList<LayerTable> tables,
      ReadOnlyObjectProperty<LayerTable> table,
      Function<LayerTable, String> title) {
    this.table = table;
    getStyleClass().add("network-table");
    choice.setId(id + "-choice");
    choice.setItems(tables);
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.setAccessibleText(Texts.of("Network"));
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(LayerTable value) {
            return value == null ? "" : title.apply(value);
          }

          @Override
          public LayerTable fromString(String text) {
            throw new UnsupportedOperationException();
          }
        });
    choice.setValue(table.get());
    view.setId(id);
    view.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
    for (Column column : columns()) {
      view.getColumns().add(column(column));
    }
    sum.setId(id + "-sum");
    sum.getStyleClass().add("table-sum");
    sum.setWrapText(true);
    sum.setMinHeight(USE_PREF_SIZE);
    VBox.setVgrow(view, Priority.ALWAYS);
    getChildren().addAll(choice, view, sum);
    table.addListener((o, old, next) -> show());
    tables.addListener(
        (ListChangeListener<LayerTable>) change -> Platform.runLater(this::nameAgain));
    show();
  }

  /**
   * After another list of choices the box no longer names the value that it still has; not before
   * the box itself has heard of the list, which then forgets the name.
   */
  private void nameAgain() {
    choice.setValue(null);
    choice.setValue(table.get());
  }

  /** Calls with every other network that a person chooses. */
  void setOnChosen(Consumer<LayerTable> action) {
    choice
        .valueProperty()
        .addListener(
            (o, old, chosen) -> {
              // Null while the list of choices is another one.
              if (chosen != null && chosen != table.get()) {
                action.accept(chosen);
              }
            });
  }

  private List<Column> columns() {
    return List.of(
        new Column(Texts.of("Layer"), 56, Texts.of("Name"), ALWAYS, row -> row.layer().name()),
        new Column(
            Texts.of("Kernel"),
            64,
            Texts.of(
                "Side of the kernel; of a fully connected layer, as the convolution that it"
                    + " equals"),
            GEOMETRY,
            NetworkTable::kernel),
        new Column(
            Texts.of("Stride"),
            50,
            Texts.of("Step of the kernel in the layer below"),
            GEOMETRY,
            row -> Integer.toString(row.layer().stride())),
        new Column(
            Texts.of("Jump"),
            48,
            Texts.of("Pixels between the centres of neighbouring units"),
            GEOMETRY,
            row -> Integer.toString(row.field().jump())),
        new Column(
            Texts.of("Field"),
            50,
            Texts.of("Receptive field: side of what a unit sees, in pixels"),
            GEOMETRY,
            row -> Integer.toString(row.field().size())),
        new Column(
            Texts.of("Centre"),
            60,
            Texts.of("Centre of the first unit, in pixels; 0 is the middle of the first pixel"),
            GEOMETRY,
            row -> centre(row.field().firstCentre())),
        new Column(
            Texts.of("Shape"),
            88,
            Texts.of("Channels × height × width of the activations"),
            COST,
            row -> row.shape().toString().replace(" ", "")),
        new Column(
            Texts.of("Parameters"),
            85,
            Texts.of("Weights and biases"),
            COST,
            row -> Numbers.grouped(row.parameters())),
        new Column(
            "%",
            38,
            Texts.of("Share of the network's parameters"),
            COST,
            row -> percent(table.get().parameterShare(row))),
        new Column(
            Texts.of("Mult.-adds"),
            78,
            Texts.of("Multiply-adds of one forward pass, biases not counted"),
            EnumSet.of(Columns.COST),
            row -> Numbers.large(row.multiplyAdds())),
        new Column(
            Texts.of("Multiply-adds"),
            108,
            Texts.of("Multiply-adds of one forward pass, biases not counted"),
            EnumSet.of(Columns.ALL),
            row -> Numbers.grouped(row.multiplyAdds())),
        new Column(
            "%",
            38,
            Texts.of("Share of the network's multiply-adds"),
            COST,
            row -> percent(table.get().multiplyAddShare(row))));
  }

  private static String kernel(Row row) {
    Layer layer = row.layer();
    if (layer.kind() == LayerKind.NORMALIZATION) {
      return "–";
    }
    return "%d × %d".formatted(layer.kernel(), layer.kernel());
  }

  private static String centre(double centre) {
    return centre == Math.rint(centre) ? Long.toString((long) centre) : Double.toString(centre);
  }

  /** Percent with one decimal, nothing for nothing. */
  private static String percent(double share) {
    return share == 0 ? "" : Numbers.percent(share).replace("%", "").strip();
  }

  private TableColumn<Row, String> column(Column column) {
    TableColumn<Row, String> result = new TableColumn<>();
    Label title = new Label(column.title);
    title.setTooltip(new Tooltip(column.tip));
    result.setGraphic(title);
    result.setPrefWidth(column.width);
    result.setSortable(false);
    result.setReorderable(false);
    result.setUserData(column.views);
    result.getStyleClass().add(column.views == ALWAYS ? "name-column" : "number-column");
    result.setCellValueFactory(
        features -> new ReadOnlyStringWrapper(column.text.apply(features.getValue())));
    return result;
  }

  /** Shows the columns of a view. */
  void show(Columns columns) {
    for (TableColumn<Row, ?> column : view.getColumns()) {
      column.setVisible(((Set<?>) column.getUserData()).contains(columns));
    }
  }

  /** The width in which all columns that are seen find room. */
  double neededWidth() {
    return view.getColumns().stream()
            .filter(TableColumn::isVisible)
            .mapToDouble(TableColumn::getPrefWidth)
            .sum()
        + ROOM_AT_SIDES;
  }

  private void show() {
    LayerTable shown = table.get();
    if (choice.getValue() != shown) {
      choice.setValue(shown);
    }
    view.getItems().setAll(shown.rows());
    sum.setText(
        Texts.of(
            "%s parameters, %s multiply-adds at %d × %d",
            Numbers.grouped(shown.parameters()),
            Numbers.large(shown.multiplyAdds()),
            shown.width(),
            shown.height()));
  }

  /** The rows' texts as they are seen; for tests. */
  List<String> texts(int row) {
    return Arrays.asList(
        view.getColumns().stream()
            .filter(TableColumn::isVisible)
            .map(column -> (String) column.getCellData(row))
            .toArray(String[]::new));
  }
}
