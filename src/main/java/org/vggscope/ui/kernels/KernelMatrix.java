package org.vggscope.ui.kernels;

import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.vggscope.report.ColourMap;
import org.vggscope.report.ColourMap.Scale;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.MapPainter;
import org.vggscope.ui.kit.pixels.Outline;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;
import org.vggscope.ui.kit.pixels.ZoomWindow;

/**
 * A whole layer at once: a row for each output channel, a column for each input channel, each
 * kernel a square coloured by its norm. The wheel zooms, dragging moves, a click selects the row.
 */
final class KernelMatrix extends Region {
  /** The colours of norms, which have no sign. */
  static final ColourMap COLOURS = ColourMap.VIRIDIS;

  private static final double LEFT = 58;
  private static final double TOP = 40;
  private static final double MARGIN = 8;

  private final KernelsModel model;
  private final PixelSurface surface = new PixelSurface(this::paint);
  private final Outline pointedCell = new Outline("kernels-pointed-cell", "pointed-map");
  private final Outline selectedRow = new Outline("kernels-selected-row", "selected-row");
  private final Outline cursorCell = new Outline("kernels-cursor-cell", "selected-map");
  private final Pane outlines = new Pane(selectedRow, cursorCell, pointedCell);
  private final Rectangle clip = new Rectangle();
  private final MatrixAxes axes = new MatrixAxes();
  private ZoomWindow window = ZoomWindow.WHOLE;
  private double dragX;
  private double dragY;

  KernelMatrix(KernelsModel model) {
    this.model = model;
    setId("kernels-matrix");
    getStyleClass().add("kernel-matrix");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(
        "Norms of all kernels; the arrow keys move, Enter shows the channel's kernels");
    outlines.setManaged(false);
    outlines.setMouseTransparent(true);
    outlines.setClip(clip);
    getChildren().addAll(surface, outlines);
    getChildren().addAll(axes.labels());

    model
        .sheetProperty()
        .addListener(
            (o, old, sheet) -> {
              if (sheet != null && !sheet.isLaidOutLike(old)) {
                window = ZoomWindow.WHOLE;
              }
              // Another row is selected but nothing else looks different.
              if (old == null || sheet == null || sheet.kernels() != old.kernels()) {
                requestLayout();
              }
              placeOutlines();
            });
    model.pointedProperty().addListener((o, old, kernel) -> placeOutlines());
    model.cursorProperty().addListener((o, old, input) -> placeOutlines());
    setOnMouseMoved(event -> model.point(kernelAt(event.getX(), event.getY())));
    setOnMouseExited(event -> model.point(null));
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseClicked(this::clicked);
    setOnScroll(this::wheel);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    // The tabs would take the focus for themselves.
    event.consume();
    dragX = event.getX();
    dragY = event.getY();
  }

  private void dragged(MouseEvent event) {
    if (!event.isStillSincePress()) {
      double dx = event.getX() - dragX;
      double dy = event.getY() - dragY;
      show(window.moved(dx, dy, viewWidth(), viewHeight(), aspect()));
      dragX = event.getX();
      dragY = event.getY();
    }
  }

