package org.vggscope.weights;

import java.util.Map;
import org.vggscope.model.Preprocessing;

/** Whose file it is, which decides what pictures its weights want. */
enum Origin {
  OWN("own"),
  TORCHVISION("torchvision"),
  TIMM("timm"),
  CAFFE("Caffe-born");

  /** Torchvision and Caffe scale the shorter side to 256 for a crop of 224. */
  private static final double MARGIN = 256.0 / 224;

  private final String title;

  Origin(String title) {
    this.title = title;
  }

  static Origin of(TensorTable table, NamedTensors names) {
    if (names.scheme() == NameScheme.TORCHVISION) {
      return names.modules().containsKey("head.fc") ? TIMM : TORCHVISION;
    }
    return table.layout() == Layout.OUT_FIRST ? OWN : CAFFE;
  }

  /** For people. */
  String title() {
    return title;
  }

  /** The preprocessing that weights of this origin want. */
  Preprocessing preprocessing(int inputSize, Map<String, String> metadata)
      throws WeightFileException {
    int resizeTo = (int) Math.round(inputSize * MARGIN);
    return switch (this) {
      case OWN -> PreprocessingMetadata.read(metadata, inputSize);
      case TORCHVISION, TIMM -> Preprocessing.torchvision(resizeTo, inputSize);
      case CAFFE -> Preprocessing.caffe(resizeTo, inputSize);
    };
  }
}
