package org.vggscope.ui.receptivefield;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.vggscope.export.field.Stacks;
import org.vggscope.model.KernelStack;
import org.vggscope.text.Texts;

/**
 * What one output sees through a stack, as nested squares of cells: those that the last convolution
 * reads in the middle, those that the ones below add around them.
 */
final class StackDiagram extends Region {
  private static final int SIDE = Stacks.SIDE;
  private static final double LARGEST_CELL = 22;
  private static final double SMALLEST_CELL = 8;

  private final KernelStack stack;
  private final Region[] cells = new Region[SIDE * SIDE];

  StackDiagram(KernelStack stack) {
    this.stack = stack;
    getStyleClass().add("stack-diagram");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(
        Texts.of(
            "%s: one output sees %d by %d", Stacks.title(stack), stack.field(), stack.field()));
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new Region();
      cells[i].setManaged(false);
    }
    getChildren().addAll(cells);
    show(stack.depth());
  }

  /** Shows what is seen through so many convolutions. */
  void show(int convolutions) {
    for (int i = 0; i < cells.length; i++) {
      int ring = Stacks.ringOfCell(stack, i);
      boolean seen = ring <= Math.min(convolutions, stack.depth());
      cells[i].getStyleClass().setAll("stack-cell", seen ? "ring-" + ring : "unseen");
    }
  }

  private double cell() {
    return Math.max(
        SMALLEST_CELL,
        Math.min(LARGEST_CELL, Math.floor(Math.min(getWidth(), getHeight()) / SIDE)));
  }

  @Override
  protected double computePrefWidth(double height) {
    return SIDE * LARGEST_CELL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return SIDE * Math.min(LARGEST_CELL, width < 0 ? LARGEST_CELL : Math.floor(width / SIDE));
  }

  @Override
  public javafx.geometry.Orientation getContentBias() {
    return javafx.geometry.Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return SIDE * SMALLEST_CELL;
  }

  @Override
  protected double computeMinHeight(double width) {
    return SIDE * SMALLEST_CELL;
  }

  @Override
  protected void layoutChildren() {
    double cell = cell();
    double left = Math.floor((getWidth() - SIDE * cell) / 2);
    for (int i = 0; i < cells.length; i++) {
      int row = i / SIDE;
      int column = i % SIDE;
      cells[i].resizeRelocate(left + column * cell, row * cell, cell, cell);
    }
  }
}
