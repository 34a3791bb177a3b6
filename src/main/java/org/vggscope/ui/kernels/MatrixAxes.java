package org.vggscope.ui.kernels;

import java.util.List;
import javafx.scene.control.Label;
import org.vggscope.export.kernels.KernelTexts;
import org.vggscope.export.kernels.LayerKernels;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.pixels.ZoomWindow;

/** Says what the rows and columns of the matrix are, and which are seen first and last. */
final class MatrixAxes {
  private static final double GAP = 4;

  private final Label across = label("kernels-across");
  private final Label firstInput = label("kernels-first-input");
  private final Label lastInput = label("kernels-last-input");
  private final Label down = label("kernels-down");
  private final Label firstOutput = label("kernels-first-output");
  private final Label lastOutput = label("kernels-last-output");

  private static Label label(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("axis");
    label.setManaged(false);
    label.setMouseTransparent(true);
    return label;
  }

  List<Label> labels() {
    return List.of(across, firstInput, lastInput, down, firstOutput, lastOutput);
  }

  /**
   * Places the labels round the part of the matrix that is seen.
   *
   * @param left left side of the view, whose width and height follow
   */
  void place(
      LayerKernels kernels,
      ZoomWindow.Placement placement,
      double left,
      double top,
      double width,
      double height) {
    double fromX = Math.max(0, placement.left());
    double toX = Math.min(width, placement.left() + placement.width());
    double fromY = Math.max(0, placement.top());
    double toY = Math.min(height, placement.top() + placement.height());
    firstInput.setText(index(placement.shareX(fromX), kernels.inputs()));
    lastInput.setText(index(placement.shareX(toX - 1), kernels.inputs()));
    firstOutput.setText(index(placement.shareY(fromY), kernels.outputs()));
    lastOutput.setText(index(placement.shareY(toY - 1), kernels.outputs()));
    across.setText(KernelTexts.across(kernels));
    down.setText(Texts.of("output\nchannel\n↓"));
    labels().forEach(Label::autosize);

    double line = top - firstInput.getHeight() - GAP;
    firstInput.relocate(left + fromX, line);
    lastInput.relocate(
        Math.max(left + fromX + firstInput.getWidth() + GAP, left + toX - lastInput.getWidth()),
        line);
    across.relocate(left + fromX, line - across.getHeight() + 2);
    double edge = left + fromX - GAP;
    firstOutput.relocate(edge - firstOutput.getWidth(), top + fromY);
    lastOutput.relocate(edge - lastOutput.getWidth(), top + toY - lastOutput.getHeight());
    down.relocate(Math.max(0, edge - down.getWidth()), top + fromY + firstOutput.getHeight() + GAP);
  }

  private static String index(double share, int count) {
    return Integer.toString((int) Math.max(0, Math.min(count - 1, Math.floor(share * count))));
  }
}
