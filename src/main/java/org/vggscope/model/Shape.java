package org.vggscope.model;

import org.vggscope.support.Problem;

/**
 * The shape of one layer's activations, planar {@code (channel, height, width)}.
 *
 * @param channels number of feature maps
 * @param height rows of one feature map
 * @param width columns of one feature map
 */
public record Shape(int channels, int height, int width) {
  public Shape {
    if (channels < 1 || height < 1 || width < 1) {
      throw Problem.refused(
          "A shape needs at least 1 in each direction, not (%d, %d, %d)", channels, height, width);
    }
  }

  /** Positions of one feature map. */
  public int area() {
    return height * width;
  }

  /** Numbers in all feature maps together. */
  public int size() {
    return Math.multiplyExact(channels, area());
  }

  @Override
  public String toString() {
    return channels + " × " + height + " × " + width;
  }
}
