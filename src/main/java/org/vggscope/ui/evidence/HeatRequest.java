package org.vggscope.ui.evidence;

import org.vggscope.model.Layer;
import org.vggscope.session.PictureResult;

/**
 * What a heat map is to show. Whatever a method does not depend on is zero or null, so that equal
 * requests have equal answers.
 *
 * @param method how it is found
 * @param picture the picture and what the network made of it
 * @param classIndex the class, an index in {@code fc8}
 * @param layer whose maps Grad-CAM looks at
 * @param patch side of the patch of occlusion, in pixels of the network's input
 * @param step of that patch
 * @param steps of integrated gradients
 */
record HeatRequest(
    HeatMethod method,
    PictureResult picture,
    int classIndex,
    Layer layer,
    int patch,
    int step,
    int steps) {

  /** What is being done, for people. */
  String title() {
    return switch (method) {
      case OCCLUSION -> "Hiding part after part";
      default -> method.title();
    };
  }
}
