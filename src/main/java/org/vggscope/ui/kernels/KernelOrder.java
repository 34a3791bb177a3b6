package org.vggscope.ui.kernels;

/** The orders in which kernels are shown; all but the first start with the largest. */
enum KernelOrder {
  INDEX("index", "In the order of the input channels."),
  NORM("norm", "Largest norm first: the square root of the sum of the squared weights."),
  CONTRIBUTION(
      "contribution",
      "Contribution: the mean over all positions of |input map ∗ kernel| on this picture, before"
          + " bias and ReLU; largest first."),
  ADDED(
      "what adds most",
      "Signed contribution: the mean over all positions of input map ∗ kernel on this picture,"
          + " before bias and ReLU; what adds most first, what takes away most last.");

  private final String title;
  private final String definition;

  KernelOrder(String title, String definition) {
    this.title = title;
    this.definition = definition;
  }

  String title() {
    return title;
  }

  /** What the order means, a sentence. */
  String definition() {
    return definition;
  }

  /** Whether it depends on the picture. */
  boolean needsPicture() {
    return this == CONTRIBUTION || this == ADDED;
  }
}
