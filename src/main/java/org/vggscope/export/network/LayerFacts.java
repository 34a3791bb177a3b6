package org.vggscope.export.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vggscope.inference.MeanMap;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.MapStatistics;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.ReceptiveField;
import org.vggscope.model.Shape;
import org.vggscope.text.Texts;
import org.vggscope.text.format.AveragingText;

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

  public NetworkSpec architecture() {
    return architecture;
  }

  /** {@code block 3: 128 @ 16 × 16}: what the first layer of a block writes. */
  public String blockTitle(int block) {
    Layer first =
        architecture.layers().stream()
            .filter(layer -> layer.block() == block)
            .findFirst()
            .orElseThrow();
    if (first.kind() == LayerKind.FULLY_CONNECTED) {
      return Texts.of("fully connected");
    }
    Shape shape = shapes.get(first);
    return Texts.of(
        "block %d: %d @ %d × %d", block, shape.channels(), shape.height(), shape.width());
  }

  /** All of it, one fact a line. */
  public String describe(Layer layer, MeanMap mean) {
    Shape shape = shapes.get(layer);
    ReceptiveField field = fields.get(layer);
    List<String> lines = new ArrayList<>();
    lines.add(Texts.of("%s — %s", layer.name(), kind(layer)));
    lines.add(Texts.of("shape (channel × height × width): %s", shape));
    lines.add(Texts.of("parameters: %,d", layer.parameters()));
    lines.add(Texts.of("multiply-adds: %,d", layer.multiplyAdds(shape)));
    lines.add(Texts.of("receptive field: %d × %d pixels of the input", field.size(), field.size()));
    if (mean != null) {
      MapStatistics statistics = MapStatistics.of(mean.values(), 0, mean.values().length);
      lines.add(Texts.of("mean activation: %.4g", statistics.mean()));
    }
    return String.join("\n", lines);
  }

  /** What it does: {@code 3 × 3 convolution, 64 → 128 channels, ReLU}. */
  public String kind(Layer layer) {
    return switch (layer.kind()) {
      case CONVOLUTION ->
          inARow(
              Texts.of("%d × %d convolution", layer.kernel(), layer.kernel()),
              layer.stride() == 1 ? "" : Texts.of("stride %d", layer.stride()),
              layer.groups() == 1
                  ? Texts.of("%d → %d channels", layer.inputs(), layer.outputs())
                  : Texts.of(
                      "%d → %d channels in %d groups",
                      layer.inputs(), layer.outputs(), layer.groups()),
              relu(layer));
      case NORMALIZATION -> Texts.of("local response normalisation");
      case POOLING ->
          Texts.of(
              "%d × %d max pooling, stride %d", layer.kernel(), layer.kernel(), layer.stride());
      case FULLY_CONNECTED ->
          inARow(
              Texts.of(
                  "fully connected, %,d → %,d units",
                  (long) layer.inputs() * layer.kernel() * layer.kernel(), layer.outputs()),
              relu(layer),
              averaging
                  .filter(averaging -> averaging.reader().equals(layer))
                  .map(AveragingText::of)
                  .orElse(""));
    };
  }

  private static String relu(Layer layer) {
    return layer.relu() ? Texts.of("ReLU") : "";
  }

  /** Facts with commas between; empty ones are none. */
  private static String inARow(String... facts) {
    return Stream.of(facts)
        .filter(fact -> !fact.isEmpty())
        .reduce((first, next) -> Texts.of("%s, %s", first, next))
        .orElse("");
  }

  /** Whether VGG16 (configuration D) lacks this convolution, as it does {@code conv3_4}. */
  public static boolean isBeyondVgg16(Layer layer) {
    return layer.kind() == LayerKind.CONVOLUTION && layer.name().endsWith("_4");
  }
}
