package org.vggscope.ui.training.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.transform.Rotate;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.format.Numbers;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.Outline;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;
import org.vggscope.ui.view.View;

/**
 * A square for each class and answer, painted in one pixel buffer however many there are. Where
 * squares are small, only some of the classes are named and no counts are written.
 */
public final class ConfusionMatrix extends Region {
  private static final double MOST_CELL = 46;

  /** Room for the share of a row that is right. */
  private static final double RIGHT = 54;

  private static final double LEAST_NAMES = 24;
  private static final double MOST_NAMES = 130;
  private static final double LEAST_LABEL = 15;
  private static final double SIZE = 11;
  private static final double GAP = 5;

  /** A place in the matrix, from 0. */
  public record Cell(int right, int answer) {}

  private final ConfusionPainter painter = new ConfusionPainter();
  private final PixelSurface surface = new PixelSurface(this::paint);
  private final Outline outline = new Outline("confusion-cursor", "selected-map");
  private final Pane labels =
      new Pane() {
        @Override
        protected void layoutChildren() {
          // They have the places that the matrix gave them.
        }
      };
  private final List<Label> sides = new ArrayList<>();
  private final List<Label> tops = new ArrayList<>();
  private final List<Label> shares = new ArrayList<>();
  private final Consumer<Cell> read;
  private ConfusionFigures figures;
  private double names = LEAST_NAMES;
  private Cell cursor = new Cell(0, 0);
  private Cell pointed;

  /**
   * @param read told of the cell that is looked at
   */
  public ConfusionMatrix(Consumer<Cell> read) {
    this.read = read;
    setId("confusion-matrix");
    getStyleClass().addAll("confusion-matrix", View.HEART);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    labels.setManaged(false);
    labels.setMouseTransparent(true);
    getChildren().addAll(surface, labels, outline);
    setMinWidth(0);
    setOnMouseMoved(event -> point(cellAt(event.getX(), event.getY())));
    setOnMouseExited(event -> point(null));
    setOnMousePressed(
        event -> {
          requestFocus();
          // The pane around it would take the focus, and with it the keys.
          event.consume();
        });
    setOnMouseClicked(
        event -> {
          Cell cell = cellAt(event.getX(), event.getY());
          if (event.getButton() == MouseButton.PRIMARY && cell != null) {
            moveTo(cell);
          }
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  /** Shows a matrix; the cursor stays where it is, as far as there is such a cell. */
  public void show(ConfusionFigures next) {
    boolean renamed = figures == null || !figures.names().equals(next.names());
    figures = next;
    if (renamed) {
      names = longest(next.names());
    }
    pointed = null;
    moveTo(inside(cursor));
    requestLayout();
  }

  private Label label(boolean turned) {
    Label label = new Label();
    label.getStyleClass().add("axis");
    if (turned) {
      label.getTransforms().setAll(new Rotate(-90, 0, 0));
    }
    labels.getChildren().add(label);
    // Made while everything is laid out, when styles were given already.
    label.applyCss();
    return label;
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

  private Cell inside(Cell cell) {
    int last = figures.classes() - 1;
    return new Cell(
        Math.max(0, Math.min(last, cell.right())), Math.max(0, Math.min(last, cell.answer())));
  }

  private void point(Cell cell) {
    pointed = cell;
    if (figures != null) {
      read.accept(cell == null ? cursor : cell);
    }
  }

  /** Puts the cursor on a cell and reads it out. */
  void moveTo(Cell cell) {
    cursor = cell;
    placeOutline();
    setAccessibleText(
        Texts.of(
            "Confusion matrix; the arrow keys go from cell to cell. %s",
            ConfusionTexts.cell(figures, cell.right(), cell.answer())));
    read.accept(pointed == null ? cell : pointed);
  }

  /** Where the cursor is. */
  Cell cursor() {
    return cursor;
  }

  private void keyPressed(KeyEvent event) {
    if (figures == null || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    Cell to =
        switch (event.getCode()) {
          case LEFT -> new Cell(cursor.right(), cursor.answer() - 1);
          case RIGHT -> new Cell(cursor.right(), cursor.answer() + 1);
          case UP -> new Cell(cursor.right() - 1, cursor.answer());
          case DOWN -> new Cell(cursor.right() + 1, cursor.answer());
          case HOME -> new Cell(cursor.right(), 0);
          case END -> new Cell(cursor.right(), figures.classes() - 1);
          default -> null;
        };
    if (to != null) {
      pointed = null;
      moveTo(inside(to));
      event.consume();
    }
  }

  /** Side of a square at a width; parts of a pixel only where there is no room for more. */
  private double cell(double width) {
    double room = Math.max(1, (width - names - RIGHT) / figures.classes());
    return Math.min(MOST_CELL, room < ConfusionPainter.SEPARATE ? room : Math.floor(room));
  }

  /** The cell at a point of this pane, or null. */
  Cell cellAt(double x, double y) {
    if (figures == null || x < names || y < names) {
      return null;
    }
    double side = cell(getWidth());
    Cell cell = new Cell((int) ((y - names) / side), (int) ((x - names) / side));
    return cell.equals(inside(cell)) ? cell : null;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return figures == null
        ? 0
        : Math.ceil(names + figures.classes() * cell(width < 0 ? getWidth() : width) + GAP);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return figures == null ? 0 : names + RIGHT + MOST_CELL * figures.classes();
  }

  @Override
  protected void layoutChildren() {
    if (figures == null) {
      return;
    }
    double side = cell(getWidth());
    double all = side * figures.classes();
    surface.resizeRelocate(names, names, all, all);
    surface.repaint();
    int every = (int) Math.ceil(LEAST_LABEL / side);
    double line = Math.max(side, LEAST_LABEL);
    name(sides, every, false, figures.names()::get);
    name(tops, every, true, figures.names()::get);
    name(shares, every, false, this::share);
    for (int i = 0; i < sides.size(); i++) {
      double middle = names + (i * every + 0.5) * side;
      sides.get(i).setAlignment(Pos.CENTER_RIGHT);
      sides.get(i).resizeRelocate(0, middle - line / 2, names - GAP, line);
      tops.get(i).setAlignment(Pos.CENTER_LEFT);
      tops.get(i).resizeRelocate(middle - line / 2, names - GAP, names - GAP, line);
      shares.get(i).setAlignment(Pos.CENTER_RIGHT);
      shares.get(i).resizeRelocate(names + all, middle - line / 2, RIGHT - GAP, line);
    }
    placeOutline();
  }

  /** Names every so manyth class by a line of its own; lines are made where they are needed. */
  private void name(List<Label> lines, int every, boolean turned, IntFunction<String> text) {
    while (lines.size() * every < figures.classes()) {
      lines.add(label(turned));
    }
    for (int i = 0; i < lines.size(); i++) {
      Label label = lines.get(i);
      boolean seen = i * every < figures.classes();
      label.setVisible(seen);
      if (seen) {
        label.setText(text.apply(i * every));
      }
    }
  }

  private String share(int right) {
    double share = figures.share(right, right);
    return Double.isNaN(share) ? "–" : Numbers.percent(share);
  }

  private void placeOutline() {
    outline.setVisible(figures != null && getWidth() > names);
    if (outline.isVisible()) {
      double side = cell(getWidth());
      outline.around(
          names + cursor.answer() * side, names + cursor.right() * side, side - 1, side - 1);
    }
  }

  private void paint(Raster raster, Inks inks) {
    painter.paint(figures, raster, inks, surface.density());
  }
}
