package org.vggscope.ui.kernels;

import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.vggscope.export.kernels.KernelRef;
import org.vggscope.export.kernels.KernelSheet;
import org.vggscope.export.kernels.KernelView;
import org.vggscope.export.kernels.LayerKernels;
import org.vggscope.report.ColourMap.Scale;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.painted.ZoomedPane;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.MapPainter;
import org.vggscope.ui.kit.pixels.Outline;
import org.vggscope.ui.kit.pixels.Raster;
import org.vggscope.ui.kit.pixels.ZoomWindow;

/**
 * A whole layer at once: a row for each output channel, a column for each input channel, each
 * kernel a square coloured by its norm. The wheel zooms, dragging moves, a click selects the row.
 */
final class KernelMatrix extends ZoomedPane {
  private static final double LEFT = 58;
  private static final double TOP = 40;
  private static final double MARGIN = 8;

  private final KernelsModel model;
  private final Outline pointedCell = new Outline("kernels-pointed-cell", "pointed-map");
  private final Outline selectedRow = new Outline("kernels-selected-row", "selected-row");
  private final Outline cursorCell = new Outline("kernels-cursor-cell", "selected-map");
  private final MatrixAxes axes = new MatrixAxes();

  KernelMatrix(KernelsModel model) {
    super(
        "kernels-matrix",
        "kernel-matrix",
        Texts.of("Norms of all kernels; the arrow keys move, Enter shows the channel's kernels"),
        LEFT,
        TOP,
        MARGIN);
    this.model = model;
    marks().getChildren().addAll(selectedRow, cursorCell, pointedCell);
    getChildren().addAll(axes.labels());
    model.sheetProperty().addListener((o, old, sheet) -> sheetChanged(old, sheet));
    model.pointedProperty().addListener((o, old, kernel) -> placeMarks());
    model.cursorProperty().addListener((o, old, input) -> placeMarks());
    setOnMouseExited(event -> model.point(null));
    setOnMouseClicked(this::clicked);
  }

  private void sheetChanged(KernelSheet old, KernelSheet sheet) {
    if (sheet != null && !sheet.isLaidOutLike(old)) {
      fit();
    }
    // Else another row is selected but nothing else looks different.
    if (old == null || sheet == null || sheet.kernels() != old.kernels()) {
      requestLayout();
    }
    placeMarks();
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

  @Override
  protected void point(double x, double y) {
    model.point(kernelAt(x, y));
  }

  @Override
  protected boolean key(KeyEvent event) {
    KernelSheet sheet = model.sheet();
    if (sheet == null) {
      return false;
    }
    switch (event.getCode()) {
      case LEFT -> model.moveInput(-1);
      case RIGHT -> model.moveInput(1);
      case UP -> model.selectOutput(sheet.output() - 1);
      case DOWN -> model.selectOutput(sheet.output() + 1);
      case HOME -> model.selectOutput(0);
      case END -> model.selectOutput(sheet.kernels().outputs() - 1);
      case ENTER, SPACE -> model.setView(KernelView.TILES);
      default -> {
        return super.key(event);
      }
    }
    return true;
  }

  /** The kernel at a point of this pane, or null. */
  KernelRef kernelAt(double x, double y) {
    LayerKernels kernels = matrix();
    if (kernels == null || x < LEFT || y < TOP) {
      return null;
    }
    int input = column(x);
    int output = row(y);
    boolean inside =
        input >= 0 && input < kernels.inputs() && output >= 0 && output < kernels.outputs();
    return inside ? new KernelRef(output, input) : null;
  }

  /** The middle of a kernel's square, in coordinates of this pane. */
  Point2D pointOf(KernelRef kernel) {
    return middle(kernel.output(), kernel.input());
  }

  /** The kernels if all of the layer's are here, or null. */
  private LayerKernels matrix() {
    KernelSheet sheet = model.sheet();
    return sheet == null || !sheet.kernels().isWhole() ? null : sheet.kernels();
  }

  @Override
  protected int columns() {
    return matrix() == null ? 1 : matrix().inputs();
  }

  @Override
  protected int rows() {
    return matrix() == null ? 1 : matrix().outputs();
  }

  @Override
  protected void layoutChildren() {
    clipMarks(LEFT - MARGIN, TOP - MARGIN, viewWidth() + 2 * MARGIN, viewHeight() + 2 * MARGIN);
    for (Label label : axes.labels()) {
      label.setVisible(matrix() != null);
    }
    if (matrix() != null) {
      axes.place(matrix(), placement(), LEFT, TOP, viewWidth(), viewHeight());
    }
    super.layoutChildren();
  }

  @Override
  protected void paint(Raster raster, Inks inks) {
    raster.clear(inks.ground());
    LayerKernels kernels = matrix();
    if (kernels == null) {
      return;
    }
    ZoomWindow.Placement placement = window().place(raster.width(), raster.height(), aspect());
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
            LayerKernels.NORM_COLOURS,
            new Scale(0, kernels.largestNorm()));
  }

  @Override
  protected void placeMarks() {
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
      frame(cursorCell, sheet.output(), input);
    }
    if (pointedCell.isVisible()) {
      frame(pointedCell, pointed.output(), pointed.input());
    }
  }
}
