package org.vggscope.explain;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.vggscope.explain.UnitGradient.Start;
import org.vggscope.inference.Activations;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Shape;
import org.vggscope.model.Unit;
import org.vggscope.model.Window;

/**
 * How much each pixel that a unit sees counts for it on the present picture (Luo et al.,
 * "Understanding the Effective Receptive Field in Deep Convolutional Neural Networks", 2016): the
 * absolute gradient of the unit, summed over the colours.
 *
 * @param unit the unit
 * @param value its activation
 * @param strongest whether its channel was taken because it is the strongest there
 * @param silent whether the unit is zero after its ReLU, so that the gradient is that of the sum
 *     before it
 * @param cut whether a part of the field lies beyond the border
 * @param window the pixels that the unit sees, inside of the picture
 * @param influence of each of them, row by row; not to be written to
 * @param largest of the influences
 * @param half the smallest share of these pixels that has half of the influence
 * @param central the share of the influence in the central half of the field's width and height;
 *     not a number where that says nothing: of a field that is very small, or whose central half is
 *     all of the picture
 */
public record EffectiveField(
    Unit unit,
    float value,
    boolean strongest,
    boolean silent,
    boolean cut,
    Window window,
    float[] influence,
    float largest,
    double half,
    double central) {
  private static final int SMALL = 8;

  /**
   * The effective field of a unit.
   *
   * @param wanted the unit; without a channel the strongest one there
   * @return null when these activations have no such unit
   * @throws CancellationException when cancelled
   */
  public static EffectiveField of(
      LoadedModel network, Activations activations, Unit wanted, BooleanSupplier cancelled) {
    if (!activations.layers().contains(wanted.layer())
        || wanted.y() >= activations.shape(wanted.layer()).height()
        || wanted.x() >= activations.shape(wanted.layer()).width()) {
      return null;
    }
    float[] values = activations.copy(wanted.layer(), Window.at(wanted.y(), wanted.x()));
    boolean free = wanted.channel() < 0;
    int channel = free ? largest(values) : wanted.channel();
    boolean silent = wanted.layer().relu() && values[channel] <= 0;
    Unit unit = new Unit(wanted.layer(), channel, wanted.y(), wanted.x());
    InputGradient gradient =
        UnitGradient.of(
            network.network(), activations, unit, silent ? Start.SUM : Start.ACTIVATION, cancelled);
    Shape input = activations.inputShape();
    Window box =
        network
            .architecture()
            .receptiveFields(input.height(), input.width())
            .get(wanted.layer())
            .box(wanted.y(), wanted.x());
    return of(gradient, box, values[channel], free, silent);
  }

  private static int largest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  /**
   * Measures a gradient.
   *
   * @param box the whole receptive field, also beyond the border
   */
  public static EffectiveField of(
      InputGradient gradient, Window box, float value, boolean strongest, boolean silent) {
    float[] influence = gradient.influence();
    float[] sorted = influence.clone();
    Arrays.sort(sorted);
    double total = 0;
    for (float each : sorted) {
      total += each;
    }
    return new EffectiveField(
        gradient.unit(),
        value,
        strongest,
        silent,
        !box.equals(gradient.window()),
        gradient.window(),
        influence,
        sorted[sorted.length - 1],
        total == 0 ? 0 : (double) countOfHalf(sorted, total) / sorted.length,
        central(gradient.window(), box, influence, total));
  }

  /** How many of the largest numbers make half of the sum. */
  private static int countOfHalf(float[] ascending, double total) {
    double sum = 0;
    int count = 0;
    while (sum < total / 2) {
      count++;
      sum += ascending[ascending.length - count];
    }
    return count;
  }

  private static double central(Window window, Window box, float[] influence, double total) {
    if (box.height() < SMALL || total == 0) {
      return Double.NaN;
    }
    int outside = 0;
    double centreY = box.top() + box.height() / 2.0;
    double centreX = box.left() + box.width() / 2.0;
    double sum = 0;
    for (int i = 0; i < influence.length; i++) {
      double y = window.top() + i / window.width() + 0.5;
      double x = window.left() + i % window.width() + 0.5;
      if (Math.abs(y - centreY) <= box.height() / 4.0
          && Math.abs(x - centreX) <= box.width() / 4.0) {
        sum += influence[i];
      } else {
        outside++;
      }
    }
    return outside == 0 ? Double.NaN : sum / total;
  }

  /** The influence of a pixel as a share of the largest; 0 outside of the window. */
  public double shareAt(int y, int x) {
    if (largest == 0 || !window.contains(y, x)) {
      return 0;
    }
    return influence[(y - window.top()) * window.width() + x - window.left()] / largest;
  }

  /** Whether a part of the field lies beyond the border. */
  public boolean isCut() {
    return cut;
  }

  /** Whether it belongs to that unit of a layer, whatever its channel. */
  public boolean isAt(Unit other) {
    return other != null
        && unit.layer().equals(other.layer())
        && unit.y() == other.y()
        && unit.x() == other.x();
  }
}
