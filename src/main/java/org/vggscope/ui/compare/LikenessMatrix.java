package org.vggscope.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Rotate;
import org.vggscope.explain.CkaMatrix;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerPairs;
import org.vggscope.report.ColourMap;
import org.vggscope.session.NetworkNames;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.Outline;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;

/**
 * A square of colour for each pair of layers, rows the loaded network's, columns its companion's.
 */
final class LikenessMatrix extends Region {
  /** Seventeen rows that can be told apart. */
  private static final double LEAST_HEIGHT = 220;

  static final ColourMap COLOURS = ColourMap.VIRIDIS;
  static final ColourMap.Scale SCALE = new ColourMap.Scale(0, 1);

  private static final double LEFT = 72;
  private static final double TOP = 70;
  private static final double MOST_WIDTH = 46;
  private static final double MOST_HEIGHT = 34;

  /** A line of text; where cells are lower, only every second or third layer is named. */
  private static final double LEAST_LABEL = 14;

  /** A place in the matrix, row and column from 0. */
  record Cell(int row, int column) {}

  private final PixelSurface surface = new PixelSurface(this::paint);
  private final Outline pointedCell = new Outline("likeness-pointed", "pointed-map");
  private final Outline selectedCell = new Outline("likeness-selected", "selected-map");
  private final Pane labels = new Pane();
  private final Label rowTitle = new Label();
  private final Label columnTitle = new Label();
  private final List<Label> rowLabels = new ArrayList<>();
  private final List<Label> columnLabels = new ArrayList<>();
  private final Consumer<Cell> pointedAt;
  private final BiConsumer<Layer, Layer> chosen;
  private CkaMatrix matrix;
  private Cell pointed;
  private Cell selected;

