package org.vggscope.ui.evidence;

import org.vggscope.explain.EvidenceMethod;

/** How evidence for a class is found, and what is to be known about it. */
enum HeatMethod {
  GRAD_CAM(
      EvidenceMethod.GRAD_CAM,
      "Grad-CAM",
      "Where the layer’s feature maps speak for the class, each weighted by its mean gradient"
          + " (Selvaraju et al. 2017).",
      "it is as coarse as the layer’s maps, and leaves out what speaks against the class."),
  GUIDED(
      EvidenceMethod.GUIDED,
      "Guided backpropagation",
      "How much each pixel moves the class’s logit when only what is positive comes back through"
          + " the ReLUs (Springenberg et al. 2015).",
      "it draws the edges of whatever is there; another class changes it little (Adebayo et al."
          + " 2018)."),
  OCCLUSION(
      EvidenceMethod.OCCLUSION,
      "Occlusion",
      "How much the class loses when a patch of the mean colour hides the place (Zeiler and Fergus"
          + " 2014).",
      "the patch is something to see, too, and what is there twice is not missed when one is"
          + " hidden."),
  INTEGRATED(
      EvidenceMethod.INTEGRATED,
      "Integrated gradients",
      "Each pixel’s share in the class’s logit, from a picture of the mean colour to this one"
          + " (Sundararajan et al. 2017).",
      "pixels near the mean colour get next to nothing, however much they matter.");

  private final EvidenceMethod method;
  private final String title;
  private final String shows;
  private final String limit;

  HeatMethod(EvidenceMethod method, String title, String shows, String limit) {
    this.method = method;
    this.title = title;
    this.shows = shows;
    this.limit = limit;
  }

  String title() {
    return title;
  }

  /** Whether there are places that speak against the class. */
  boolean isSigned() {
    return method.isSigned();
  }

  /** One sentence for people. */
  String shows() {
    return shows;
  }

  /** What it cannot show: the rest of a sentence that begins with “Mind that”. */
  String limit() {
    return limit;
  }
}
