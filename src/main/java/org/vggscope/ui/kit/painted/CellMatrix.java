package org.vggscope.ui.kit.painted;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Rotate;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.Outline;
import org.vggscope.ui.kit.pixels.Raster;

/**
 * A cell of colour for each row and column, all painted in one pixel buffer however many there are,
 * with names at the left and above. Where cells are small only some are named. The pointer reads a
 * cell; a click and the arrow keys put the cursor on one.
 */
public abstract class CellMatrix extends PaintedPane {
  /** From so many pixels on, cells have a line between them. */
  protected static final double SEPARATE = 6;

  /** Between names and cells, in units of the layout. */
  protected static final double GAP = 5;

  private static final double LEAST_LABEL = 15;

  /** A place in the matrix, row and column from 0. */
  public record Cell(int row, int column) {}

  /**
   * How the cells lie, in units of the layout.
   *
   * @param left room for the names of rows
   * @param top room for the names of columns
   * @param title how much of that they leave free
   * @param cellWidth of each cell
   * @param cellHeight of each cell
   * @param right room behind the rows
   */
  public record Grid(
      double left, double top, double title, double cellWidth, double cellHeight, double right) {}

  private final Pane labels = new Pane();
  private final List<Label> rowLabels = new ArrayList<>();
  private final List<Label> columnLabels = new ArrayList<>();
  private final List<Label> endLabels = new ArrayList<>();
  private final Outline pointedCell;
  private final Outline reachedCell;
  private final CellText digits = new CellText();
  private List<String> rows = List.of();
  private List<String> columns = List.of();
  private List<String> ends = List.of();
  private Cell pointed;
  private Cell reached;

  /**
   * @param id its style class, too
   * @param meaning what is painted and what keys do, for those who cannot see it
   * @param pointedId of the outline of the cell under the pointer
   * @param cursorId of the outline of the cell that the cursor is on
   */
  protected CellMatrix(String id, String meaning, String pointedId, String cursorId) {
    super(id, id, meaning);
    pointedCell = new Outline(pointedId, "pointed-map");
    reachedCell = new Outline(cursorId, "selected-map");
    labels.setManaged(false);
    labels.setMouseTransparent(true);
    getChildren().add(labels);
    marks().getChildren().addAll(reachedCell, pointedCell);
    setOnMouseMoved(event -> point(cellAt(event.getX(), event.getY())));
    setOnMouseExited(event -> point(null));
    setOnMouseClicked(
        event -> {
          Cell cell = cellAt(event.getX(), event.getY());
          if (event.getButton() == MouseButton.PRIMARY && cell != null) {
            reach(cell);
            reached(cell);
            open(cell);
          }
        });
  }

  /** How the cells lie now; asked only while there are some. */
  protected abstract Grid grid();

  /** The colour of a cell. */
  protected abstract int colour(Inks inks, int row, int column);

  /** What is written into a cell where it fits, in digits; null for nothing. */
  protected String text(int row, int column) {
    return null;
  }

  /** The pointer is on a cell, or with null on none. */
  protected abstract void pointed(Cell cell);

  /** A person has put the cursor on a cell. */
  protected abstract void reached(Cell cell);

  /** A cell was clicked, or Enter pressed on it; says whether that means anything. */
  protected boolean open(Cell cell) {
    return false;
  }

  /**
   * Has rows and columns of these names; empty lists for nothing to show.
   *
   * @param behind what stands behind each row, or an empty list
   */
  protected final void show(List<String> below, List<String> beside, List<String> behind) {
    rows = below;
    columns = beside;
    ends = behind;
    point(null);
    requestLayout();
  }

  /** Whether there are cells. */
  protected final boolean isEmpty() {
    return rows.isEmpty() || columns.isEmpty();
  }

  /** Puts the cursor on a cell, or with null on none; nobody is told. */
  protected final void reach(Cell cell) {
    reached = cell;
    placeMarks();
  }

  /** Where the cursor is; null for nowhere. */
  protected final Cell cursorCell() {
    return reached;
  }

  /** The nearest cell that there is. */
  protected final Cell inside(Cell cell) {
    return new Cell(
        Math.max(0, Math.min(rows.size() - 1, cell.row())),
        Math.max(0, Math.min(columns.size() - 1, cell.column())));
  }

  private void point(Cell cell) {
    pointed = cell;
    placeMarks();
    pointed(cell);
  }

  @Override
  protected final boolean key(KeyEvent event) {
    if (isEmpty()) {
      return false;
    }
    Cell from = reached == null ? new Cell(0, 0) : reached;
    Cell to =
        switch (event.getCode()) {
          case LEFT -> new Cell(from.row(), from.column() - 1);
          case RIGHT -> new Cell(from.row(), from.column() + 1);
          case UP -> new Cell(from.row() - 1, from.column());
          case DOWN -> new Cell(from.row() + 1, from.column());
          case HOME -> new Cell(from.row(), 0);
          case END -> new Cell(from.row(), columns.size() - 1);
          default -> null;
        };
    if (to != null) {
      point(null);
      reach(inside(to));
      reached(reached);
      return true;
    }
    return switch (event.getCode()) {
      case ENTER, SPACE -> reached != null && open(reached);
      default -> false;
    };
  }

