package org.vggscope.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.vggscope.export.Exhibit;
import org.vggscope.export.compare.BlockLine;
import org.vggscope.export.compare.BlockQuantity;
import org.vggscope.export.compare.BlocksExhibit;
import org.vggscope.session.NetworkNames;
import org.vggscope.text.Texts;
import org.vggscope.text.format.PredictionFormat;
import org.vggscope.ui.compare.ComparisonModel.Answers;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.view.ViewPane;

/** What each block of both networks costs. */
final class BlocksPage extends ViewPane {
  private static final int LEAST_ROWS_HEIGHT = 120;
  private static final double ROOM_AT_SIDES = 8;

  private final ComparisonModel model;
  private final TableView<BlockLine> table = new TableView<>();
  private final Label note = new Label();

  BlocksPage(Owner owner, ComparisonModel model) {
    this.model = model;
    setId("compare-blocks-page");
    model.times().lookWhile(owner, shownProperty());
    table.setId("compare-blocks");
    table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
    table.widthProperty().addListener((o, old, width) -> fit());
    table.setMinHeight(LEAST_ROWS_HEIGHT);
    table.setRowFactory(view -> row());
    table.setAccessibleText(Texts.of("What each block of both networks costs"));
    note.setId("compare-blocks-note");
    note.getStyleClass().add("muted");
    note.setWrapText(true);
    note.setMinHeight(USE_PREF_SIZE);
    VBox.setVgrow(table, Priority.ALWAYS);
    VBox content = new VBox(table, note);
    content.getStyleClass().add("blocks-page");
    content.setMinWidth(0);
    setCenter(content);
    setMinWidth(0);
    owner.on(model.answersProperty(), () -> show());
    owner.on(model.times().valueProperty(), () -> show());
    owner.on(model.times().stateProperty(), () -> show());
    show();
  }

  private static TableRow<BlockLine> row() {
    return new TableRow<>() {
      @Override
      protected void updateItem(BlockLine line, boolean empty) {
        super.updateItem(line, empty);
        getStyleClass().remove("total-row");
        if (!empty && line != null && line.isTotal()) {
          getStyleClass().add("total-row");
        }
      }
    };
  }

  private void show() {
    Answers answers = model.answersProperty().get();
    if (answers == null) {
      table.getItems().clear();
      note.setText(Texts.of("Waiting for both networks …"));
      return;
    }
    NetworkNames names = answers.names();
    Object shown = table.getUserData();
    if (!names.equals(shown)) {
      table.setUserData(names);
      columns(names);
    }
    table.getItems().setAll(BlockLine.of(model.comparison()));
    note.setText(note(answers));
  }

  private String note(Answers answers) {
    String state =
        switch (model.times().stateProperty().get()) {
          case COMPUTING -> Texts.of("Timing both networks …");
          case STOPPED ->
              Texts.of("The timing was stopped; it starts again with the next picture.");
          default -> timing(answers);
        };
    return Texts.of("%s %s", BlocksExhibit.columns(), state);
  }

  private static String timing(Answers answers) {
    return Texts.of(
        "Times are the median of %d passes on this picture that wait after each layer. The one pass"
            + " that answered did not wait and had the picture to read: %s %s, %s %s.",
        ComparisonModel.PASSES,
        answers.names().first(),
        PredictionFormat.time(answers.first().milliseconds()),
        answers.names().second(),
        PredictionFormat.time(answers.second().milliseconds()));
  }

  private void columns(NetworkNames names) {
    table.getColumns().clear();
    table.getColumns().add(column(Texts.of("Block"), 52, null, BlockLine::name));
    table.getColumns().get(0).getStyleClass().add("name-column");
    for (BlockQuantity quantity : BlockQuantity.values()) {
      int index = quantity.ordinal();
      double width = width(quantity);
      TableColumn<BlockLine, String> pair =
          column(quantity.title(), 2 * width, quantity.meaning(), line -> "");
      TableColumn<BlockLine, String> first =
          column(names.first(), width, null, line -> line.first().get(index));
      TableColumn<BlockLine, String> second =
          column(names.second(), width, null, line -> line.second().get(index));
      first.getStyleClass().addAll("number-column", "first-column");
      second.getStyleClass().addAll("number-column", "second-column");
      pair.getColumns().add(first);
      pair.getColumns().add(second);
      table.getColumns().add(pair);
    }
    fit();
  }

  /** Of each of its two columns, before all are widened. */
  private static double width(BlockQuantity quantity) {
    return switch (quantity) {
      case LAYERS, FIELD -> 49;
      case PARAMETERS -> 60;
      case MULTIPLY_ADDS -> 57;
      case MEMORY -> 65;
      case TIME -> 62;
    };
  }

  /** Widens all columns alike to fill the table; a narrow one is scrolled. */
  private void fit() {
    List<TableColumn<BlockLine, ?>> leaves = new ArrayList<>();
    for (TableColumn<BlockLine, ?> column : table.getColumns()) {
      leaves.addAll(column.getColumns().isEmpty() ? List.of(column) : column.getColumns());
    }
    double needed = leaves.stream().mapToDouble(column -> (double) column.getUserData()).sum();
    double factor = Math.max(1, (table.getWidth() - ROOM_AT_SIDES) / needed);
    for (TableColumn<BlockLine, ?> column : leaves) {
      double width = Math.floor(factor * (double) column.getUserData());
      // All three, for the table would make some of them as wide as what is in them.
      column.setMinWidth(width);
      column.setMaxWidth(width);
      column.setPrefWidth(width);
    }
  }

  private static TableColumn<BlockLine, String> column(
      String title, double width, String tip, Function<BlockLine, String> text) {
    TableColumn<BlockLine, String> column = new TableColumn<>();
    Label label = new Label(title);
    Tip.on(label, tip);
    column.setGraphic(label);
    column.setPrefWidth(width);
    column.setUserData(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(
        features -> new ReadOnlyStringWrapper(text.apply(features.getValue())));
    return column;
  }

  @Override
  public Optional<Exhibit> exhibit() {
    return model
        .pair()
        .map(
            pair ->
                new BlocksExhibit(pair, model.comparison(), note(model.answersProperty().get())));
  }
}
