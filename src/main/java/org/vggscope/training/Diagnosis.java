package org.vggscope.training;

import java.util.List;
import java.util.Locale;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LearningNetwork;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.support.Problem;

/**
 * Whether a network can learn from where it starts.
 *
 * @param spreads how far activations and gradients spread, layer by layer, before the first step
 * @param verdict what that means, in a sentence
 * @param hopeful whether it can learn
 */
public record Diagnosis(List<LearningNetwork.Spread> spreads, Problem verdict, boolean hopeful) {
  /** Below this share of what the first layer makes nothing of the picture is left. */
  private static final double LEAST = 1e-3;

  /** Below this share a network was seen to stay at chance for tens of epochs. */
  private static final double DOUBTFUL = 1e-2;

  private static final double MOST = 1e3;

  /**
   * What a network makes of pictures that it starts on; nothing is learnt.
   *
   * @param initialisation what its weights begin with, see {@link Initialisation}
   * @param pictures planar {@code (N, C, H, W)}
   * @param labels N classes
   */
  public static Diagnosis ofStart(
      ComputeEngine engine,
      NetworkSpec spec,
      String initialisation,
      float[] pictures,
      int[] labels) {
    try (LearningNetwork network = new LearningNetwork(engine, spec)) {
      Start.fill(network, initialisation, 1);
      return of(network.spreads(pictures, labels), spec.classes());
    }
  }

  static Diagnosis of(List<LearningNetwork.Spread> spreads, int classes) {
    spreads = List.copyOf(spreads);
    LearningNetwork.Spread first = spreads.get(0);
    for (LearningNetwork.Spread spread : spreads) {
      boolean finite = Double.isFinite(spread.activations()) && Double.isFinite(spread.gradients());
      if (!finite || spread.activations() > MOST * first.activations()) {
        return new Diagnosis(
            spreads,
            Problem.of(
                "activations grow to %s by %s: the first steps will be too large; take he or"
                    + " glorot, or a smaller rate",
                number(spread.activations()), spread.layer().name()),
            false);
      }
    }
    LearningNetwork.Spread last =
        spreads.stream()
            .filter(spread -> spread.layer().kind() == LayerKind.CONVOLUTION)
            .reduce((one, other) -> other)
            .orElse(first);
    if (last.activations() <= LEAST * first.activations()) {
      return new Diagnosis(
          spreads,
          Problem.of(
              "activations shrink to %s by %s: this start will stay at chance, loss ln %d = %.3f;"
                  + " take he or glorot, or start from a shallower network's layers",
              number(last.activations()), last.layer().name(), classes, Math.log(classes)),
          false);
    }
    if (last.activations() < DOUBTFUL * first.activations()) {
      return new Diagnosis(
          spreads,
          Problem.of(
              "activations shrink from %s in %s to %s in %s: it may stay at chance, loss ln %d ="
                  + " %.3f, for tens of epochs; he keeps them",
              number(first.activations()),
              first.layer().name(),
              number(last.activations()),
              last.layer().name(),
              classes,
              Math.log(classes)),
          false);
    }
    return new Diagnosis(
        spreads,
        Problem.of(
            "activations keep their spread (%s in %s, %s in %s): it can learn",
            number(first.activations()),
            first.layer().name(),
            number(last.activations()),
            last.layer().name()),
        true);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 1e-2 && value < 1e4 ? "%.3g" : "%.0e", value);
  }
}
