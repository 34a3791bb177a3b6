package org.vggscope.training;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.support.Problem;

/**
 * What the weights begin with; biases begin at zero. {@code normal:D} draws from a normal
 * distribution of deviation D, {@code glorot} of {@code sqrt(2 / (in + out))} (Glorot and Bengio
 * 2010), {@code he} of {@code sqrt(2 / in)} (He et al. 2015), in and out counting the positions of
 * a convolution's kernel, as PyTorch counts them.
 */
public final class Initialisation {
  /** Begins the name of a normal distribution; its deviation follows. */
  public static final String NORMAL = "normal:";

  private final String name;
  private final double deviation;

  private Initialisation(String name, double deviation) {
    this.name = name;
    this.deviation = deviation;
  }

  /**
   * By its name.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static Initialisation of(String name) {
    if (name.equals("glorot") || name.equals("he")) {
      return new Initialisation(name, 0);
    }
    if (name.startsWith(NORMAL)) {
      try {
        double deviation = Double.parseDouble(name.substring(NORMAL.length()));
        if (deviation > 0 && deviation <= 100) {
          return new Initialisation(name, deviation);
        }
      } catch (NumberFormatException e) {
        throw unknown(name);
      }
    }
    throw unknown(name);
  }

  private static IllegalArgumentException unknown(String name) {
    return Recipe.refused(
        "initialisation",
        Problem.of(
            "is normal:0.01 (any deviation), glorot or he, not '%s'", Problem.oneLine(name)));
  }

  /** The deviation of a layer's weights. */
  public double deviation(Layer layer) {
    long area = (long) layer.kernel() * layer.kernel();
    long in = layer.groupInputs() * area;
    // A fully connected layer's output reads every position once.
    long seen = layer.kind() == LayerKind.FULLY_CONNECTED ? 1 : area;
    long out = layer.outputs() / layer.groups() * seen;
    return switch (name) {
      case "glorot" -> Math.sqrt(2.0 / (in + out));
      case "he" -> Math.sqrt(2.0 / in);
      default -> deviation;
    };
  }

  /**
   * Draws a layer's weights.
   *
   * @param seed the same gives the same
   */
  public float[] weights(Layer layer, long seed) {
    double spread = deviation(layer);
    RandomGenerator random = new SplittableRandom(seed);
    float[] weights = new float[Math.toIntExact(layer.weightCount())];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (spread * random.nextGaussian());
    }
    return weights;
  }
}
