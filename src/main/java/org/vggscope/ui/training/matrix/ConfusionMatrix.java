package org.vggscope.ui.training.matrix;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.vggscope.export.training.ConfusionFigures;
import org.vggscope.export.training.ConfusionTexts;
import org.vggscope.report.Mix;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.painted.CellMatrix;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.view.View;

/**
 * A square for each class and answer, one hue, the stronger the more of a row; behind each row how
 * much of it is right.
 */
public final class ConfusionMatrix extends CellMatrix {
  private static final double MOST_CELL = 46;

  /** Room for the share of a row that is right. */
  private static final double RIGHT = 54;

  private static final double LEAST_NAMES = 24;
  private static final double MOST_NAMES = 130;
  private static final double SIZE = 11;

  private final Consumer<Cell> read;
  private final Consumer<Cell> open;
  private ConfusionFigures figures;
  private double names = LEAST_NAMES;

  /**
   * A matrix that shows nothing yet.
   *
   * @param read told of the cell that is looked at
   * @param open told of the cell that is clicked, or on which Enter is pressed; null for nobody
   */
  public ConfusionMatrix(Consumer<Cell> read, Consumer<Cell> open) {
    super("confusion-matrix", "", "confusion-pointed", "confusion-cursor");
    this.read = read;
    this.open = open;
    getStyleClass().add(View.HEART);
    setMinHeight(USE_PREF_SIZE);
  }

  /** Shows a matrix; the cursor stays where it is, as far as there is such a cell. */
  public void show(ConfusionFigures next) {
    boolean renamed = figures == null || !figures.names().equals(next.names());
    figures = next;
    if (renamed) {
      names = longest(next.names());
    }
    List<String> shares = IntStream.range(0, next.classes()).mapToObj(next::rightShare).toList();
    show(next.names(), next.names(), shares);
    Cell cell = inside(cursorCell() == null ? new Cell(0, 0) : cursorCell());
    reach(cell);
    reached(cell);
  }

  /** The longest name's width, within bounds. */
  private static double longest(List<String> names) {
    Text text = new Text();
    text.setFont(Font.font(SIZE));
    double most = LEAST_NAMES;
    for (String name : names) {
      text.setText(name);
      most = Math.max(most, text.getLayoutBounds().getWidth() + 2 * GAP);
    }
    return Math.min(MOST_NAMES, Math.ceil(most));
  }

  @Override
  protected void pointed(Cell cell) {
    Cell shown = cell == null ? cursorCell() : cell;
    if (shown != null) {
      read.accept(inside(shown));
    }
  }

  @Override
  protected void reached(Cell cell) {
    setAccessibleText(
        Texts.of(
            "Confusion matrix; the arrow keys go from cell to cell. %s",
            ConfusionTexts.cell(figures, cell.row(), cell.column())));
    read.accept(cell);
  }

  @Override
  protected boolean open(Cell cell) {
    if (open != null) {
      open.accept(cell);
    }
    return open != null;
  }

  @Override
  protected int colour(Inks inks, int right, int answer) {
    double share = figures.share(right, answer);
    return Mix.of(inks.faint(), inks.bar(), Double.isNaN(share) ? 0 : share);
  }

  @Override
  protected String text(int right, int answer) {
    int count = figures.count(right, answer);
    return count == 0 ? null : Integer.toString(count);
  }

  /** Side of a square at a width; parts of a pixel only where there is no room for more. */
  private double side(double width) {
    double room = Math.max(1, (width - names - RIGHT) / figures.classes());
    return Math.min(MOST_CELL, room < SEPARATE ? room : Math.floor(room));
  }

  @Override
  protected Grid grid() {
    double side = side(getWidth());
    return new Grid(names, names, GAP, side, side, RIGHT);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return figures == null
        ? 0
        : Math.ceil(names + figures.classes() * side(width < 0 ? getWidth() : width) + GAP);
  }

  @Override
  protected double computePrefWidth(double height) {
    return figures == null ? 0 : names + RIGHT + MOST_CELL * figures.classes();
  }
}
