package org.vggscope.ui.evidence;

import org.vggscope.explain.Evidence;
import org.vggscope.model.Prediction;

/**
 * Evidence that was found.
 *
 * @param request what was asked
 * @param about the class as the network sees it in the picture
 * @param evidence one number a pixel of the network's input
 * @param byLogit of occlusion, the same in the logit in place of the probability; else null
 * @param how what the method was told or chose itself, for people; or empty
 * @param note what else is to be said of the numbers, or empty
 */
record HeatMap(
    HeatRequest request,
    Prediction about,
    Evidence evidence,
    Evidence byLogit,
    String how,
    String note) {}
