package org.vggscope.ui.receptivefield;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.vggscope.export.field.FieldPicture;
import org.vggscope.export.field.FieldTexts;
import org.vggscope.model.NestedFields.Step;
import org.vggscope.model.Window;
import org.vggscope.picture.SourceImage;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.painted.PaintedPane;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.Outline;
import org.vggscope.ui.kit.pixels.Raster;

/**
 * The picture with the boxes that the unit and the layers below it see. A click chooses the unit
 * nearest to it; arrows move it; Page Up and Page Down go through the layers.
 */
final class FieldCanvas extends PaintedPane {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass CROWDED = PseudoClass.getPseudoClass("crowded");
  private static final double MARGIN = 20;

  /** Boxes that are nearer to each other have thin lines, or there would be nothing but lines. */
  private static final double ROOM_FOR_HALO = 7;

  private final GrowthModel model;
  private final Supplier<SourceImage> picture;
  private final List<Outline> boxes = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private final Region centre = new Region();

  /** What is seen while the mouse is pressed: the picture must not move away under it. */
  private Window held;

  /**
   * @param picture what the network sees, or null
   */
  FieldCanvas(GrowthModel model, Supplier<SourceImage> picture) {
    super("field-canvas", "field-canvas", "");
    this.model = model;
    this.picture = picture;
    centre.getStyleClass().add("field-centre");
    centre.setManaged(false);
    model.stepsProperty().addListener((o, old, steps) -> renew());
    // Boxes of the same pixels lie elsewhere in a picture of another size.
    model.pictureProperty().addListener((o, old, size) -> renew());
    model.playback().stepProperty().addListener((o, old, step) -> requestLayout());
    model.playback().playingProperty().addListener((o, old, playing) -> repaint());
    model.effectiveProperty().addListener((o, old, field) -> repaint());
    model.heatProperty().addListener((o, old, heat) -> repaint());
    setOnMouseReleased(
        event -> {
          held = null;
          requestLayout();
        });
    setOnMouseDragged(this::pointed);
    renew();
  }

  @Override
  protected void pressed(MouseEvent event) {
    super.pressed(event);
    held = model.extent();
    pointed(event);
  }

  private void pointed(MouseEvent event) {
    FieldPlacement placement = placement();
    model.choose(placement.row(event.getY()) - 0.5, placement.column(event.getX()) - 0.5);
  }

