package org.vggscope.explain;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Network;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.LayerKind;
import org.vggscope.model.Shape;
import org.vggscope.support.Problem;

/**
 * Grad-CAM (Selvaraju, Cogswell, Das, Vedantam, Parikh, Batra, "Grad-CAM: visual explanations from
 * deep networks via gradient-based localization", 2017, Section 3): the feature maps of a layer,
 * each weighted with the mean gradient of the class's logit by it, added, and negative sums set to
 * zero.
 */
public final class GradCam {
  private GradCam() {}

  /**
   * The map of a class at a layer.
   *
   * @param network the network
   * @param activations what it made of the picture, nothing of it switched off
   * @param classIndex a class, from 0
   * @param layer a layer with feature maps: a convolution, whose maps are taken after the ReLU, a
   *     normalisation or a pooling
   * @param cancelled asked between layers
   * @return at the size of the layer's feature maps, nowhere negative, in units of the logit
   * @throws IllegalArgumentException when there is no such class, or the layer has no maps
   * @throws CancellationException when cancelled
   */
  public static Evidence of(
      Network network,
      Activations activations,
      int classIndex,
      Layer layer,
      BooleanSupplier cancelled) {
    if (layer.kind() == LayerKind.FULLY_CONNECTED) {
      throw Problem.refused(
          "%s has no feature maps; Grad-CAM takes a convolution or a pooling", layer.name());
    }
    float[] gradient =
        ClassGradient.byLayer(network, activations, classIndex, layer, ReluRule.PLAIN, cancelled);
    LayerActivations maps = activations.copy(layer);
    Shape shape = maps.shape();
    double[] sums = new double[shape.area()];
    for (int channel = 0; channel < shape.channels(); channel++) {
      int from = channel * sums.length;
      double weight = 0;
      for (int i = 0; i < sums.length; i++) {
        weight += gradient[from + i];
      }
      weight /= sums.length;
      for (int i = 0; i < sums.length; i++) {
        sums[i] += weight * maps.values()[from + i];
      }
    }
    float[] values = new float[sums.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.max(0, sums[i]);
    }
    return new Evidence(shape.height(), shape.width(), values);
  }
}
