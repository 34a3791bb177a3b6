package org.vggscope.cli;

import java.util.List;
import org.vggscope.explain.EvidenceMethod;
import org.vggscope.explain.EvidenceRequest;
import org.vggscope.explain.IntegratedGradients;
import org.vggscope.explain.Occlusion;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How each method finds evidence. */
final class EvidenceOptions {
  /** The patch of occlusion is this share of the input's side unless said otherwise. */
  private static final int PATCHES = 8;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description =
          "Of integrated: gradients at first; three and nine times as many follow while the sum"
              + " misses the logit's difference by more than 2 %%. Default: "
              + IntegratedGradients.STEPS)
  private Integer steps;

  @Option(
      names = "--patch",
      paramLabel = "N",
      description =
          "Of occlusion: side of the patch in pixels of the input. Default: an eighth of the size"
              + " that the network was trained at.")
  private Integer patch;

  @Option(
      names = "--stride",
      paramLabel = "N",
      description = "Of occlusion: from one patch to the next. Default: half the patch.")
  private Integer stride;

  /** Whether any of them was given. */
  boolean isGiven() {
    return steps != null || patch != null || stride != null;
  }

  /**
   * @param layer of grad-cam; null for the last convolution
   * @throws ParameterException when an option is given that no method of these has, or does not fit
   *     the network
   */
  void check(List<EvidenceMethod> methods, NetworkSpec architecture, String layer) {
    refuse("--layer", layer, methods, EvidenceMethod.GRAD_CAM);
    refuse("--steps", steps, methods, EvidenceMethod.INTEGRATED);
    refuse("--patch", patch, methods, EvidenceMethod.OCCLUSION);
    refuse("--stride", stride, methods, EvidenceMethod.OCCLUSION);
    if (steps != null && steps < 1) {
      throw usage("--steps %d: give 1 or more".formatted(steps), null);
    }
    try {
      if (layer(architecture, layer).kind() == LayerKind.FULLY_CONNECTED) {
        throw usage(
            "--layer %s has no feature maps; give a convolution or a pooling".formatted(layer),
            null);
      }
      new Occlusion(patch(architecture), stride(architecture));
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage(), e);
    }
  }

  private void refuse(
      String option, Object value, List<EvidenceMethod> methods, EvidenceMethod owner) {
    if (value != null && !methods.contains(owner)) {
      throw usage("%s goes with --method %s".formatted(option, owner), null);
    }
  }

  private ParameterException usage(String message, Exception cause) {
    return new ParameterException(spec.commandLine(), message, cause);
  }

  private static Layer layer(NetworkSpec architecture, String layer) {
    if (layer != null) {
      return architecture.layer(layer);
    }
    List<Layer> convolutions =
        architecture.layers().stream().filter(l -> l.kind() == LayerKind.CONVOLUTION).toList();
    return convolutions.get(convolutions.size() - 1);
  }

  private int patch(NetworkSpec architecture) {
    return patch == null ? architecture.inputSize() / PATCHES : patch;
  }

  private int stride(NetworkSpec architecture) {
    return stride == null ? Math.max(1, patch(architecture) / 2) : stride;
  }

  /**
   * What is wanted of a network for a class.
   *
   * @param layer of grad-cam; null for the last convolution
   * @param index of the class in the network's output
   */
  EvidenceRequest request(
      EvidenceMethod method, NetworkSpec architecture, String layer, int index) {
    return switch (method) {
      case GRAD_CAM -> EvidenceRequest.gradCam(index, layer(architecture, layer));
      case GUIDED -> EvidenceRequest.guided(index);
      case INTEGRATED -> {
        int first = steps == null ? IntegratedGradients.STEPS : steps;
        yield EvidenceRequest.integrated(index, first, 9 * first);
      }
      case OCCLUSION -> EvidenceRequest.occlusion(index, patch(architecture), stride(architecture));
    };
  }
}
