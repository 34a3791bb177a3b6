package org.vggscope.ui.evidence;

import org.vggscope.explain.Evidence;
import org.vggscope.explain.EvidenceAnswer;
import org.vggscope.model.Prediction;

/**
 * Evidence that was found.
 *
 * @param request what was asked
 * @param about the class as the network sees it in the picture
 * @param answer what was found
 */
record HeatMap(HeatRequest request, Prediction about, EvidenceAnswer answer) {
  /** Whether there are numbers of the logit beside those of the probability. */
  boolean hasLogit() {
    return answer.occlusion() != null;
  }

  /**
   * One number a pixel of the network's input.
   *
   * @param byLogit whether occlusion's are wanted as what the logit loses
   */
  Evidence evidence(boolean byLogit) {
    return byLogit && hasLogit() ? answer.occlusion().logitDrop() : answer.evidence();
  }
}
