package org.vggscope.ui.picture;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.VLineTo;
import org.vggscope.picture.CropBox;
import org.vggscope.picture.PreparedPicture;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.pixels.FxImages;

/** The picture as it was opened, with the part that the network sees framed and the rest dimmed. */
final class SourceView extends Region {
  /** A tall picture does not push everything else out. */
  private static final double MAX_HEIGHT = 240;

  private static final double MIN_HEIGHT = 90;

  /** Pixels kept of a picture: enough for the widest pane on a screen of double density. */
  private static final int IMAGE_SIDE = 800;

  private final Label hint =
      new Label(Texts.of("Drop a picture anywhere on the window, or press Ctrl+O"));
  private final ImageView image = new ImageView();
  private final Path dimmed = new Path();
  private final Rectangle halo = new Rectangle();
  private final Rectangle frame = new Rectangle();
  private PreparedPicture picture;

  SourceView() {
    getStyleClass().add("source-view");
    image.setId("source-picture");
    image.setManaged(false);
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    dimmed.getStyleClass().add("dimmed");
    dimmed.setFillRule(FillRule.EVEN_ODD);
    dimmed.setManaged(false);
    halo.getStyleClass().add("crop-halo");
    halo.setManaged(false);
    frame.setId("crop-box");
    frame.getStyleClass().add("crop-frame");
    frame.setManaged(false);
    getChildren().addAll(hint, image, dimmed, halo, frame);
    setMinHeight(MIN_HEIGHT);
    show(null);
  }

  void show(PreparedPicture next) {
    boolean another = picture == null || next == null || picture.taken() != next.taken();
    picture = next;
    if (another) {
      image.setImage(next == null ? null : FxImages.of(next.taken(), IMAGE_SIDE));
    }
    boolean there = next != null;
    hint.setVisible(!there);
    image.setVisible(there);
    dimmed.setVisible(there);
    halo.setVisible(there);
    frame.setVisible(there);
    setAccessibleText(there ? Texts.of("The picture %s", next.source().name()) : hint.getText());
    requestLayout();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    if (picture == null || width <= 0) {
      return MIN_HEIGHT;
    }
    double height = width * picture.taken().height() / picture.taken().width();
    return Math.max(MIN_HEIGHT, Math.min(MAX_HEIGHT, Math.ceil(height)));
  }

  @Override
  protected double computeMaxHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    hint.resizeRelocate(0, 0, getWidth(), getHeight());
    if (picture == null) {
      return;
    }
    Fit fit = Fit.of(picture.taken().width(), picture.taken().height(), getWidth(), getHeight());
    image.setX(fit.x());
    image.setY(fit.y());
    image.setFitWidth(fit.width());
    image.setFitHeight(fit.height());
    CropBox whole = new CropBox(fit.x(), fit.y(), fit.width(), fit.height());
    CropBox box = fit.inView(picture.box());
    dimmed.getElements().clear();
    trace(whole);
    trace(box);
    place(halo, box);
    place(frame, box);
  }

  private void trace(CropBox box) {
    dimmed
        .getElements()
        .addAll(
            new MoveTo(box.x(), box.y()),
            new HLineTo(box.x() + box.width()),
            new VLineTo(box.y() + box.height()),
            new HLineTo(box.x()),
            new VLineTo(box.y()));
  }

  private static void place(Rectangle rectangle, CropBox box) {
    rectangle.setX(box.x());
    rectangle.setY(box.y());
    rectangle.setWidth(box.width());
    rectangle.setHeight(box.height());
  }
}