  /** The cell at a point of this pane, or null. */
  public final Cell cellAt(double x, double y) {
    if (isEmpty()) {
      return null;
    }
    Grid grid = grid();
    Cell cell =
        new Cell(
            (int) Math.floor((y - grid.top) / grid.cellHeight),
            (int) Math.floor((x - grid.left) / grid.cellWidth));
    return cell.equals(inside(cell)) ? cell : null;
  }

  /** Left and upper side of a cell, in this pane. */
  public final Point2D corner(Cell cell) {
    Grid grid = grid();
    return new Point2D(
        grid.left + cell.column() * grid.cellWidth, grid.top + cell.row() * grid.cellHeight);
  }

  @Override
  protected void layoutChildren() {
    if (isEmpty()) {
      labels.setVisible(false);
      repaint();
      placeMarks();
      return;
    }
    labels.setVisible(true);
    Grid grid = grid();
    double all = grid.cellWidth * columns.size();
    double line = Math.max(grid.cellHeight, LEAST_LABEL);
    int every = name(rowLabels, rows, grid.cellHeight, Pos.CENTER_RIGHT);
    for (int i = 0; i < rowLabels.size(); i++) {
      double top = grid.top + (i * every + 0.5) * grid.cellHeight - line / 2;
      rowLabels.get(i).resizeRelocate(0, top, grid.left - GAP, line);
    }
    name(endLabels, ends, grid.cellHeight, Pos.CENTER_RIGHT);
    for (int i = 0; i < endLabels.size(); i++) {
      double top = grid.top + (i * every + 0.5) * grid.cellHeight - line / 2;
      endLabels.get(i).resizeRelocate(grid.left + all, top, grid.right - GAP, line);
    }
    double wide = Math.max(grid.cellWidth, LEAST_LABEL);
    every = name(columnLabels, columns, grid.cellWidth, Pos.CENTER_LEFT);
    for (int i = 0; i < columnLabels.size(); i++) {
      double left = grid.left + (i * every + 0.5) * grid.cellWidth - wide / 2;
      Label label = columnLabels.get(i);
      label.getTransforms().setAll(new Rotate(-90, 0, 0));
      label.resizeRelocate(left, grid.top - GAP, grid.top - grid.title, wide);
    }
    layOut(grid.left, grid.top, all, grid.cellHeight * rows.size());
  }

  /** Names every so manyth by a line of its own, and says which; lines are made where needed. */
  private int name(List<Label> lines, List<String> names, double cell, Pos alignment) {
    int every = (int) Math.ceil(LEAST_LABEL / Math.max(Double.MIN_NORMAL, cell));
    while (lines.size() * (long) every < names.size()) {
      Label label = new Label();
      label.getStyleClass().add("axis");
      label.setAlignment(alignment);
      // Its pane would make it as wide as its text, and put it at the frame.
      label.setManaged(false);
      labels.getChildren().add(label);
      lines.add(label);
      // Made while everything is laid out, when styles were given already.
      label.applyCss();
    }
    for (int i = 0; i < lines.size(); i++) {
      boolean seen = i * (long) every < names.size();
      lines.get(i).setVisible(seen);
      lines.get(i).setText(seen ? names.get(i * every) : "");
    }
    return every;
  }

  @Override
  protected final void paint(Raster raster, Inks inks) {
    raster.clear(inks.ground());
    for (int row = 0; row < rows.size(); row++) {
      int top = row * raster.height() / rows.size();
      int bottom = (row + 1) * raster.height() / rows.size();
      for (int column = 0; column < columns.size(); column++) {
        int left = column * raster.width() / columns.size();
        int right = (column + 1) * raster.width() / columns.size();
        int line = (double) raster.width() / columns.size() >= SEPARATE ? 1 : 0;
        int colour = colour(inks, row, column);
        raster.fill(left, top, right - left - line, bottom - top - line, colour);
        String text = text(row, column);
        if (text != null) {
          digits.write(
              raster, text, left, top, right - left - line, bottom - top - line, colour, density());
        }
      }
    }
  }

  @Override
  protected final void placeMarks() {
    place(pointedCell, pointed);
    place(reachedCell, reached);
  }

  private void place(Outline outline, Cell cell) {
    boolean seen = cell != null && !isEmpty() && getWidth() > grid().left;
    outline.setVisible(seen);
    if (seen) {
      Point2D corner = corner(cell);
      outline.around(corner.getX(), corner.getY(), grid().cellWidth - 1, grid().cellHeight - 1);
    }
  }
}
