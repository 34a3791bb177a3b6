package org.vggscope.ui.kernels;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.vggscope.export.kernels.Counted;
import org.vggscope.export.kernels.KernelSheet;
import org.vggscope.export.kernels.LayerKernels;

/** How the weights and the biases of the layer are distributed. */
final class DistributionView extends HBox {
  private final HistogramChart weights = new HistogramChart("kernels-weights", Counted.WEIGHTS);
  private final HistogramChart biases = new HistogramChart("kernels-biases", Counted.BIASES);

  DistributionView(KernelsModel model) {
    setId("kernels-distribution");
    getStyleClass().add("distributions");
    HBox.setHgrow(weights, Priority.ALWAYS);
    HBox.setHgrow(biases, Priority.ALWAYS);
    weights.setPrefWidth(100);
    biases.setPrefWidth(100);
    getChildren().addAll(weights, biases);
    model.sheetProperty().addListener((o, old, sheet) -> show(old, sheet));
  }

  private void show(KernelSheet old, KernelSheet sheet) {
    if (sheet == null || old != null && old.kernels() == sheet.kernels()) {
      return;
    }
    LayerKernels kernels = sheet.kernels();
    weights.show(Counted.WEIGHTS.title(kernels), kernels.weights());
    biases.show(Counted.BIASES.title(kernels), kernels.biases());
  }
}