  @Override
  protected boolean key(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> model.move(0, -1);
      case RIGHT -> model.move(0, 1);
      case UP -> model.move(-1, 0);
      case DOWN -> model.move(1, 0);
      case PAGE_UP -> model.playback().move(1);
      case PAGE_DOWN -> model.playback().move(-1);
      case HOME -> model.playback().show(0);
      case END -> model.playback().show(Integer.MAX_VALUE);
      case SPACE -> model.playback().toggle();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** One box and one label a layer. */
  private void renew() {
    List<Step> steps = model.steps();
    if (boxes.size() != steps.size()) {
      boxes.clear();
      labels.clear();
      for (int i = 0; i < steps.size(); i++) {
        boxes.add(new Outline("field-box-" + i, "field-box"));
        Label label = new Label();
        label.getStyleClass().add("field-label");
        label.setManaged(false);
        labels.add(label);
      }
      marks().getChildren().setAll(boxes);
      marks().getChildren().add(centre);
      marks().getChildren().addAll(labels);
    }
    for (int i = 0; i < steps.size(); i++) {
      String block = "block-" + steps.get(i).layer().block();
      boxes.get(i).getStyleClass().setAll("outline", "field-box", block);
      labels.get(i).getStyleClass().setAll("label", "field-label", block);
      labels.get(i).setText(steps.get(i).layer().name() + " · " + steps.get(i).field().size());
    }
    Step last = model.last();
    setAccessibleText(
        last == null
            ? Texts.of("No picture yet")
            : FieldTexts.sees(last, model.beyondBorder(last)));
    requestLayout();
  }

  private FieldPlacement placement() {
    return FieldPlacement.of(held == null ? model.extent() : held, getWidth(), getHeight(), MARGIN);
  }

  /** The middle of a pixel of the picture in this pane; for tests. */
  Point2D pointOf(int row, int column) {
    FieldPlacement placement = placement();
    return new Point2D(placement.x(column + 0.5), placement.y(row + 0.5));
  }

  @Override
  protected void layoutChildren() {
    layOut(0, 0, getWidth(), getHeight());
  }

  @Override
  protected void placeMarks() {
    FieldPlacement placement = placement();
    int current = model.playback().stepProperty().get();
    for (int i = 0; i < boxes.size(); i++) {
      Outline box = boxes.get(i);
      boolean seen = i <= current;
      box.setVisible(seen);
      box.pseudoClassStateChanged(CURRENT, i == current);
      labels.get(i).pseudoClassStateChanged(CURRENT, i == current);
      labels.get(i).setVisible(false);
      if (seen) {
        Window window = model.steps().get(i).box();
        box.pseudoClassStateChanged(CROWDED, gap(i) * placement.scale() < ROOM_FOR_HALO);
        box.applyCss();
        box.around(
            placement.x(window.left()),
            placement.y(window.top()),
            window.width() * placement.scale(),
            window.height() * placement.scale());
      }
    }
    placeLabels(placement, current);
    placeCentre(placement);
  }

  /** Pixels from a box to the one around it. */
  private double gap(int index) {
    List<Step> steps = model.steps();
    return index + 1 < steps.size()
        ? (steps.get(index + 1).field().size() - steps.get(index).field().size()) / 2.0
        : Double.POSITIVE_INFINITY;
  }

  /** From the outermost box inwards, each label that does not meet the one before it. */
  private void placeLabels(FieldPlacement placement, int current) {
    double lowest = Double.NEGATIVE_INFINITY;
    for (int i = Math.min(current, boxes.size() - 1); i >= 0; i--) {
      Window box = model.steps().get(i).box();
      Label label = labels.get(i);
      label.applyCss();
      double width = Math.ceil(label.prefWidth(-1));
      double height = Math.ceil(label.prefHeight(-1));
      double side = box.width() * placement.scale();
      double top = placement.y(box.top()) - height;
      double left = Math.max(0, Math.min(getWidth() - width, placement.x(box.left())));
      // A box too small for its name has it beside, which only the current one needs.
      boolean fits = i == current || top >= lowest && side >= width;
      if (fits) {
        top = Math.max(0, Math.min(getHeight() - height, top));
        label.setVisible(true);
        label.resizeRelocate(left, top, width, height);
        lowest = top + height + 1;
      }
    }
  }

  private void placeCentre(FieldPlacement placement) {
    Step last = model.last();
    centre.setVisible(last != null);
    if (last != null) {
      double side = centre.prefWidth(-1);
      centre.resizeRelocate(
          placement.x(last.field().centre(last.x()) + 0.5) - side / 2,
          placement.y(last.field().centre(last.y()) + 0.5) - side / 2,
          side,
          side);
    }
  }

  /** What the unit looks at is to be seen while its field grows. */
  private boolean isHeatSeen() {
    return model.heatProperty().get() && !model.playback().playingProperty().get();
  }

  @Override
  protected void paint(Raster raster, Inks inks) {
    SourceImage seen = picture.get();
    Step current = model.current();
    Window whole = model.pictureProperty().get();
    if (seen == null
        || current == null
        || seen.width() != whole.width()
        || seen.height() != whole.height()) {
      raster.clear(inks.ground());
      return;
    }
    new FieldPainter(
            new FieldPicture(
                seen, current.box(), isHeatSeen() ? model.effectiveProperty().get() : null))
        .paint(raster, inks, placement().times(density()));
  }
}
