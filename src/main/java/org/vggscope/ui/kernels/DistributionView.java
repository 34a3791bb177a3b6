package org.vggscope.ui.kernels;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** How the weights and the biases of the layer are distributed. */
final class DistributionView extends HBox {
  private final HistogramChart weights = new HistogramChart("kernels-weights", "weights");
  private final HistogramChart biases = new HistogramChart("kernels-biases", "biases");

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
    String name = kernels.layer().name();
    weights.show(
        kernels.isWhole()
            ? "Weights of " + name
            : "Weights of unit %d of %s".formatted(kernels.firstOutput(), name),
        kernels.weights());
    biases.show("Biases of " + name, kernels.biases());
  }
}
