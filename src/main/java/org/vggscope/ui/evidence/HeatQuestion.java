package org.vggscope.ui.evidence;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.vggscope.explain.Evidence;
import org.vggscope.explain.GradCam;
import org.vggscope.explain.GuidedBackpropagation;
import org.vggscope.explain.IntegratedGradients;
import org.vggscope.explain.Occlusion;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.LoadedModel;
import org.vggscope.inference.Network;
import org.vggscope.model.Prediction;
import org.vggscope.model.Predictions;
import org.vggscope.picture.InputTensor;
import org.vggscope.session.LongQuestion;
import org.vggscope.ui.kit.format.Numbers;

/** Finds the evidence that is asked for, on the background thread. */
record HeatQuestion(HeatRequest request) implements LongQuestion<HeatMap> {

  @Override
  public HeatMap answer(
      LoadedModel model, Analysis analysis, DoubleConsumer progress, BooleanSupplier cancelled) {
    if (analysis.picture() != request.picture().picture()) {
      return null;
    }
    Activations activations = analysis.activations();
    Network network = model.network();
    InputTensor input = analysis.picture().input();
    int index = request.classIndex();
    Prediction about =
        Predictions.ranked(activations.logits(), model.labels()).stream()
            .filter(prediction -> prediction.index() == index)
            .findFirst()
            .orElseThrow();
    return switch (request.method()) {
      case GRAD_CAM -> {
        Evidence coarse = GradCam.of(network, activations, index, request.layer(), cancelled);
        yield found(
            about,
            coarse.enlargedTo(activations.inputShape()),
            " at " + request.layer().name(),
            "%d × %d positions of %s, enlarged bilinearly."
                .formatted(coarse.width(), coarse.height(), request.layer().name()));
      }
      case GUIDED ->
          found(
              about,
              GuidedBackpropagation.of(network, activations, index, cancelled).magnitudes(),
              "",
              "The sizes in the three colours, added.");
      case OCCLUSION -> {
        Occlusion.Answers answers =
            new Occlusion(request.patch(), request.step())
                .ask(network, input, index, progress, cancelled);
        yield new HeatMap(
            request,
            about,
            answers.probabilityDrop(),
            answers.logitDrop(),
            ", patch %d, step %d".formatted(request.patch(), request.step()),
            "The mean over the patches that hide a pixel, of %d patches."
                .formatted(answers.patches().size()));
      }
      case INTEGRATED -> {
        IntegratedGradients.Result result =
            IntegratedGradients.of(
                network,
                input,
                index,
                request.steps(),
                IntegratedGradients.MOST_STEPS,
                progress,
                cancelled);
        yield found(
            about,
            result.attribution().sums(),
            ", %d steps".formatted(result.steps()),
            sum(result));
      }
    };
  }

  private HeatMap found(Prediction about, Evidence evidence, String how, String note) {
    return new HeatMap(request, about, evidence, null, how, note);
  }

  /** Steps are added until the shares come to what they are shares of. */
  private static String sum(IntegratedGradients.Result result) {
    return "In %d steps all pixels add up to %s; the logit differs by %s.%s"
        .formatted(
            result.steps(),
            Numbers.brief(result.sum()),
            Numbers.brief(result.difference()),
            result.isComplete() ? "" : " More steps bring them together.");
  }
}
