package org.vggscope.ui.receptivefield;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.ui.kit.controls.Segments;
import org.vggscope.ui.receptivefield.TableModel.Columns;
import org.vggscope.ui.view.SaveDialog;

/** The layers of two networks, side by side. */
final class TablePage extends BorderPane {
  private final Session session;
  private final TableModel model = new TableModel();
  private final NetworkTable left =
      new NetworkTable("table-left", model.choices(), model.leftProperty());
  private final NetworkTable right =
      new NetworkTable("table-right", model.choices(), model.rightProperty());
  private final SplitPane tables = new SplitPane(left, right);

  TablePage(Session session) {
    this.session = session;
    setId("field-table-page");
    getStyleClass().add("table-page");
    setTop(controls());
    setCenter(tables);
    left.setOnChosen(model::chooseLeft);
    right.setOnChosen(model::chooseRight);
    model.columnsProperty().addListener((o, old, columns) -> arrange());
    tables.widthProperty().addListener((o, old, width) -> arrange());
    session.resultProperty().addListener((o, old, result) -> follow(result));
    follow(session.resultProperty().get());
    arrange();
  }

  private Node controls() {
    Segments<Columns> columns =
        new Segments<>("table-columns", Columns.values(), Columns::title, model::chooseColumns);
    columns.select(model.columnsProperty().get());
    Button export = new Button("Export CSV…");
    export.setId("table-export");
    export.setTooltip(new Tooltip("Save both tables, all columns, as comma-separated values"));
    export.setOnAction(event -> export());
    export.setMinWidth(USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox controls = new HBox(columns, gap, export);
    controls.getStyleClass().add("field-controls");
    controls.setAlignment(Pos.CENTER_LEFT);
    return controls;
  }

  /** Side by side where both tables find room, else one above the other. */
  private void arrange() {
    Columns columns = model.columnsProperty().get();
    left.show(columns);
    right.show(columns);
    boolean fits = tables.getWidth() >= left.neededWidth() + right.neededWidth();
    tables.setOrientation(fits ? Orientation.HORIZONTAL : Orientation.VERTICAL);
  }

  private void follow(PictureResult result) {
    if (result != null) {
      var input = result.picture().input();
      model.load(
          result.model().title(), result.model().architecture(), input.height(), input.width());
    }
  }

  private void export() {
    saving().show(getScene().getWindow(), "layers");
  }

  /** Writes both tables to a file and says so. */
  void write(Path file) {
    saving().save(file);
  }

  private SaveDialog saving() {
    return new SaveDialog(
        session,
        "Export the tables",
        List.of(SaveDialog.Format.text("Comma-separated values", ".csv", model::csv)));
  }
}
