package org.vggscope.ui.kernels;

/** The orders in which kernels are shown; all but the first start with the largest. */
enum KernelOrder {
  INDEX("index", "in the order of the channels", "In the order of the channels."),
  NORM(
      "norm",
      "sorted by norm, √Σw²",
      "The norm of a kernel is the square root of the sum of its squared weights; largest first."),
  CONTRIBUTION(
      "contribution",
      "sorted by contribution on this picture: mean over all positions of |input map ∗ kernel|",
      "The contribution of an input channel at a position is the 3 × 3 correlation of its"
          + " zero-padded map with its kernel there; all of them and the bias sum to the value"
          + " before the ReLU. Sorted by the mean of its absolute value over all positions."),
  ADDED(
      "what adds most",
      "sorted by signed contribution on this picture: mean over all positions of input map ∗"
          + " kernel; what takes away most is last",
      "As the contribution, but the mean of the signed value: what adds most comes first, what"
          + " takes away most comes last.");

  private final String title;
  private final String brief;
  private final String definition;

  KernelOrder(String title, String brief, String definition) {
    this.title = title;
    this.brief = brief;
    this.definition = definition;
  }

  String title() {
    return title;
  }

  /** What the order is, within a sentence. */
  String brief() {
    return brief;
  }

  /** What the order means, in full. */
  String definition() {
    return definition;
  }

  /** Whether it depends on the picture. */
  boolean needsPicture() {
    return this == CONTRIBUTION || this == ADDED;
  }
}
