package org.vggscope.model.arithmetic;

/**
 * One product of a weighted sum.
 *
 * @param channel input channel
 * @param y row in the layer below
 * @param x column in the layer below
 * @param activation what is read there; 0 where it is padding
 * @param weight what it is multiplied by
 */
public record InputTerm(int channel, int y, int x, float activation, float weight) {
  /** What the input adds or, when negative, takes away; exact. */
  public double product() {
    return (double) activation * weight;
  }
}
