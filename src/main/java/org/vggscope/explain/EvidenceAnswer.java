package org.vggscope.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.vggscope.report.JsonWriter;

/**
 * Evidence that was found.
 *
 * @param request what was asked
 * @param evidence one number a pixel of the network's input
 * @param coarse of Grad-CAM: one number a position of the layer's maps; else null
 * @param occlusion what hiding each patch did; null of another method
 * @param integration how far the steps came; null of another method
 */
public record EvidenceAnswer(
    EvidenceRequest request,
    Evidence evidence,
    Evidence coarse,
    Occlusion.Answers occlusion,
    IntegratedGradients.Result integration) {

  /** Whether it is zero everywhere, which says something else than a map that is not there. */
  public boolean isZero() {
    return evidence.largest() == 0;
  }

  /** Whether there are numbers of the logit beside those of the probability. */
  public boolean hasLogit() {
    return occlusion != null;
  }

  /**
   * One number a pixel of the network's input.
   *
   * @param byLogit whether occlusion's are wanted as what the logit loses
   */
  public Evidence evidence(boolean byLogit) {
    return byLogit && hasLogit() ? occlusion.logitDrop() : evidence;
  }

  /** What else is to be told of it than its numbers, for a report. */
  public ObjectNode facts() {
    ObjectNode facts = JsonWriter.object();
    if (isZero()) {
      facts.put("zero", true);
    }
    switch (request.method()) {
      case GRAD_CAM -> {
        facts.put("layer", request.layer().name());
        facts.putArray("layerShape").add(coarse.height()).add(coarse.width());
      }
      case OCCLUSION -> {
        facts.put("patch", request.patch());
        facts.put("stride", request.step());
        facts.put("patches", occlusion.patches().size());
      }
      case INTEGRATED -> {
        facts.put("steps", integration.steps());
        facts.put("difference", integration.difference());
        facts.put("gap", integration.gap());
        facts.put("complete", integration.isComplete());
      }
      case GUIDED -> {
        // It has no choices of its own.
      }
    }
    return facts;
  }
}
