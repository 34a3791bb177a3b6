package org.vggscope.ui.evidence;

import org.vggscope.explain.Evidence;
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
            request.method().title() + map.how(),
            map.about().name(),
            request.picture().picture().source().name(),
            request.picture().model().title());
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
