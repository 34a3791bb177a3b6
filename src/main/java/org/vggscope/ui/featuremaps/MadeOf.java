package org.vggscope.ui.featuremaps;

import java.util.List;
import java.util.stream.IntStream;
import org.vggscope.explain.Contributions;
import org.vggscope.inference.LayerInputs;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.arithmetic.LayerInput;
import org.vggscope.picture.PreparedPicture;
import org.vggscope.session.Question;

/**
 * What a feature map is made of: the maps of the layer below that add most to it or take most away.
 *
 * @param picture what was looked at
 * @param layer the map's layer
 * @param channel the map's channel
 * @param below what the layer reads; null for the picture
 * @param input its numbers
 * @param parts the strongest first
 */
record MadeOf(
    PreparedPicture picture,
    Layer layer,
    int channel,
    Layer below,
    LayerInput input,
    List<Part> parts) {
  /** More lines are a tangle. */
  static final int MOST = 5;

  /**
   * A map that is read.
   *
   * @param channel of what is read
   * @param signed what it adds, the mean over all positions; NaN where it is only passed on
   * @param share the size of that, as a share of the largest of all channels
   */
  record Part(int channel, double signed, double share) {}

  /** Whether a layer's maps are made of maps. */
  static boolean canBeTold(Layer layer) {
    return layer.kind() != LayerKind.FULLY_CONNECTED;
  }

  static Question<MadeOf> of(Layer layer, int channel) {
    return (model, analysis, cancelled) -> {
      if (!model.architecture().layers().contains(layer)) {
        // Another network was loaded meanwhile.
        return null;
      }
      Layer below = LayerInputs.below(analysis.activations(), layer);
      LayerInput input = LayerInputs.of(analysis.activations(), analysis.picture().input(), layer);
      List<Part> parts =
          layer.hasParameters()
              ? parts(
                  layer,
                  Contributions.of(
                      layer,
                      channel,
                      input.shape(),
                      input.values(),
                      model.network().weights(layer, channel),
                      cancelled))
              : List.of(new Part(channel, Double.NaN, 1));
      return new MadeOf(analysis.picture(), layer, channel, below, input, parts);
    };
  }

  private static List<Part> parts(Layer layer, Contributions found) {
    double[] signed = found.signed();
    double largest =
        IntStream.range(0, signed.length).mapToDouble(i -> Math.abs(signed[i])).max().orElse(0);
    int first = layer.firstInput(found.output());
    return IntStream.range(0, signed.length)
        .boxed()
        .sorted((one, other) -> Double.compare(Math.abs(signed[other]), Math.abs(signed[one])))
        .limit(MOST)
        .map(i -> new Part(first + i, signed[i], largest > 0 ? Math.abs(signed[i]) / largest : 0))
        .toList();
  }
}
