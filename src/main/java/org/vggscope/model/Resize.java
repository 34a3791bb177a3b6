package org.vggscope.model;

/** How a picture of any size becomes one that the network reads. */
public enum Resize {
  /** The shorter side is scaled to a given length, the longer one in proportion. */
  SHORTER_SIDE,
  /** Both sides are scaled to a given length, whatever that does to the proportions. */
  SQUASH,
  /**
   * The shorter side is scaled to a given length, the middle square of that side is taken, and a
   * black border makes it as large as the crop: how small digits are learned from.
   */
  BORDERED,
  /** The picture stays as it is. */
  NONE
}
