package org.vggscope.export.arithmetic;

import org.vggscope.inference.Activations;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.LayerInputs;
import org.vggscope.inference.Network;
import org.vggscope.model.Layer;
import org.vggscope.model.arithmetic.LayerInput;
import org.vggscope.picture.PreparedPicture;
import org.vggscope.session.Question;

/**
 * What is copied out of the engine to explain any unit of one channel: all that the layer reads,
 * and that channel's weights. Of the 25,088 x 4,096 weights of a full-width {@code fc6} one row.
 *
 * @param picture the picture that was read, to tell whether it is still the shown one
 * @param layer the explained layer
 * @param below the layer that it reads, or null when it reads the picture
 * @param input what it reads
 * @param channel the explained channel
 * @param weights of that channel; empty where the layer has none
 * @param bias of that channel; 0 where the layer has none
 */
public record LayerReading(
    PreparedPicture picture,
    Layer layer,
    Layer below,
    LayerInput input,
    int channel,
    float[] weights,
    float bias) {

  /**
   * Reads a channel of a layer.
   *
   * @param earlier an earlier reading whose input is taken over when it is the same; or null
   */
  public static Question<LayerReading> of(Layer layer, int channel, LayerReading earlier) {
    // Another network may have been loaded meanwhile.
    return (model, analysis, cancelled) ->
        analysis.activations().layers().contains(layer)
            ? of(model.network(), analysis, layer, channel, earlier)
            : null;
  }

  /**
   * Reads a channel of a layer of a network.
   *
   * @param earlier an earlier reading whose input is taken over when it is the same; or null
   */
  public static LayerReading of(
      Network network, Analysis analysis, Layer layer, int channel, LayerReading earlier) {
    Activations activations = analysis.activations();
    boolean same =
        earlier != null && earlier.picture == analysis.picture() && earlier.layer.equals(layer);
    LayerInput input =
        same ? earlier.input : LayerInputs.of(activations, analysis.picture().input(), layer);
    boolean weighted = layer.hasParameters();
    return new LayerReading(
        analysis.picture(),
        layer,
        LayerInputs.below(activations, layer),
        input,
        channel,
        weighted ? network.weights(layer, channel) : new float[0],
        weighted ? network.bias(layer)[channel] : 0);
  }

  /** Whether it tells of that channel; without weights one reading tells of all of them. */
  public boolean tellsOf(PreparedPicture shown, Layer wanted, int wantedChannel) {
    return picture == shown
        && layer.equals(wanted)
        && (channel == wantedChannel || !layer.hasParameters());
  }
}
