package org.vggscope.export.walk;

import org.vggscope.export.Block;
import org.vggscope.export.maps.MapGridBlock;
import org.vggscope.export.maps.MapOrder;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.MapStatistics;
import org.vggscope.model.Shape;
import org.vggscope.report.ColourMap;

/**
 * What a walk keeps of a layer: its maps as small as they are drawn, so that a walk through a large
 * network is held, too.
 *
 * @param shape of the layer
 * @param statistics of all its activations
 * @param dead channels that nothing drives
 * @param maps as they are drawn
 */
public record WalkStep(Shape shape, MapStatistics statistics, int dead, MapSheet maps) {
  /** Side of the square that a step is drawn in, in pixels. */
  static final int SIDE = 400;

  static WalkStep of(LayerActivations activations) {
    Shape shape = activations.shape();
    Layer layer = activations.layer();
    boolean signed = layer.hasParameters() && !layer.relu();
    MapSheet small =
        new MapSheet(
            Pooled.within(activations, MapGridBlock.side(shape.channels(), SIDE)),
            MapOrder.INDEX,
            signed ? ColourMap.DIVERGING : ColourMap.VIRIDIS,
            shape.area() > 1);
    return new WalkStep(shape, activations.statistics(), small.deadCount(), small);
  }

  Layer layer() {
    return maps.layer();
  }

  /** {@code conv3_2 · 128 × 16 × 16}. */
  String title() {
    return "%s · %s".formatted(layer().name(), shape);
  }

  Block block() {
    return MapGridBlock.within(maps, SIDE);
  }
}
