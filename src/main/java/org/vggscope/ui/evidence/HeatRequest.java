package org.vggscope.ui.evidence;

import org.vggscope.explain.EvidenceRequest;
import org.vggscope.export.evidence.HeatMethod;
import org.vggscope.model.Layer;
import org.vggscope.session.PictureResult;
import org.vggscope.text.Texts;

/**
 * What a heat map is to show.
 *
 * @param method how it is found
 * @param picture the picture and what the network made of it
 * @param wanted what is asked of the network
 */
record HeatRequest(HeatMethod method, PictureResult picture, EvidenceRequest wanted) {

  /** What is being done, for people. */
  String title() {
    return method == HeatMethod.OCCLUSION ? Texts.of("Hiding part after part") : method.title();
  }

  /** The class, an index of the network's output. */
  int classIndex() {
    return wanted.classIndex();
  }

  /** Whose maps Grad-CAM looks at; null of another method. */
  Layer layer() {
    return wanted.layer();
  }
}
