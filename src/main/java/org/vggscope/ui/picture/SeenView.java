package org.vggscope.ui.picture;

import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.vggscope.picture.SourceImage;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.pixels.FxImages;

/** The preprocessed picture, enlarged so that its pixels can be told apart. */
final class SeenView extends Region {
  private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("empty");

  /** Side where there is no room for more. */
  static final double SIDE = 128;

  private static final double MIN_SIDE = 96;
  private static final int SHARPNESS = 4;

  private final ImageView image = new ImageView();
  private double side = SIDE;
  private SourceImage seen;

  SeenView() {
    getStyleClass().add("seen-view");
    image.setId("seen-picture");
    image.setManaged(false);
    getChildren().add(image);
    pseudoClassStateChanged(EMPTY, true);
    setMinWidth(MIN_SIDE);
    setMaxWidth(SIDE);
  }

  void show(SourceImage next) {
    if (next == seen) {
      return;
    }
    seen = next;
    pseudoClassStateChanged(EMPTY, next == null);
    image.setImage(next == null ? null : FxImages.ofSquares(next, square(next)));
    setAccessibleText(
        next == null
            ? null
            : Texts.of("What the network sees, %d by %d pixels", next.width(), next.height()));
    requestLayout();
  }

  /** Squares several times as large as they are shown have sharp edges on every screen. */
  private static int square(SourceImage picture) {
    int longer = Math.max(picture.width(), picture.height());
    return longer < SIDE ? (int) Math.ceil(SHARPNESS * SIDE / longer) : 1;
  }

  /** As large as it may be, in both directions. */
  void setSide(double largest) {
    if (largest != side) {
      side = largest;
      setMaxWidth(side);
      requestLayout();
    }
  }

  private Fit fit(double width) {
    return fit(width, side);
  }

  private Fit fit(double width, double height) {
    return Fit.ofWholePixels(seen.width(), seen.height(), width, height);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return seen == null ? MIN_SIDE : Math.max(MIN_SIDE, Math.ceil(fit(side).width()));
  }

  @Override
  protected double computePrefHeight(double width) {
    return seen == null ? MIN_SIDE : Math.ceil(fit(width < 0 ? side : width).height());
  }

  /** In a window that has become lower it gives way until it is as small as it ever is. */
  @Override
  protected double computeMinHeight(double width) {
    double least = Math.min(side, SIDE);
    return seen == null ? MIN_SIDE : Math.ceil(fit(least, least).height());
  }

  @Override
  protected void layoutChildren() {
    if (seen == null) {
      return;
    }
    Fit fit = fit(getWidth());
    image.setX(Math.floor(fit.x()));
    image.setY(0);
    image.setFitWidth(fit.width());
    image.setFitHeight(fit.height());
  }
}