  /**
   * @param pointedAt told of the cell under the pointer, or null
   * @param chosen told of the layers of the cell that is clicked
   */
  LikenessMatrix(Consumer<Cell> pointedAt, BiConsumer<Layer, Layer> chosen) {
    this.pointedAt = pointedAt;
    this.chosen = chosen;
    setId("likeness-matrix");
    getStyleClass().add("likeness-matrix");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(Texts.of("Likeness of each pair of layers; the arrow keys select one"));
    labels.setManaged(false);
    labels.setMouseTransparent(true);
    for (Label title : List.of(rowTitle, columnTitle)) {
      title.getStyleClass().add("axis-title");
      title.setManaged(false);
    }
    getChildren().addAll(surface, labels, selectedCell, pointedCell);
    setMinSize(0, LEAST_HEIGHT);
    setOnMouseMoved(event -> point(cellAt(event.getX(), event.getY())));
    setOnMouseExited(event -> point(null));
    setOnMousePressed(
        event -> {
          requestFocus();
          event.consume();
        });
    setOnMouseClicked(
        event -> {
          Cell cell = cellAt(event.getX(), event.getY());
          if (event.getButton() == MouseButton.PRIMARY && cell != null) {
            choose(cell);
          }
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  /**
   * Shows a matrix, or none with null.
   *
   * @param names what to call the networks
   */
  void show(CkaMatrix next, NetworkNames names) {
    matrix = next;
    point(null);
    labels.getChildren().clear();
    rowLabels.clear();
    columnLabels.clear();
    if (matrix != null) {
      rowTitle.setText(names.first() + " ↓");
      columnTitle.setText(names.second() + " →");
      matrix.rows().forEach(layer -> rowLabels.add(label(layer)));
      matrix.columns().forEach(layer -> columnLabels.add(label(layer)));
      labels.getChildren().addAll(rowLabels);
      labels.getChildren().addAll(columnLabels);
      labels.getChildren().addAll(rowTitle, columnTitle);
    }
    requestLayout();
  }

  private static Label label(Layer layer) {
    Label label = new Label(layer.name());
    label.getStyleClass().add("axis");
    // Its pane would make it as wide as its text, and put it at the frame.
    label.setManaged(false);
    return label;
  }

  /** Marks the pair of layers that is looked at. */
  void select(LayerPairs.Pair pair) {
    selected = null;
    if (matrix != null && pair != null && pair.isComplete()) {
      int row = matrix.rows().indexOf(pair.first());
      int column = matrix.columns().indexOf(pair.second());
      selected = row < 0 || column < 0 ? null : new Cell(row, column);
    }
    placeOutlines();
  }

  private void point(Cell cell) {
    pointed = cell;
    placeOutlines();
    pointedAt.accept(cell);
  }

  private void choose(Cell cell) {
    selected = cell;
    placeOutlines();
    chosen.accept(matrix.rows().get(cell.row()), matrix.columns().get(cell.column()));
    pointedAt.accept(cell);
  }

  private void keyPressed(KeyEvent event) {
    if (matrix == null || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    Cell from = selected == null ? new Cell(0, 0) : selected;
    Cell to =
        switch (event.getCode()) {
          case LEFT -> new Cell(from.row(), from.column() - 1);
          case RIGHT -> new Cell(from.row(), from.column() + 1);
          case UP -> new Cell(from.row() - 1, from.column());
          case DOWN -> new Cell(from.row() + 1, from.column());
          default -> null;
        };
    if (to != null) {
      choose(
          new Cell(
              Math.max(0, Math.min(matrix.rows().size() - 1, to.row())),
              Math.max(0, Math.min(matrix.columns().size() - 1, to.column()))));
      event.consume();
    }
  }

  private double cellWidth() {
    return Math.min(MOST_WIDTH, Math.floor((getWidth() - LEFT) / matrix.columns().size()));
  }

  private double cellHeight() {
    return Math.min(MOST_HEIGHT, Math.floor((getHeight() - TOP) / matrix.rows().size()));
  }

  /** The cell at a point of this pane, or null. */
  Cell cellAt(double x, double y) {
    if (matrix == null || x < LEFT || y < TOP) {
      return null;
    }
    int column = (int) ((x - LEFT) / cellWidth());
    int row = (int) ((y - TOP) / cellHeight());
    return row < matrix.rows().size() && column < matrix.columns().size()
        ? new Cell(row, column)
        : null;
  }

  /** Left and upper side of a cell, in this pane. */
  double[] corner(Cell cell) {
    return new double[] {LEFT + cell.column() * cellWidth(), TOP + cell.row() * cellHeight()};
  }

  @Override
  protected void layoutChildren() {
    if (matrix == null) {
      surface.setVisible(false);
      placeOutlines();
      return;
    }
    surface.setVisible(true);
    double width = cellWidth();
    double height = cellHeight();
    surface.resizeRelocate(
        LEFT, TOP, width * matrix.columns().size(), height * matrix.rows().size());
    surface.repaint();
    for (int row = 0; row < rowLabels.size(); row++) {
      Label label = rowLabels.get(row);
      label.setAlignment(Pos.CENTER_RIGHT);
      label.setVisible(row % labelled(height) == 0);
      double line = Math.max(height, LEAST_LABEL);
      label.resizeRelocate(0, TOP + (row + 0.5) * height - line / 2, LEFT - 5, line);
    }
    for (int column = 0; column < columnLabels.size(); column++) {
      Label label = columnLabels.get(column);
      label.setAlignment(Pos.CENTER_LEFT);
      label.getTransforms().setAll(new Rotate(-90, 0, 0));
      label.setVisible(column % labelled(width) == 0);
      double line = Math.max(width, LEAST_LABEL);
      label.resizeRelocate(LEFT + (column + 0.5) * width - line / 2, TOP - 3, TOP - 20, line);
    }
    rowTitle.setAlignment(Pos.BOTTOM_RIGHT);
    rowTitle.resizeRelocate(0, TOP - 20, LEFT - 5, 18);
    columnTitle.resizeRelocate(LEFT, 0, getWidth() - LEFT, 16);
    placeOutlines();
  }

  /** Every how manyth layer has room for its name. */
  private static int labelled(double cell) {
    return (int) Math.ceil(LEAST_LABEL / Math.max(1, cell));
  }

  private void paint(Raster raster, Inks inks) {
    raster.clear(inks.ground());
    if (matrix == null) {
      return;
    }
    int rows = matrix.rows().size();
    int columns = matrix.columns().size();
    for (int row = 0; row < rows; row++) {
      int top = row * raster.height() / rows;
      int bottom = (row + 1) * raster.height() / rows;
      for (int column = 0; column < columns; column++) {
        int left = column * raster.width() / columns;
        int right = (column + 1) * raster.width() / columns;
        double value = matrix.at(row, column);
        int colour = Double.isNaN(value) ? inks.faint() : COLOURS.colour(value, SCALE);
        raster.fill(left, top, right - left - 1, bottom - top - 1, colour);
      }
    }
  }

  private void placeOutlines() {
    place(pointedCell, pointed);
    place(selectedCell, selected);
  }

  private void place(Outline outline, Cell cell) {
    boolean seen = matrix != null && cell != null && getWidth() > LEFT;
    outline.setVisible(seen);
    if (seen) {
      double[] corner = corner(cell);
      outline.around(corner[0], corner[1], cellWidth() - 1, cellHeight() - 1);
    }
  }
}
