package org.vggscope.ui.evidence;

import org.vggscope.explain.EvidenceAnswer;
import org.vggscope.model.Prediction;

/**
 * Evidence that was found.
 *
 * @param request what was asked
 * @param about the class as the network sees it in the picture
 * @param answer what was found
 */
record HeatMap(HeatRequest request, Prediction about, EvidenceAnswer answer) {}
