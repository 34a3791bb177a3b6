package org.vggscope.model.arithmetic;

import java.util.ArrayList;
import java.util.List;
import org.vggscope.model.Layer;
import org.vggscope.model.LocalResponse;

/**
 * One unit of a local response normalisation, taken apart: {@code x / (bias + alpha * s) ^ beta}.
 *
 * @param response what is computed
 * @param channel the unit's channel
 * @param value {@code x}
 * @param neighbours what the channels that count hold at the position, the own one among them
 * @param squares {@code s}, the sum of their squares
 */
public record ResponseSteps(
    LocalResponse response, int channel, float value, List<InputTerm> neighbours, double squares) {
  public ResponseSteps {
    neighbours = List.copyOf(neighbours);
  }

  /** Takes a unit of a normalisation apart. */
  public static ResponseSteps of(Layer layer, LayerInput input, int channel, int y, int x) {
    LocalResponse response = layer.response();
    List<InputTerm> neighbours = new ArrayList<>();
    double squares = 0;
    int last = Math.min(layer.inputs() - 1, channel + response.reach());
    for (int c = Math.max(0, channel - response.reach()); c <= last; c++) {
      float activation = input.at(c, y, x);
      neighbours.add(new InputTerm(c, y, x, activation, activation));
      squares += (double) activation * activation;
    }
    return new ResponseSteps(response, channel, input.at(channel, y, x), neighbours, squares);
  }

  /** {@code bias + alpha * s}. */
  public double sum() {
    return response.bias() + response.alpha() * squares;
  }

  /** What the value is divided by. */
  public double divisor() {
    return Math.pow(sum(), response.beta());
  }

  /** What the unit answers. */
  public double activation() {
    return value / divisor();
  }
}
