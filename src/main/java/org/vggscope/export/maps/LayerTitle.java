package org.vggscope.export.maps;

import org.vggscope.model.Layer;
import org.vggscope.text.Texts;

/** What is said of a layer whose maps are shown. */
public final class LayerTitle {
  private LayerTitle() {}

  /** {@code · 128 × 16 × 16 (channel × height × width) · after ReLU}, to follow the name. */
  public static String of(MapSheet sheet) {
    return Texts.of(
        "· %s (channel × height × width) · %s", sheet.shape(), treatment(sheet.layer()));
  }

  private static String treatment(Layer layer) {
    return switch (layer.kind()) {
      case POOLING -> Texts.of("after %d × %d max pooling", layer.kernel(), layer.kernel());
      case NORMALIZATION -> Texts.of("after local response normalisation");
      case CONVOLUTION, FULLY_CONNECTED ->
          layer.relu() ? Texts.of("after ReLU") : Texts.of("logits, no ReLU");
    };
  }

  /** {@code 37 of 512 maps dead}; empty where a map cannot be dead. */
  public static String dead(MapSheet sheet) {
    if (!sheet.canDie()) {
      return "";
    }
    return sheet.isUnits()
        ? Texts.of("%d of %d units at zero", sheet.deadCount(), sheet.count())
        : Texts.of("%d of %d maps dead", sheet.deadCount(), sheet.count());
  }
}
