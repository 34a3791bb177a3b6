package org.vggscope.picture;

/**
 * What {@code conv1_1} reads: float32, planar {@code (3, height, width)}, preprocessed.
 *
 * @param height rows
 * @param width columns
 * @param values {@code 3 * height * width} numbers; not to be written to
 */
public record InputTensor(int height, int width, float[] values) {
  public InputTensor {
    if (values.length != 3 * Math.multiplyExact(height, width)) {
      throw new IllegalArgumentException(
          "(3, %d, %d) needs %d values, not %d"
              .formatted(height, width, 3 * height * width, values.length));
    }
  }
}
