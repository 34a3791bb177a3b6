package org.vggscope.export.kernels;

import org.vggscope.text.Texts;

/** The orders in which kernels are shown; all but the first start with the largest. */
public enum KernelOrder {
  INDEX(
      Texts.key("Order: index"),
      Texts.key("Kernels in the order of the channels."),
      Texts.key("In the order of the channels.")),
  NORM(
      Texts.key("Order: norm"),
      Texts.key("Kernels sorted by norm, √Σw²."),
      Texts.key(
          "The norm of a kernel is the square root of the sum of its squared weights; largest"
              + " first.")),
  CONTRIBUTION(
      Texts.key("Order: contribution"),
      Texts.key(
          "Kernels sorted by contribution on this picture: mean over all positions of |input map ∗"
              + " kernel|."),
      Texts.key(
          "The contribution of an input channel at a position is the 3 × 3 correlation of its"
              + " zero-padded map with its kernel there; all of them and the bias sum to the value"
              + " before the ReLU. Sorted by the mean of its absolute value over all positions.")),
  ADDED(
      Texts.key("Order: what adds most"),
      Texts.key(
          "Kernels sorted by signed contribution on this picture: mean over all positions of input"
              + " map ∗ kernel; what takes away most is last."),
      Texts.key(
          "As the contribution, but the mean of the signed value: what adds most comes first, what"
              + " takes away most comes last."));

  private final String title;
  private final String brief;
  private final String definition;

  KernelOrder(String title, String brief, String definition) {
    this.title = title;
    this.brief = brief;
    this.definition = definition;
  }

  /** What the order is called where it is chosen. */
  public String title() {
    return Texts.of(title);
  }

  /** In which order the kernels are, in a sentence. */
  public String brief() {
    return Texts.of(brief);
  }

  /** What the order means, in full. */
  public String definition() {
    return Texts.of(definition);
  }

  /** Whether it depends on the picture. */
  public boolean needsPicture() {
    return this == CONTRIBUTION || this == ADDED;
  }
}
