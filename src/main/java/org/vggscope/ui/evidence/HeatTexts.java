package org.vggscope.ui.evidence;

import org.vggscope.explain.Evidence;
import org.vggscope.explain.EvidenceAnswer;
import org.vggscope.explain.EvidenceRequest;
import org.vggscope.explain.IntegratedGradients;
import org.vggscope.model.Position;
import org.vggscope.model.Prediction;
import org.vggscope.ui.kit.format.Numbers;

/** What is said about a heat map. */
final class HeatTexts {
  private HeatTexts() {}

  /** What the numbers of a map are. */
  static String unit(HeatMap map, boolean byLogit) {
    return switch (map.request().method()) {
      case GRAD_CAM -> "Weighted sum of the feature maps, in logits";
      case GUIDED -> "Logit per unit of the input, its size";
      case OCCLUSION ->
          byLogit ? "Logit lost when it is hidden" : "Probability lost when it is hidden";
      case INTEGRATED -> "Share in the logit";
    };
  }

  /** Whose evidence it is, and how it was found. */
  static String caption(HeatMap map) {
    HeatRequest request = map.request();
    return "%s for “%s” in %s, %s"
        .formatted(
            request.method().title() + how(map.answer()),
            map.about().name(),
            request.picture().picture().source().name(),
            request.picture().model().title());
  }

  /** What the method was told or chose itself. */
  private static String how(EvidenceAnswer answer) {
    EvidenceRequest wanted = answer.request();
    return switch (wanted.method()) {
      case GRAD_CAM -> " at " + wanted.layer().name();
      case GUIDED -> "";
      case OCCLUSION -> ", patch %d, step %d".formatted(wanted.patch(), wanted.step());
      case INTEGRATED ->
          answer.integration().steps() == wanted.steps()
              ? ", %d steps".formatted(wanted.steps())
              : ", %d steps, for %d were too few"
                  .formatted(answer.integration().steps(), wanted.steps());
    };
  }

  /** What else is to be said of the numbers. */
  static String note(HeatMap map) {
    EvidenceAnswer answer = map.answer();
    if (answer.isZero()) {
      return switch (answer.request().method()) {
        case GRAD_CAM ->
            "Zero everywhere: at no position of %s do the channels, each weighted by its gradient,"
                    .formatted(answer.request().layer().name())
                + " speak for this class. Ask about another class or layer, or try Occlusion.";
        case OCCLUSION -> "Zero everywhere: hiding no patch changes the answer.";
        default -> "Zero everywhere: no pixel moves the logit, as where every ReLU is silent.";
      };
    }
    return switch (answer.request().method()) {
      case GRAD_CAM ->
          "%d × %d positions of %s, enlarged bilinearly."
              .formatted(
                  answer.coarse().width(),
                  answer.coarse().height(),
                  answer.request().layer().name());
      case GUIDED -> "The sizes in the three colours, added.";
      case OCCLUSION ->
          "The mean over the patches that hide a pixel, of %d patches."
              .formatted(answer.occlusion().patches().size());
      case INTEGRATED -> sum(answer.integration());
    };
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

  /** How the network sees the class. */
  static String about(Prediction about) {
    return "%s · logit %s · rank %d"
        .formatted(
            Numbers.percent(about.probability()), Numbers.brief(about.logit()), about.rank());
  }

  /** The number of a pixel. */
  static String readOut(Evidence evidence, Position position) {
    if (evidence == null
        || position == null
        || position.y() >= evidence.height()
        || position.x() >= evidence.width()) {
      return "Point at the picture, or use the arrow keys, to read values";
    }
    float value = evidence.values()[position.y() * evidence.width() + position.x()];
    double largest = evidence.largest();
    return "y %d, x %d · %s%s"
        .formatted(
            position.y(),
            position.x(),
            Numbers.exact(value),
            largest == 0
                ? ""
                : " · %s of the largest".formatted(Numbers.percent(Math.abs(value) / largest)));
  }
}
