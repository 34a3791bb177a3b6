package org.vggscope.export.evidence;

import java.util.Arrays;
import org.vggscope.explain.EvidenceMethod;
import org.vggscope.text.Texts;

/** How evidence for a class is found, and what is to be known about it. */
public enum HeatMethod {
  GRAD_CAM(
      EvidenceMethod.GRAD_CAM,
      Texts.key("Grad-CAM"),
      Texts.key(
          "Where the layer’s feature maps speak for the class, each weighted by its mean gradient"
              + " (Selvaraju et al. 2017)."),
      Texts.key(
          "Mind that it is as coarse as the layer’s maps, and leaves out what speaks against the"
              + " class.")),
  GUIDED(
      EvidenceMethod.GUIDED,
      Texts.key("Guided backpropagation"),
      Texts.key(
          "How much each pixel moves the class’s logit when only what is positive comes back"
              + " through the ReLUs (Springenberg et al. 2015)."),
      Texts.key(
          "Mind that it draws the edges of whatever is there; another class changes it little"
              + " (Adebayo et al. 2018).")),
  OCCLUSION(
      EvidenceMethod.OCCLUSION,
      Texts.key("Occlusion"),
      Texts.key(
          "How much the class loses when a patch of the mean colour hides the place (Zeiler and"
              + " Fergus 2014)."),
      Texts.key(
          "Mind that the patch is something to see, too, and what is there twice is not missed when"
              + " one is hidden.")),
  INTEGRATED(
      EvidenceMethod.INTEGRATED,
      Texts.key("Integrated gradients"),
      Texts.key(
          "Each pixel’s share in the class’s logit, from a picture of the mean colour to this one"
              + " (Sundararajan et al. 2017)."),
      Texts.key(
          "Mind that pixels near the mean colour get next to nothing, however much they matter."));

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

  /** As evidence is found so. */
  public static HeatMethod of(EvidenceMethod method) {
    return Arrays.stream(values()).filter(each -> each.method == method).findFirst().orElseThrow();
  }

  /** What to call it. */
  public String title() {
    return Texts.of(title);
  }

  /** Whether there are places that speak against the class. */
  public boolean isSigned() {
    return method.isSigned();
  }

  /** One sentence for people. */
  public String shows() {
    return Texts.of(shows);
  }

  /** What it cannot show: one sentence, too. */
  public String limit() {
    return Texts.of(limit);
  }
}
