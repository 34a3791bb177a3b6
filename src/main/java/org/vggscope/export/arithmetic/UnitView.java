package org.vggscope.export.arithmetic;

import java.util.List;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.LayerKind;
import org.vggscope.model.Position;
import org.vggscope.model.Shape;
import org.vggscope.model.arithmetic.InputTerm;
import org.vggscope.model.arithmetic.LayerInput;
import org.vggscope.model.arithmetic.PoolingChoice;
import org.vggscope.model.arithmetic.ResponseSteps;
import org.vggscope.model.arithmetic.SoftmaxSteps;
import org.vggscope.model.arithmetic.WeightedSum;

/**
 * One unit and how its number comes about.
 *
 * @param own the activations of its layer
 * @param below the layer that its layer reads, or null when that reads the picture
 * @param input what its layer reads
 * @param channel its channel
 * @param position its position
 * @param sum its weighted sum; null for a layer without weights
 * @param drawn the input channels whose windows are drawn, in order
 * @param choice what it chose from; null unless its layer is a pooling
 * @param response how it was normalised; null unless its layer is a normalisation
 * @param softmax what becomes of the layer's numbers; null unless they are class scores
 */
public record UnitView(
    LayerActivations own,
    Layer below,
    LayerInput input,
    int channel,
    Position position,
    WeightedSum sum,
    List<Integer> drawn,
    PoolingChoice choice,
    ResponseSteps response,
    SoftmaxSteps softmax) {
  /** How many input channels are drawn. */
  public static final int DRAWN = 9;

  /** How far a sum may be from the engine's number: of its size, where that is more than 1. */
  private static final double TOLERANCE = 1e-4;

  /**
   * Takes a unit apart.
   *
   * @param order input channels to draw; null for those with the largest effect
   * @param colours the channels of a picture in the order in which people name them
   * @param scores whether the layer's numbers are class scores
   */
  public static UnitView of(
      LayerActivations own,
      LayerReading reading,
      int channel,
      Position position,
      List<Integer> order,
      List<Integer> colours,
      boolean scores) {
    Layer layer = own.layer();
    WeightedSum sum =
        layer.hasParameters()
            ? new WeightedSum(
                layer,
                reading.input(),
                channel,
                reading.weights(),
                reading.bias(),
                position.y(),
                position.x())
            : null;
    List<Integer> drawn = List.of();
    if (layer.kind() == LayerKind.CONVOLUTION) {
      boolean kept = order != null && order.stream().allMatch(sum::reads);
      drawn =
          kept
              ? order
              : reading.below() == null
                  ? colours
                  : sum.channelsByEffect().stream().limit(DRAWN).toList();
    }
    return new UnitView(
        own,
        reading.below(),
        reading.input(),
        channel,
        position,
        sum,
        drawn,
        layer.kind() == LayerKind.POOLING
            ? PoolingChoice.of(layer, reading.input(), channel, position.y(), position.x())
            : null,
        layer.kind() == LayerKind.NORMALIZATION
            ? ResponseSteps.of(layer, reading.input(), channel, position.y(), position.x())
            : null,
        scores && own.shape().channels() > 1 ? new SoftmaxSteps(own) : null);
  }

  public Layer layer() {
    return own.layer();
  }

  public Shape shape() {
    return own.shape();
  }

  /** The number that the engine computed. */
  public float activation() {
    return own.at(channel, position.y(), position.x());
  }

  /** Whether the layer has one position only, as fully connected ones on the trained size. */
  public boolean isSinglePosition() {
    return shape().area() == 1;
  }

  /** Of a fully connected unit the inputs that add most, the most first. */
  public List<InputTerm> adding() {
    return sum.adding(DRAWN);
  }

  /** Of a fully connected unit the inputs that take away most, the most first. */
  public List<InputTerm> takingAway() {
    return sum.takingAway(DRAWN);
  }

  /** First row of the window in what the layer reads; negative in padding. */
  public int windowTop() {
    return position.y() * layer().stride() - layer().padding();
  }

  /** First column of the window in what the layer reads; negative in padding. */
  public int windowLeft() {
    return position.x() * layer().stride() - layer().padding();
  }

  /** By how much the explained number differs from the engine's. */
  public double difference() {
    if (sum != null) {
      return sum.activation() - activation();
    }
    if (response != null) {
      return response.activation() - activation();
    }
    return choice == null ? 0 : (double) choice.chosen().value() - activation();
  }

  /** Whether the two are equal as far as numbers of 32 bits can tell. */
  public boolean isExplained() {
    return Math.abs(difference()) <= TOLERANCE * Math.max(1, Math.abs(activation()));
  }
}
