package org.vggscope.explain;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.vggscope.explain.Backpropagation.Part;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Network;
import org.vggscope.model.Layer;
import org.vggscope.model.Shape;
import org.vggscope.model.Window;
import org.vggscope.support.Problem;

/**
 * The gradient of a class's logit by a layer's activations or by the input. In dense evaluation the
 * logit is the mean over the positions of the class-score map, as it is shown.
 */
public final class ClassGradient {
  private ClassGradient() {}

  /**
   * The gradient by a layer's activations, after its ReLU where it has one.
   *
   * @param network the network
   * @param activations what it made of the picture, nothing of it switched off
   * @param classIndex a class, from 0
   * @param layer any layer below {@code fc8}
   * @param cancelled asked between layers
   * @return planar {@code (C, H, W)} in the layer's shape
   * @throws IllegalArgumentException when there is no such class or layer
   * @throws CancellationException when cancelled
   */
  public static float[] byLayer(
      Network network,
      Activations activations,
      int classIndex,
      Layer layer,
      ReluRule rule,
      BooleanSupplier cancelled) {
    List<Layer> layers = activations.layers();
    int index = layers.indexOf(layer);
    if (index < 0 || index == layers.size() - 1) {
      throw Problem.refused("There is no gradient of a class by %s in this network", layer.name());
    }
    return of(network, activations, classIndex, index + 1, rule, cancelled);
  }

  /**
   * The gradient by the input.
   *
   * @param network the network
   * @param activations what it made of the picture, nothing of it switched off
   * @param classIndex a class, from 0
   * @param cancelled asked between layers
   * @return planar {@code (3, H, W)}, in logit per unit of the preprocessed input
   * @throws IllegalArgumentException when there is no such class
   * @throws CancellationException when cancelled
   */
  public static float[] byInput(
      Network network,
      Activations activations,
      int classIndex,
      ReluRule rule,
      BooleanSupplier cancelled) {
    return of(network, activations, classIndex, 0, rule, cancelled);
  }

  private static float[] of(
      Network network,
      Activations activations,
      int classIndex,
      int first,
      ReluRule rule,
      BooleanSupplier cancelled) {
    ClassIndex.check(network, classIndex);
    List<Layer> layers = activations.layers();
    Shape scores = activations.shape(layers.get(layers.size() - 1));
    float[] one = new float[scores.size()];
    Arrays.fill(
        one, classIndex * scores.area(), (classIndex + 1) * scores.area(), 1f / scores.area());
    Window whole = Window.all(scores);
    Shape target = first == 0 ? activations.inputShape() : activations.shape(layers.get(first - 1));
    Part part =
        new Backpropagation(network, activations, rule, cancelled)
            .descend(layers.subList(first, layers.size()), new Part(whole, one), true);
    return Backpropagation.cut(part.values(), target.channels(), part.window(), Window.all(target))
        .values();
  }
}
