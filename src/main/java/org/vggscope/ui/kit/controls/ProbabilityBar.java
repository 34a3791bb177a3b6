package org.vggscope.ui.kit.controls;

import javafx.scene.layout.Region;

/** A probability as the filled part of a bar. */
public final class ProbabilityBar extends Region {
  /** A part of a pixel would look like nothing at all. */
  private static final double LEAST_WIDTH = 1;

  private final Region filled = new Region();
  private double probability;

  public ProbabilityBar() {
    getStyleClass().add("probability-bar");
    filled.getStyleClass().add("filled");
    getChildren().add(filled);
  }

  /** Fills another part of the bar, 0 to 1. */
  public void show(double next) {
    probability = next;
    requestLayout();
  }

  /** The part that is filled. */
  public double probability() {
    return probability;
  }

  @Override
  protected void layoutChildren() {
    double width =
        probability == 0 ? 0 : Math.max(LEAST_WIDTH, snapSizeX(getWidth() * probability));
    filled.resizeRelocate(0, 0, width, getHeight());
  }
}
