package org.vggscope.ui.training.parallel;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.vggscope.export.training.ParallelEntries;
import org.vggscope.export.training.ParallelEntries.Entry;
import org.vggscope.export.training.ParallelFigures;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.Tip;

/** What crosses in a step, a line a layer, and the sums. */
final class ParallelTable extends TableView<ParallelEntries.Entry> {
  private static final double ROW = 24;
  private static final double HEAD = 58;
  private static final double ROOM_AT_SIDES = 18;
  private static final double[] WIDTHS = {94, 94, 74, 66, 78, 56};

  ParallelTable() {
    setId("parallel-table");
    getStyleClass().add("parallel-table");
    setAccessibleText(Texts.of("What crosses between the devices in a step, layer by layer"));
    setFixedCellSize(ROW);
    setColumnResizePolicy(UNCONSTRAINED_RESIZE_POLICY);
    setRowFactory(view -> row());
    setMinWidth(0);
    List<String> tips =
        List.of(
            Texts.of("Name"),
            Texts.of("Weights and biases"),
            Texts.of("Activations that the layer reads of one picture"),
            Texts.of(
                "Gradients of the weights that cross when each device has a part of the batch"),
            Texts.of("Activations that cross when each device has a part of the weights"),
            Texts.of("The way in which less crosses"));
    List<String> heads = ParallelEntries.heads();
    for (int i = 0; i < heads.size(); i++) {
      add(heads.get(i), tips.get(i));
    }
    widthProperty().addListener((o, old, width) -> fit());
    fit();
  }

  private void add(String title, String tip) {
    int index = getColumns().size();
    TableColumn<Entry, String> column = new TableColumn<>();
    Label label = new Label(title);
    label.setWrapText(true);
    Tip.on(label, tip);
    // Only within a pane of the column's width does a heading take a second line.
    StackPane heading = new StackPane(label);
    heading.prefWidthProperty().bind(column.widthProperty().subtract(6));
    label.prefWidthProperty().bind(heading.prefWidthProperty());
    column.setGraphic(heading);
    column.setSortable(false);
    column.setReorderable(false);
    column.getStyleClass().add(index == 0 || index == 5 ? "name-column" : "number-column");
    column.setCellValueFactory(
        features -> new ReadOnlyStringWrapper(features.getValue().cells().get(index)));
    getColumns().add(column);
  }

  private static TableRow<Entry> row() {
    return new TableRow<>() {
      @Override
      protected void updateItem(Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        boolean sum = !empty && entry != null && entry.sum();
        // Only where it changes, for each change has the row styled again.
        if (sum && !getStyleClass().contains("total-row")) {
          getStyleClass().add("total-row");
        } else if (!sum) {
          getStyleClass().remove("total-row");
        }
      }
    };
  }

  /** Widens all columns alike to fill the table; a narrow one is scrolled. */
  private void fit() {
    double needed = 0;
    for (double each : WIDTHS) {
      needed += each;
    }
    double factor = Math.max(1, (getWidth() - ROOM_AT_SIDES) / needed);
    for (int i = 0; i < WIDTHS.length; i++) {
      double width = Math.floor(factor * WIDTHS[i]);
      getColumns().get(i).setMinWidth(width);
      getColumns().get(i).setMaxWidth(width);
      getColumns().get(i).setPrefWidth(width);
    }
  }

  /** Shows the lines of a plan. */
  void show(ParallelFigures figures) {
    List<Entry> entries = ParallelEntries.of(figures);
    if (entries.size() == getItems().size()) {
      // Line by line, so that what is scrolled to and selected stays.
      for (int i = 0; i < entries.size(); i++) {
        if (!entries.get(i).equals(getItems().get(i))) {
          getItems().set(i, entries.get(i));
        }
      }
    } else {
      getItems().setAll(entries);
      // All lines are seen, and the page is scrolled. A style, for the window's sheet has one too.
      double height = HEAD + ROW * entries.size() + 4;
      setStyle("-fx-min-height: %1$.0f; -fx-pref-height: %1$.0f;".formatted(height));
    }
  }
}
