package org.vggscope.ui.network;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vggscope.inference.MeanMap;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.MapStatistics;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.ReceptiveField;
import org.vggscope.model.Shape;
import org.vggscope.ui.kit.format.AveragingText;

/** What there is to say of a layer, in words. */
public final class LayerFacts {
  private final NetworkSpec architecture;
  private final Map<Layer, Shape> shapes;
  private final Map<Layer, ReceptiveField> fields;
  private final Optional<NetworkSpec.Averaging> averaging;

  /**
   * Facts of a network that reads pictures of {@code height} x {@code width} pixels; 0 for what it
   * was trained at.
   */
  public LayerFacts(NetworkSpec architecture, int height, int width) {
    this.architecture = architecture;
    int rows = architecture.side(height);
    int columns = architecture.side(width);
    this.shapes = architecture.shapes(rows, columns);
    this.fields = architecture.receptiveFields(rows, columns);
    this.averaging = architecture.averaging(rows, columns);
  }

  NetworkSpec architecture() {
    return architecture;
  }

  /** {@code block 3: 128 @ 16 × 16}: what the first layer of a block writes. */
  String blockTitle(int block) {
    Layer first =
        architecture.layers().stream()
            .filter(layer -> layer.block() == block)
            .findFirst()
            .orElseThrow();
    if (first.kind() == LayerKind.FULLY_CONNECTED) {
      return "fully connected";
    }
    Shape shape = shapes.get(first);
    return "block %d: %d @ %d × %d"
        .formatted(block, shape.channels(), shape.height(), shape.width());
  }

  /** All of it, one fact a line. */
  String describe(Layer layer, MeanMap mean) {
    Shape shape = shapes.get(layer);
    ReceptiveField field = fields.get(layer);
    StringBuilder text = new StringBuilder();
    text.append(layer.name()).append(" — ").append(kind(layer)).append('\n');
    text.append("shape (channel × height × width): ").append(shape).append('\n');
    text.append("parameters: ").append(grouped(layer.parameters())).append('\n');
    text.append("multiply-adds: ").append(grouped(layer.multiplyAdds(shape))).append('\n');
    text.append(
        "receptive field: %d × %d pixels of the input".formatted(field.size(), field.size()));
    if (mean != null) {
      MapStatistics statistics = MapStatistics.of(mean.values(), 0, mean.values().length);
      text.append(String.format(Locale.ROOT, "%nmean activation: %.4g", statistics.mean()));
    }
    return text.toString();
  }

  private String kind(Layer layer) {
    String relu = layer.relu() ? ", ReLU" : "";
    return switch (layer.kind()) {
      case CONVOLUTION ->
          "%d × %d convolution%s, %d → %d channels%s%s"
              .formatted(
                  layer.kernel(),
                  layer.kernel(),
                  layer.stride() == 1 ? "" : ", stride " + layer.stride(),
                  layer.inputs(),
                  layer.outputs(),
                  layer.groups() == 1 ? "" : " in %d groups".formatted(layer.groups()),
                  relu);
      case NORMALIZATION -> "local response normalisation";
      case POOLING ->
          "%d × %d max pooling, stride %d"
              .formatted(layer.kernel(), layer.kernel(), layer.stride());
      case FULLY_CONNECTED ->
          "fully connected, %s → %s units%s"
                  .formatted(
                      grouped((long) layer.inputs() * layer.kernel() * layer.kernel()),
                      grouped(layer.outputs()),
                      relu)
              + averaging
                  .filter(averaging -> averaging.reader().equals(layer))
                  .map(averaging -> ", " + AveragingText.of(averaging))
                  .orElse("");
    };
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Whether VGG16 (configuration D) lacks this convolution, as it does {@code conv3_4}. */
  static boolean isBeyondVgg16(Layer layer) {
    return layer.kind() == LayerKind.CONVOLUTION && layer.name().endsWith("_4");
  }
}
