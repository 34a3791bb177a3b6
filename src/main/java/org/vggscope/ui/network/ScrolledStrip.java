package org.vggscope.ui.network;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import org.vggscope.ui.kit.controls.LiveScroll;

/** A row as high as it is; where it is wider than the window a scroll bar has room below it. */
final class ScrolledStrip extends LiveScroll {
  private final Region row;

  ScrolledStrip(Region row) {
    super(row);
    this.row = row;
    setFitToHeight(true);
    setVbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
  }

  /** Whether there is a bar is told by the width. */
  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    double bar = width >= 0 && row.prefWidth(-1) > width ? barHeight() : 0;
    return snappedTopInset() + row.prefHeight(-1) + bar + snappedBottomInset();
  }

  /** A bar over names would hide them. */
  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  private double barHeight() {
    return lookupAll(".scroll-bar").stream()
        .map(ScrollBar.class::cast)
        .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL)
        .mapToDouble(bar -> bar.prefHeight(-1))
        .max()
        .orElse(0);
  }

  /** Scrolls so that a part of the row is in the middle, as far as that goes. */
  void reveal(Node part) {
    double overflow = row.getWidth() - getViewportBounds().getWidth();
    if (overflow > 0) {
      double centre = row.sceneToLocal(part.localToScene(part.getBoundsInLocal())).getCenterX();
      double wanted = centre - getViewportBounds().getWidth() / 2;
      setHvalue(Math.max(0, Math.min(1, wanted / overflow)));
    }
  }
}
