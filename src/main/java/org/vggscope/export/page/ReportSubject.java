package org.vggscope.export.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.vggscope.export.About;
import org.vggscope.export.maps.MapOrder;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.PreprocessingVariant;
import org.vggscope.model.Unit;
import org.vggscope.report.ColourMap;

/**
 * What a report is of. It needs the engine: what is made of it does not.
 *
 * @param analysis what the network made of the picture
 * @param layers whose maps, kernels and fields are shown
 * @param chosen the unit that somebody looks at, whose layer may be another one; else of each layer
 *     the one that answers most is shown; or null
 * @param variants the preprocessings that are tried
 * @param assumed whether nobody says that the weights want what they are taken to want
 * @param origin where its numbers come from
 */
public record ReportSubject(
    LoadedModel model,
    Analysis analysis,
    List<Layer> layers,
    Unit chosen,
    List<PreprocessingVariant> variants,
    boolean assumed,
    Supplier<About> origin) {
  public ReportSubject {
    layers = List.copyOf(layers);
    variants = List.copyOf(variants);
  }

  /** The last convolution of each block, which most is told by. */
  public static List<Layer> usualLayers(NetworkSpec network) {
    List<Layer> last = new ArrayList<>();
    for (Layer layer : network.layers()) {
      if (layer.kind() == LayerKind.CONVOLUTION) {
        last.removeIf(each -> each.block() == layer.block());
        last.add(layer);
      }
    }
    return last;
  }

  /** A layer's activations as a new window shows them. */
  MapSheet maps(Layer layer) {
    return new MapSheet(
        analysis.activations().copy(layer), MapOrder.INDEX, ColourMap.VIRIDIS, true);
  }

  /** The unit of a layer that is looked at. */
  Unit unit(MapSheet maps) {
    if (chosen != null && chosen.layer().equals(maps.layer())) {
      return chosen;
    }
    int channel = maps.strongest();
    return new Unit(
        maps.layer(), channel, maps.strongest(channel).y(), maps.strongest(channel).x());
  }
}
