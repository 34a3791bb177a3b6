package org.vggscope.ui.preprocessing;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.vggscope.picture.SourceImage;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.pixels.FxImages;

/**
 * The looks at a picture, all at one scale: in one row, or, of more than two, each above its mirror
 * image.
 */
final class LooksView extends Region {
  private static final double HEIGHT = 96;
  private static final double GAP = 3;

  /** Squares are made this many times as large as they are shown, so that their edges are sharp. */
  private static final int SHARPNESS = 3;

  private static final int SMALL = 128;

  private final List<SourceImage> looks;
  private final List<ImageView> views = new ArrayList<>();

  /** Lines round the looks, so that one that is all white or all black is seen. */
  private final List<Region> frames = new ArrayList<>();

  private final int rows;
  private final int columns;

  LooksView(List<SourceImage> looks) {
    this.looks = List.copyOf(looks);
    rows = looks.size() > 2 ? 2 : 1;
    columns = looks.size() / rows;
    getStyleClass().add("looks");
    for (SourceImage look : looks) {
      ImageView view = new ImageView(image(look, rows));
      view.setManaged(false);
      views.add(view);
      Region frame = new Region();
      frame.getStyleClass().add("look-frame");
      frame.setManaged(false);
      frames.add(frame);
    }
    getChildren().addAll(views);
    getChildren().addAll(frames);
    int width = looks.get(0).width();
    int height = looks.get(0).height();
    setAccessibleText(
        looks.size() > 1
            ? Texts.of(
                "What the network sees: %d × %d pixels, the first of %d looks",
                width, height, looks.size())
            : Texts.of("What the network sees: %d × %d pixels", width, height));
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
  }

  private static Image image(SourceImage look, int rows) {
    int longer = Math.max(look.width(), look.height());
    if (longer > SMALL) {
      return FxImages.of(look, SHARPNESS * SMALL);
    }
    return FxImages.ofSquares(look, (int) Math.ceil(SHARPNESS * HEIGHT / rows / longer));
  }

  @Override
  public Orientation getContentBias() {
    return null;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return Math.ceil(HEIGHT * width(0, 1) / height(0, 1));
  }

  /** Width of all columns at a scale, the largest of each. */
  private double width(int from, double scale) {
    double sum = 0;
    for (int column = from; column < columns; column++) {
      sum += columnWidth(column) * scale;
    }
    return sum;
  }

  private double columnWidth(int column) {
    double widest = 0;
    for (int row = 0; row < rows; row++) {
      widest = Math.max(widest, looks.get(column * rows + row).width());
    }
    return widest;
  }

  private double height(int from, double scale) {
    double sum = 0;
    for (int row = from; row < rows; row++) {
      sum += rowHeight(row) * scale;
    }
    return sum;
  }

  private double rowHeight(int row) {
    double highest = 0;
    for (int column = 0; column < columns; column++) {
      highest = Math.max(highest, looks.get(column * rows + row).height());
    }
    return highest;
  }

  @Override
  protected void layoutChildren() {
    double across = getWidth() - (columns - 1) * GAP;
    double down = getHeight() - (rows - 1) * GAP;
    double scale = Math.max(0, Math.min(across / width(0, 1), down / height(0, 1)));
    double x = 0;
    for (int column = 0; column < columns; column++) {
      double y = 0;
      for (int row = 0; row < rows; row++) {
        int index = column * rows + row;
        ImageView view = views.get(index);
        view.setX(Math.floor(x));
        view.setY(Math.floor(y));
        view.setFitWidth(looks.get(index).width() * scale);
        view.setFitHeight(looks.get(index).height() * scale);
        frames
            .get(index)
            .resizeRelocate(view.getX(), view.getY(), view.getFitWidth(), view.getFitHeight());
        y += rowHeight(row) * scale + GAP;
      }
      x += columnWidth(column) * scale + GAP;
    }
  }
}
