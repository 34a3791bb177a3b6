package org.vggscope.export.evidence;

import org.vggscope.explain.Evidence;
import org.vggscope.explain.EvidenceAnswer;
import org.vggscope.explain.EvidenceMethod;
import org.vggscope.explain.EvidenceRequest;
import org.vggscope.explain.IntegratedGradients;
import org.vggscope.model.Position;
import org.vggscope.model.Prediction;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.text.format.PredictionFormat;

/** What is said about a heat map. */
public final class HeatTexts {
  private HeatTexts() {}

  /** What the numbers of a map are. */
  public static String unit(EvidenceMethod method, boolean byLogit) {
    return switch (method) {
      case GRAD_CAM -> Texts.of("Weighted sum of the feature maps, in logits");
      case GUIDED -> Texts.of("Logit per unit of the input, its size");
      case OCCLUSION ->
          byLogit
              ? Texts.of("Logit lost when it is hidden")
              : Texts.of("Probability lost when it is hidden");
      case INTEGRATED -> Texts.of("Share in the logit");
    };
  }

  /**
   * Whose evidence it is, and how it was found.
   *
   * @param about the class as the network sees it in the picture
   * @param picture what it is called
   * @param model what the network is called
   */
  public static String caption(
      EvidenceAnswer answer, Prediction about, String picture, String model) {
    String name = PredictionFormat.name(about);
    EvidenceRequest wanted = answer.request();
    return switch (wanted.method()) {
      case GRAD_CAM ->
          Texts.of(
              "Grad-CAM at %s for “%s” in %s, %s", wanted.layer().name(), name, picture, model);
      case GUIDED -> Texts.of("Guided backpropagation for “%s” in %s, %s", name, picture, model);
      case OCCLUSION ->
          Texts.of(
              "Occlusion, patch %d, step %d for “%s” in %s, %s",
              wanted.patch(), wanted.step(), name, picture, model);
      case INTEGRATED -> {
        int steps = answer.integration().steps();
        yield steps == wanted.steps()
            ? Texts.of(
                "Integrated gradients, %d steps for “%s” in %s, %s", steps, name, picture, model)
            : Texts.of(
                "Integrated gradients, %d steps, for %d were too few for “%s” in %s, %s",
                steps, wanted.steps(), name, picture, model);
      }
    };
  }

  /** What else is to be said of the numbers. */
  public static String note(EvidenceAnswer answer) {
    if (answer.isZero()) {
      return switch (answer.request().method()) {
        case GRAD_CAM ->
            Texts.of(
                "Zero everywhere: at no position of %s do the channels, each weighted by its"
                    + " gradient, speak for this class. Ask about another class or layer, or try"
                    + " Occlusion.",
                answer.request().layer().name());
        case OCCLUSION -> Texts.of("Zero everywhere: hiding no patch changes the answer.");
        default ->
            Texts.of("Zero everywhere: no pixel moves the logit, as where every ReLU is silent.");
      };
    }
    return switch (answer.request().method()) {
      case GRAD_CAM ->
          Texts.of(
              "%d × %d positions of %s, enlarged bilinearly.",
              answer.coarse().width(), answer.coarse().height(), answer.request().layer().name());
      case GUIDED -> Texts.of("The sizes in the three colours, added.");
      case OCCLUSION ->
          Texts.of(
              "The mean over the patches that hide a pixel, of %d patches.",
              answer.occlusion().patches().size());
      case INTEGRATED -> sum(answer.integration());
    };
  }

  /** Steps are added until the shares come to what they are shares of. */
  private static String sum(IntegratedGradients.Result result) {
    String sum = Numbers.brief(result.sum());
    String difference = Numbers.brief(result.difference());
    return result.isComplete()
        ? Texts.of(
            "In %d steps all pixels add up to %s; the logit differs by %s.",
            result.steps(), sum, difference)
        : Texts.of(
            "In %d steps all pixels add up to %s; the logit differs by %s. More steps bring them"
                + " together.",
            result.steps(), sum, difference);
  }

  /** How the network sees the class. */
  public static String about(Prediction about) {
    return Texts.of(
        "%s · logit %s · rank %d",
        Numbers.percent(about.probability()), Numbers.brief(about.logit()), about.rank());
  }

  /** The number of a pixel. */
  public static String readOut(Evidence evidence, Position position) {
    if (evidence == null
        || position == null
        || position.y() >= evidence.height()
        || position.x() >= evidence.width()) {
      return Texts.of("Point at the picture, or use the arrow keys, to read values");
    }
    float value = evidence.values()[position.y() * evidence.width() + position.x()];
    double largest = evidence.largest();
    return largest == 0
        ? Texts.of("y %d, x %d · %s", position.y(), position.x(), Numbers.exact(value))
        : Texts.of(
            "y %d, x %d · %s · %s of the largest",
            position.y(),
            position.x(),
            Numbers.exact(value),
            Numbers.percent(Math.abs(value) / largest));
  }
}
