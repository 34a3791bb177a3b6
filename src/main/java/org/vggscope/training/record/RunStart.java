package org.vggscope.training.record;

import java.util.List;
import org.vggscope.support.Problem;

/**
 * What there was before the first step.
 *
 * @param classes what they are called, in their order
 * @param training pictures that are learned from
 * @param validation pictures that it is measured by
 * @param skipped pictures that could not be read
 * @param stepsAnEpoch steps of each epoch
 * @param parameters of the network
 * @param spreads how far the numbers spread, layer by layer
 * @param verdict what that means, in English with places for its arguments
 * @param arguments for those
 * @param hopeful whether it can learn
 */
public record RunStart(
    List<String> classes,
    int training,
    int validation,
    int skipped,
    int stepsAnEpoch,
    long parameters,
    List<Spread> spreads,
    String verdict,
    List<Object> arguments,
    boolean hopeful) {

  /**
   * Of a layer.
   *
   * @param activations deviation of what it writes, before its ReLU
   * @param gradients deviation of its weights' gradients
   */
  public record Spread(String layer, double activations, double gradients) {}

  /** What the start means, to be worded. */
  public Problem problem() {
    return Problem.of(verdict, arguments.toArray());
  }
}
