package org.vggscope.explain;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.vggscope.explain.Backpropagation.Part;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Network;
import org.vggscope.model.Layer;
import org.vggscope.model.Shape;
import org.vggscope.model.Unit;
import org.vggscope.model.Window;
import org.vggscope.support.Problem;

/**
 * The gradient of one activation, or of one logit, by the input: {@link Backpropagation} through
 * the window of positions that the unit sees.
 */
public final class UnitGradient {
  /** Where the gradient starts. */
  public enum Start {
    /** At the activation as it is shown: a unit that is zero after its ReLU has no gradient. */
    ACTIVATION,
    /** At the sum before the unit's own ReLU, which tells of silent units too. */
    SUM
  }

  private UnitGradient() {}

  /**
   * The gradient of a unit by the input.
   *
   * @param network the network
   * @param activations what it made of the picture
   * @param unit a unit of any layer; of {@code fc8} for a class
   * @param start whether the unit's own ReLU counts
   * @param cancelled asked between layers
   * @throws IllegalArgumentException when the layer has no such unit
   * @throws CancellationException when cancelled
   */
  public static InputGradient of(
      Network network, Activations activations, Unit unit, Start start, BooleanSupplier cancelled) {
    List<Layer> layers = activations.layers();
    int index = layers.indexOf(unit.layer());
    if (index < 0) {
      throw Problem.refused("The network has no layer %s", unit.layer().name());
    }
    Shape shape = activations.shape(unit.layer());
    if (unit.channel() < 0
        || unit.channel() >= shape.channels()
        || !Window.all(shape).contains(unit.y(), unit.x())) {
      throw Problem.refused(
          "%s has the shape %s and no unit (%d, %d, %d)",
          unit.layer().name(), shape, unit.channel(), unit.y(), unit.x());
    }
    float[] one = new float[shape.channels()];
    one[unit.channel()] = 1;
    List<Layer> seen = layers.subList(0, index + 1);
    Part part =
        new Backpropagation(network, activations, ReluRule.PLAIN, cancelled)
            .descend(seen, new Part(Window.at(unit.y(), unit.x()), one), start == Start.ACTIVATION);
    Window field = Window.at(unit.y(), unit.x());
    for (int i = index; i >= 0; i--) {
      field = field.readBy(layers.get(i));
    }
    Shape input = activations.inputShape();
    Part inside =
        Backpropagation.cut(part.values(), input.channels(), part.window(), field.clippedTo(input));
    return new InputGradient(unit, input, inside.window(), inside.values());
  }
}
