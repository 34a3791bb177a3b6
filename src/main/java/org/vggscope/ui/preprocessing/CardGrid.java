package org.vggscope.ui.preprocessing;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Groups of cards in columns of one width, each group under its title and in rows of its own. */
final class CardGrid extends Region {
  private static final double GAP = 10;
  private static final double LEAST_WIDTH = 190;

  /** Some cards that belong together. */
  private record Group(Object kind, Label title, List<Region> cards) {}

  /** Where a node goes: a title, or a card of a row. */
  private record Cell(Label title, Region card, int row, int column) {}

  private final List<Group> groups = new ArrayList<>();

  CardGrid() {
    getStyleClass().add("card-grid");
  }

  /** Takes everything away. */
  void clear() {
    groups.clear();
    getChildren().clear();
  }

  /**
   * Adds a card to the group of that kind, which is made when the last one is another.
   *
   * @param kind tells the group from others
   * @param title what to call the group
   */
  void add(Object kind, String title, Region card) {
    if (groups.isEmpty() || !groups.get(groups.size() - 1).kind.equals(kind)) {
      Label label = new Label(title);
      label.getStyleClass().add("group-title");
      groups.add(new Group(kind, label, new ArrayList<>()));
      getChildren().add(label);
    }
    groups.get(groups.size() - 1).cards.add(card);
    getChildren().add(card);
  }

  private static int columns(double width) {
    return Math.max(1, (int) ((width + GAP) / (LEAST_WIDTH + GAP)));
  }

  private List<Cell> cells(int columns) {
    List<Cell> cells = new ArrayList<>();
    int row = 0;
    int column = 0;
    for (Group group : groups) {
      if (column > 0) {
        row++;
        column = 0;
      }
      for (Region card : group.cards) {
        if (column == columns) {
          row++;
          column = 0;
        }
        boolean first = card == group.cards.get(0);
        cells.add(new Cell(first ? group.title : null, card, row, column++));
      }
    }
    return cells;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return LEAST_WIDTH;
  }

  @Override
  protected double computePrefHeight(double width) {
    return arrange(width < 0 ? getWidth() : width, false);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    arrange(getWidth(), true);
  }

  /** Lays the cards out, or only says how high they are together. */
  private double arrange(double width, boolean place) {
    int columns = columns(width);
    double cardWidth = Math.floor((width - (columns - 1) * GAP) / columns);
    List<Cell> cells = cells(columns);
    double y = 0;
    int last = cells.isEmpty() ? -1 : cells.get(cells.size() - 1).row;
    for (int row = 0; row <= last; row++) {
      double titles = 0;
      double highest = 0;
      for (Cell cell : cells) {
        if (cell.row == row) {
          titles = cell.title == null ? titles : Math.max(titles, cell.title.prefHeight(-1));
          highest = Math.max(highest, cell.card.prefHeight(cardWidth));
        }
      }
      highest = Math.ceil(highest);
      titles = Math.ceil(titles);
      for (Cell cell : cells) {
        if (place && cell.row == row) {
          double x = cell.column * (cardWidth + GAP);
          place(cell.title, x, y, cardWidth, titles);
          place(cell.card, x, y + titles, cardWidth, highest);
        }
      }
      y += titles + highest + (row < last ? GAP : 0);
    }
    return y;
  }

  private static void place(Node node, double x, double y, double width, double height) {
    if (node != null) {
      node.resizeRelocate(x, y, width, height);
    }
  }
}
