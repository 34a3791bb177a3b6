package org.vggscope.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.vggscope.model.BlockTable;
import org.vggscope.model.Layer;
import org.vggscope.session.NetworkNames;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.text.format.PredictionFormat;
import org.vggscope.ui.compare.ComparisonModel.Answers;
import org.vggscope.ui.compare.ComparisonModel.Times;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.view.ViewPane;

/** What each block of both networks costs. */
final class BlocksPage extends ViewPane {
  private static final int FULLY_CONNECTED = 6;
  private static final int LEAST_ROWS_HEIGHT = 120;
  private static final double ROOM_AT_SIDES = 8;

  /**
   * A block of both networks; one of them may lack it.
   *
   * @param first its texts by column, for the loaded network
   * @param second the same for the companion
   */
  record Line(int block, List<String> first, List<String> second) {}

  /** What is said of a block of one network. */
  private record Quantity(
      String title, double width, String tip, Function<BlockTable.Row, String> text) {}

  private static final List<Quantity> QUANTITIES =
      List.of(
          new Quantity(
              Texts.key("Layers"),
              49,
              Texts.key(
                  "Convolutions and fully connected layers: those that have weights, which the 16"
                      + " of VGG16 counts"),
              BlocksPage::layers),
          new Quantity(
              Texts.key("Parameters"),
              60,
              Texts.key("Weights and biases"),
              row -> Numbers.large(row.parameters())),
          new Quantity(
              Texts.key("Multiply-adds"),
              57,
              Texts.key("Of this pass, biases not counted"),
              row -> Numbers.large(row.multiplyAdds())),
          new Quantity(
              Texts.key("Field"),
              49,
              Texts.key("Receptive field at the block’s end: side of what a unit sees, in pixels"),
              row -> String.valueOf(row.field().size())),
          new Quantity(
              Texts.key("Memory"),
              65,
              Texts.key("Weights and activations of this picture, as float32"),
              row -> Numbers.megabytes(row.bytes())));
  private static final double TIME_WIDTH = 62;

  private final ComparisonModel model;
  private final TableView<Line> table = new TableView<>();
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

  private static TableRow<Line> row() {
    return new TableRow<>() {
      @Override
      protected void updateItem(Line line, boolean empty) {
        super.updateItem(line, empty);
        getStyleClass().remove("total-row");
        if (!empty && line != null && line.block() == 0) {
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
    table.getItems().setAll(lines(answers, model.times().valueProperty().get()));
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
    String columns =
        Texts.of(
            "Field: receptive field at the block’s end, in pixels. Memory: weights and activations"
                + " as float32.");
    return Texts.of("%s %s", columns, state);
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
    table.getColumns().add(column(Texts.of("Block"), 52, null, line -> name(line.block())));
    table.getColumns().get(0).getStyleClass().add("name-column");
    for (int i = 0; i <= QUANTITIES.size(); i++) {
      int index = i;
      boolean timed = i == QUANTITIES.size();
      String title = timed ? Texts.of("Time") : Texts.of(QUANTITIES.get(i).title());
      String tip = timed ? Texts.of("Measured on this picture") : Texts.of(QUANTITIES.get(i).tip());
      double width = timed ? TIME_WIDTH : QUANTITIES.get(i).width();
      TableColumn<Line, String> pair = column(title, 2 * width, tip, line -> "");
      TableColumn<Line, String> first =
          column(names.first(), width, null, line -> line.first().get(index));
      TableColumn<Line, String> second =
          column(names.second(), width, null, line -> line.second().get(index));
      first.getStyleClass().addAll("number-column", "first-column");
      second.getStyleClass().addAll("number-column", "second-column");
      pair.getColumns().add(first);
      pair.getColumns().add(second);
      table.getColumns().add(pair);
    }
    fit();
  }

  /** Widens all columns alike to fill the table; a narrow one is scrolled. */
  private void fit() {
    List<TableColumn<Line, ?>> leaves = new ArrayList<>();
    for (TableColumn<Line, ?> column : table.getColumns()) {
      leaves.addAll(column.getColumns().isEmpty() ? List.of(column) : column.getColumns());
    }
    double needed = leaves.stream().mapToDouble(column -> (double) column.getUserData()).sum();
    double factor = Math.max(1, (table.getWidth() - ROOM_AT_SIDES) / needed);
    for (TableColumn<Line, ?> column : leaves) {
      double width = Math.floor(factor * (double) column.getUserData());
      // All three, for the table would make some of them as wide as what is in them.
      column.setMinWidth(width);
      column.setMaxWidth(width);
      column.setPrefWidth(width);
    }
  }

  private static TableColumn<Line, String> column(
      String title, double width, String tip, Function<Line, String> text) {
    TableColumn<Line, String> column = new TableColumn<>();
    Label label = new Label(title);
    if (tip != null) {
      label.setTooltip(new Tooltip(tip));
    }
    column.setGraphic(label);
    column.setPrefWidth(width);
    column.setUserData(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(
        features -> new ReadOnlyStringWrapper(text.apply(features.getValue())));
    return column;
  }

  /** A line a block, and the whole networks in the last one. */
  static List<Line> lines(Answers answers, Times times) {
    BlockTable first = answers.firstBlocks();
    BlockTable second = answers.secondBlocks();
    Map<Layer, Double> firstTimes = times == null ? Map.of() : times.first();
    Map<Layer, Double> secondTimes = times == null ? Map.of() : times.second();
    List<Line> lines = new ArrayList<>();
    for (int block = 1; block <= FULLY_CONNECTED; block++) {
      lines.add(
          new Line(
              block, texts(row(first, block), firstTimes), texts(row(second, block), secondTimes)));
    }
    lines.add(new Line(0, texts(first.total(), firstTimes), texts(second.total(), secondTimes)));
    return lines;
  }

  private static BlockTable.Row row(BlockTable table, int block) {
    return table.rows().stream().filter(row -> row.block() == block).findFirst().orElse(null);
  }

  private static List<String> texts(BlockTable.Row row, Map<Layer, Double> times) {
    List<String> texts = new ArrayList<>();
    QUANTITIES.forEach(quantity -> texts.add(row == null ? "–" : quantity.text().apply(row)));
    double time = row == null ? Double.NaN : row.time(times);
    texts.add(row == null ? "–" : Double.isNaN(time) ? "…" : PredictionFormat.time(time));
    return texts;
  }

  private static String layers(BlockTable.Row row) {
    return String.valueOf(row.weighted());
  }

  private static String name(int block) {
    return switch (block) {
      case 0 -> Texts.of("Whole");
      case FULLY_CONNECTED -> "fc6–fc8";
      default -> Texts.of("Block %d", block);
    };
  }
}
