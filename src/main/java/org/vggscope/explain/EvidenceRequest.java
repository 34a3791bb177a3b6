package org.vggscope.explain;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Network;
import org.vggscope.model.Layer;
import org.vggscope.picture.InputTensor;

/**
 * What evidence for a class is wanted. Whatever a method does not depend on is zero or null, so
 * that equal requests have equal answers.
 *
 * @param method how it is found
 * @param classIndex the class, an index of the network's output
 * @param layer of Grad-CAM: whose maps it looks at
 * @param patch of occlusion: side of the patch, in pixels of the network's input
 * @param step of occlusion: from one patch to the next, in the same pixels
 * @param steps of integrated gradients: gradients at first
 * @param mostSteps of integrated gradients: gradients at most
 */
public record EvidenceRequest(
    EvidenceMethod method,
    int classIndex,
    Layer layer,
    int patch,
    int step,
    int steps,
    int mostSteps) {

  public static EvidenceRequest gradCam(int classIndex, Layer layer) {
    return new EvidenceRequest(EvidenceMethod.GRAD_CAM, classIndex, layer, 0, 0, 0, 0);
  }

  public static EvidenceRequest guided(int classIndex) {
    return new EvidenceRequest(EvidenceMethod.GUIDED, classIndex, null, 0, 0, 0, 0);
  }

  public static EvidenceRequest occlusion(int classIndex, int patch, int step) {
    return new EvidenceRequest(EvidenceMethod.OCCLUSION, classIndex, null, patch, step, 0, 0);
  }

  public static EvidenceRequest integrated(int classIndex, int steps, int mostSteps) {
    return new EvidenceRequest(EvidenceMethod.INTEGRATED, classIndex, null, 0, 0, steps, mostSteps);
  }

  /**
   * Finds it.
   *
   * @param activations what the network made of the input
   * @param progress told the share that is done, 0 to 1, by the methods that take long
   * @throws CancellationException when cancelled
   */
  public EvidenceAnswer find(
      Network network,
      InputTensor input,
      Activations activations,
      DoubleConsumer progress,
      BooleanSupplier cancelled) {
    return switch (method) {
      case GRAD_CAM -> {
        Evidence coarse = GradCam.of(network, activations, classIndex, layer, cancelled);
        yield new EvidenceAnswer(
            this,
            coarse.enlargedTo(
                activations.inputShape(), network.architecture().receptiveFields().get(layer)),
            coarse,
            null,
            null);
      }
      case GUIDED ->
          new EvidenceAnswer(
              this,
              GuidedBackpropagation.of(network, activations, classIndex, cancelled).magnitudes(),
              null,
              null,
              null);
      case OCCLUSION -> {
        Occlusion.Answers answers =
            new Occlusion(patch, step).ask(network, input, classIndex, progress, cancelled);
        yield new EvidenceAnswer(this, answers.probabilityDrop(), null, answers, null);
      }
      case INTEGRATED -> {
        IntegratedGradients.Result result =
            IntegratedGradients.of(
                network, input, classIndex, steps, mostSteps, progress, cancelled);
        yield new EvidenceAnswer(this, result.attribution().sums(), null, null, result);
      }
    };
  }
}
