package org.vggscope.ui.featuremaps;

import org.vggscope.model.Layer;
import org.vggscope.ui.maps.MapSheet;

/** What the header says of the shown layer. */
final class LayerTitle {
  private LayerTitle() {}

  /** {@code · 128 × 16 × 16 (channel × height × width) · after ReLU}, to follow the name. */
  static String of(MapSheet sheet) {
    return "· %s (channel × height × width) · %s"
        .formatted(sheet.shape(), treatment(sheet.layer()));
  }

  private static String treatment(Layer layer) {
    return switch (layer.kind()) {
      case POOLING -> "after %d × %d max pooling".formatted(layer.kernel(), layer.kernel());
      case NORMALIZATION -> "after local response normalisation";
      case CONVOLUTION, FULLY_CONNECTED -> layer.relu() ? "after ReLU" : "logits, no ReLU";
    };
  }

  /** {@code 37 of 512 maps dead}; empty where a map cannot be dead. */
  static String dead(MapSheet sheet) {
    if (!sheet.canDie()) {
      return "";
    }
    String what = sheet.isUnits() ? "units at zero" : "maps dead";
    return "%d of %d %s".formatted(sheet.deadCount(), sheet.count(), what);
  }
}
