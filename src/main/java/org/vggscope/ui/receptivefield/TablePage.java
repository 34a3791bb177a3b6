package org.vggscope.ui.receptivefield;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Origin;
import org.vggscope.model.Layer;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.session.ViewState;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Segments;
import org.vggscope.ui.receptivefield.TableModel.Columns;
import org.vggscope.ui.view.Origins;
import org.vggscope.ui.view.SaveButton;
import org.vggscope.ui.view.ViewPane;

/** The layers of two networks, side by side. */
final class TablePage extends ViewPane {
  private final Session session;
  private final TableModel model = new TableModel();
  private final NetworkTable left =
      new NetworkTable("table-left", model.choices(), model.leftProperty(), model::title);
  private final NetworkTable right =
      new NetworkTable("table-right", model.choices(), model.rightProperty(), model::title);
  private final SplitPane tables = new SplitPane(left, right);
  private Segments<Columns> columns;

  TablePage(Owner owner, Session session) {
    this.session = session;
    setId("field-table-page");
    getStyleClass().add("table-page");
    setTop(controls());
    setCenter(tables);
    left.setOnChosen(model::chooseLeft);
    right.setOnChosen(model::chooseRight);
    model.columnsProperty().addListener((o, old, columns) -> arrange());
    tables.widthProperty().addListener((o, old, width) -> arrange());
    owner.on(session.resultProperty(), result -> follow(result));
    follow(session.resultProperty().get());
    owner.on(session.selection().layerProperty(), layer -> mark(layer));
    mark(session.selection().layerProperty().get());
    arrange();
  }

  private Node controls() {
    columns =
        new Segments<>("table-columns", Columns.values(), Columns::title, model::chooseColumns);
    columns.select(model.columnsProperty().get());
    Button export = new SaveButton(session, this, "table-export");
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
      ModelView network = result.model();
      model.load(
          network.id(), network.title(), network.architecture(), input.height(), input.width());
    }
  }

  private void mark(Layer layer) {
    String name = layer == null ? "" : layer.name();
    left.mark(name);
    right.mark(name);
  }

  @Override
  public ViewState capture() {
    return ViewState.NONE
        .with("columns", model.columnsProperty().get())
        .with("left", model.leftProperty().get().network())
        .with("right", model.rightProperty().get().network());
  }

  @Override
  public void apply(ViewState state) {
    columns.select(state.choice("columns", Columns.GEOMETRY));
    model.choose(state.text("left", ""), state.text("right", ""));
  }

  @Override
  public Optional<Exhibit> exhibit() {
    return Optional.of(
        model.exhibit(model.isLoadedShown() ? Origins.ofNetwork(session) : Origin.ofProgram()));
  }
}
