package org.vggscope.ui.compare;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import org.vggscope.explain.CkaMatrix;
import org.vggscope.export.compare.LikenessExhibit;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerPairs;
import org.vggscope.session.NetworkNames;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.painted.CellMatrix;
import org.vggscope.ui.kit.pixels.Inks;

/**
 * A square of colour for each pair of layers, rows the loaded network's, columns its companion's.
 */
final class LikenessMatrix extends CellMatrix {
  /** Seventeen rows that can be told apart. */
  private static final double LEAST_HEIGHT = 220;

  private static final double LEFT = 72;
  private static final double TOP = 70;
  private static final double TITLE = 20;
  private static final double MOST_WIDTH = 46;
  private static final double MOST_HEIGHT = 34;

  private final Label rowTitle = new Label();
  private final Label columnTitle = new Label();
  private final Consumer<Cell> pointedAt;
  private final BiConsumer<Layer, Layer> chosen;
  private CkaMatrix matrix;

  /**
   * @param pointedAt told of the cell under the pointer, or null
   * @param chosen told of the layers of the cell that is clicked
   */
  LikenessMatrix(Consumer<Cell> pointedAt, BiConsumer<Layer, Layer> chosen) {
    super(
        "likeness-matrix",
        Texts.of("Likeness of each pair of layers; the arrow keys select one"),
        "likeness-pointed",
        "likeness-selected");
    this.pointedAt = pointedAt;
    this.chosen = chosen;
    for (Label title : List.of(rowTitle, columnTitle)) {
      title.getStyleClass().add("axis-title");
      title.setManaged(false);
      // Two moments of a training differ in how they end.
      title.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
      title.setMouseTransparent(true);
    }
    getChildren().addAll(rowTitle, columnTitle);
    setMinSize(0, LEAST_HEIGHT);
  }

  /**
   * Shows a matrix, or none with null.
   *
   * @param names what to call the networks
   */
  void show(CkaMatrix next, NetworkNames names) {
    matrix = next;
    rowTitle.setText(next == null ? "" : names.first() + " ↓");
    columnTitle.setText(next == null ? "" : names.second() + " →");
    show(
        next == null ? List.of() : next.rows().stream().map(Layer::name).toList(),
        next == null ? List.of() : next.columns().stream().map(Layer::name).toList(),
        List.of());
  }

  /** Marks the pair of layers that is looked at. */
  void select(LayerPairs.Pair pair) {
    Cell selected = null;
    if (matrix != null && pair != null && pair.isComplete()) {
      int row = matrix.rows().indexOf(pair.first());
      int column = matrix.columns().indexOf(pair.second());
      selected = row < 0 || column < 0 ? null : new Cell(row, column);
    }
    reach(selected);
  }

  @Override
  protected void pointed(Cell cell) {
    pointedAt.accept(cell);
  }

  @Override
  protected void reached(Cell cell) {
    chosen.accept(matrix.rows().get(cell.row()), matrix.columns().get(cell.column()));
    pointedAt.accept(cell);
  }

  @Override
  protected int colour(Inks inks, int row, int column) {
    double value = matrix.at(row, column);
    return Double.isNaN(value)
        ? inks.faint()
        : LikenessExhibit.COLOURS.colour(value, LikenessExhibit.SCALE);
  }

  @Override
  protected Grid grid() {
    return new Grid(
        LEFT,
        TOP,
        TITLE,
        Math.min(MOST_WIDTH, Math.floor((getWidth() - LEFT) / matrix.columns().size())),
        Math.min(MOST_HEIGHT, Math.floor((getHeight() - TOP) / matrix.rows().size())),
        0);
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    rowTitle.setAlignment(Pos.BOTTOM_RIGHT);
    rowTitle.resizeRelocate(0, TOP - TITLE, LEFT - GAP, 18);
    columnTitle.resizeRelocate(LEFT, 0, getWidth() - LEFT, 16);
  }
}
