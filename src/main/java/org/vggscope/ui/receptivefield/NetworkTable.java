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
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.vggscope.export.field.LayerColumn;
import org.vggscope.export.field.LayerTables;
import org.vggscope.model.LayerTable;
import org.vggscope.model.LayerTable.Row;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.receptivefield.TableModel.Columns;

/** All layers of one network with their numbers, and a choice of the network above. */
final class NetworkTable extends VBox {
  /** A column: what it says, how wide it is, and in which views it is. */
  private record Column(LayerColumn what, double width, Set<Columns> views) {}

  private static final Set<Columns> ALWAYS = EnumSet.allOf(Columns.class);
  private static final Set<Columns> GEOMETRY = EnumSet.of(Columns.GEOMETRY, Columns.ALL);
  private static final Set<Columns> COST = EnumSet.of(Columns.COST, Columns.ALL);

  /** The scroll bar and the insets. */
  private static final double ROOM_AT_SIDES = 24;

  /** How many rows are seen above a marked one. */
  private static final int ROWS_BEFORE = 2;

  private final ReadOnlyObjectProperty<LayerTable> table;
  private final TableView<Row> view = new TableView<>();
  private final ComboBox<LayerTable> choice = new ComboBox<>();
  private final Label sum = new Label();

  /** The layer whose row is marked; empty for none. */
  private String marked = "";

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
    // A table that was made lower would hide what is marked.
    view.heightProperty().addListener((o, old, now) -> Platform.runLater(this::reveal));
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

  private static List<Column> columns() {
    return List.of(
        new Column(LayerColumn.LAYER, 56, ALWAYS),
        new Column(LayerColumn.KERNEL, 64, GEOMETRY),
        new Column(LayerColumn.STRIDE, 50, GEOMETRY),
        new Column(LayerColumn.JUMP, 48, GEOMETRY),
        new Column(LayerColumn.FIELD, 50, GEOMETRY),
        new Column(LayerColumn.CENTRE, 60, GEOMETRY),
        new Column(LayerColumn.SHAPE, 106, COST),
        new Column(LayerColumn.PARAMETERS, 100, COST),
        new Column(LayerColumn.PARAMETER_SHARE, 54, COST),
        new Column(LayerColumn.BRIEF_MULTIPLY_ADDS, 92, EnumSet.of(Columns.COST)),
        new Column(LayerColumn.MULTIPLY_ADDS, 108, EnumSet.of(Columns.ALL)),
        new Column(LayerColumn.MULTIPLY_ADD_SHARE, 54, COST));
  }

  private TableColumn<Row, String> column(Column column) {
    TableColumn<Row, String> result = new TableColumn<>();
    Label title = new Label(column.what.title());
    Tip.on(title, column.what.tip());
    result.setGraphic(title);
    result.setPrefWidth(column.width);
    result.setSortable(false);
    result.setReorderable(false);
    result.setUserData(column.views);
    result.getStyleClass().add(column.views == ALWAYS ? "name-column" : "number-column");
    result.setCellValueFactory(
        features -> new ReadOnlyStringWrapper(column.what.text(table.get(), features.getValue())));
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
    sum.setText(LayerTables.sum(shown));
    mark(marked);
  }

  /**
   * Marks the row of a layer and brings it into sight, with what comes before it; none where this
   * network has no layer of that name.
   */
  void mark(String layer) {
    marked = layer;
    view.getSelectionModel().clearSelection();
    for (int i = 0; i < view.getItems().size(); i++) {
      if (view.getItems().get(i).layer().name().equals(layer)) {
        view.getSelectionModel().select(i);
      }
    }
    reveal();
  }

  private void reveal() {
    int row = view.getSelectionModel().getSelectedIndex();
    if (row >= 0) {
      view.scrollTo(Math.max(0, row - ROWS_BEFORE));
    }
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