  private void clicked(MouseEvent event) {
    KernelRef kernel = kernelAt(event.getX(), event.getY());
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && kernel != null) {
      model.choose(kernel);
      if (event.getClickCount() == 2) {
        model.setView(KernelView.TILES);
      }
    }
  }

  private void wheel(ScrollEvent event) {
    if (event.getDeltaY() != 0) {
      zoom(event.getDeltaY() > 0, event.getX() - LEFT, event.getY() - TOP);
      model.point(kernelAt(event.getX(), event.getY()));
    }
    event.consume();
  }

  /** Makes the squares larger or smaller; the middle stays where it is. */
  void zoom(boolean enlarge) {
    zoom(enlarge, viewWidth() / 2, viewHeight() / 2);
  }

  private void zoom(boolean enlarge, double x, double y) {
    double factor = enlarge ? ZoomWindow.STEP : 1 / ZoomWindow.STEP;
    show(window.zoomed(factor, x, y, viewWidth(), viewHeight(), aspect()));
  }

  /** Shows the whole layer. */
  void fit() {
    show(ZoomWindow.WHOLE);
  }

  private void show(ZoomWindow next) {
    window = next;
    requestLayout();
  }

  ZoomWindow window() {
    return window;
  }

  private void keyPressed(KeyEvent event) {
    KernelSheet sheet = model.sheet();
    if (sheet == null || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> model.moveInput(-1);
      case RIGHT -> model.moveInput(1);
      case UP -> model.selectOutput(sheet.output() - 1);
      case DOWN -> model.selectOutput(sheet.output() + 1);
      case HOME -> model.selectOutput(0);
      case END -> model.selectOutput(sheet.kernels().outputs() - 1);
      case ENTER, SPACE -> model.setView(KernelView.TILES);
      case PLUS, ADD, EQUALS -> zoom(true);
      case MINUS, SUBTRACT -> zoom(false);
      case DIGIT0, NUMPAD0 -> fit();
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** The kernel at a point of this pane, or null. */
  KernelRef kernelAt(double x, double y) {
    LayerKernels kernels = matrix();
    if (kernels == null || x < LEFT || y < TOP) {
      return null;
    }
    ZoomWindow.Placement placement = placement();
    int input = (int) Math.floor(placement.shareX(x - LEFT) * kernels.inputs());
    int output = (int) Math.floor(placement.shareY(y - TOP) * kernels.outputs());
    boolean inside =
        input >= 0 && input < kernels.inputs() && output >= 0 && output < kernels.outputs();
    return inside ? new KernelRef(output, input) : null;
  }

  /** The middle of a kernel's square, in coordinates of this pane. */
  Point2D pointOf(KernelRef kernel) {
    LayerKernels kernels = matrix();
    ZoomWindow.Placement placement = placement();
    return new Point2D(
        LEFT + placement.left() + (kernel.input() + 0.5) * placement.width() / kernels.inputs(),
        TOP + placement.top() + (kernel.output() + 0.5) * placement.height() / kernels.outputs());
  }

  /** What was painted last; for tests. */
  Raster raster() {
    return surface.raster();
  }

  /** The kernels if all of the layer's are here, or null. */
  private LayerKernels matrix() {
    KernelSheet sheet = model.sheet();
    return sheet == null || !sheet.kernels().isWhole() ? null : sheet.kernels();
  }

  private double viewWidth() {
    return Math.max(1, getWidth() - LEFT - MARGIN);
  }

  private double viewHeight() {
    return Math.max(1, getHeight() - TOP - MARGIN);
  }

  private double aspect() {
    LayerKernels kernels = matrix();
    return kernels == null ? 1 : (double) kernels.inputs() / kernels.outputs();
  }

  private ZoomWindow.Placement placement() {
    return window.place(viewWidth(), viewHeight(), aspect());
  }

  @Override
  protected void layoutChildren() {
    surface.resizeRelocate(LEFT, TOP, viewWidth(), viewHeight());
    clip.setX(LEFT - MARGIN);
    clip.setY(TOP - MARGIN);
    clip.setWidth(viewWidth() + 2 * MARGIN);
    clip.setHeight(viewHeight() + 2 * MARGIN);
    surface.repaint();
    for (Label label : axes.labels()) {
      label.setVisible(matrix() != null);
    }
    if (matrix() != null) {
      axes.place(matrix(), placement(), LEFT, TOP, viewWidth(), viewHeight());
    }
    placeOutlines();
  }

  private void paint(Raster raster, Inks inks) {
    raster.clear(inks.ground());
    LayerKernels kernels = matrix();
    if (kernels == null) {
      return;
    }
    ZoomWindow.Placement placement = window.place(raster.width(), raster.height(), aspect());
    new MapPainter(
            kernels.outputs(),
            kernels.inputs(),
            (int) Math.max(1, Math.round(placement.height())),
            (int) Math.max(1, Math.round(placement.width())))
        .paint(
            raster,
            (int) Math.round(placement.left()),
            (int) Math.round(placement.top()),
            kernels.norms(),
            0,
            COLOURS,
            new Scale(0, kernels.largestNorm()));
  }

  private void placeOutlines() {
    KernelSheet sheet = model.sheet();
    LayerKernels kernels = matrix();
    boolean seen = kernels != null && isVisible();
    KernelRef pointed = model.pointedProperty().get();
    int input = model.cursorProperty().get();
    selectedRow.setVisible(seen);
    cursorCell.setVisible(seen && input >= 0 && input < kernels.inputs());
    pointedCell.setVisible(seen && pointed != null && pointed.input() >= 0);
    if (seen) {
      ZoomWindow.Placement placement = placement();
      double height = placement.height() / kernels.outputs();
      double top = TOP + placement.top() + sheet.output() * height;
      selectedRow.around(LEFT + placement.left(), top, placement.width(), height);
    }
    if (cursorCell.isVisible()) {
      frame(cursorCell, kernels, new KernelRef(sheet.output(), input));
    }
    if (pointedCell.isVisible()) {
      frame(pointedCell, kernels, pointed);
    }
  }

  private void frame(Outline outline, LayerKernels kernels, KernelRef kernel) {
    ZoomWindow.Placement placement = placement();
    double width = placement.width() / kernels.inputs();
    double height = placement.height() / kernels.outputs();
    Point2D middle = pointOf(kernel);
    outline.around(middle.getX() - width / 2, middle.getY() - height / 2, width, height);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }
}
