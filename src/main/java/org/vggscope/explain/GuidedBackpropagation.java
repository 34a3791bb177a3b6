package org.vggscope.explain;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Network;

/**
 * Guided backpropagation of a class's logit to the input ({@link ReluRule#GUIDED}). It draws sharp
 * edges, but they depend on the class and on the upper layers less than they seem to (Adebayo et
 * al., "Sanity checks for saliency maps", 2018).
 */
public final class GuidedBackpropagation {
  private GuidedBackpropagation() {}

  /**
   * What comes back of a class to the input.
   *
   * @param network the network
   * @param activations what it made of the picture, nothing of it switched off
   * @param classIndex a class, from 0
   * @param cancelled asked between layers
   * @throws IllegalArgumentException when there is no such class
   * @throws CancellationException when cancelled
   */
  public static Attribution of(
      Network network, Activations activations, int classIndex, BooleanSupplier cancelled) {
    return new Attribution(
        activations.inputShape(),
        ClassGradient.byInput(network, activations, classIndex, ReluRule.GUIDED, cancelled));
  }
}
