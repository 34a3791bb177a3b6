package org.vggscope.picture;

import org.vggscope.support.Problem;

/**
 * A picture as a person sees it: upright, sRGB, without transparency.
 *
 * @param name what to call it, a file's name
 * @param width columns
 * @param height rows
 * @param pixels {@code 0xRRGGBB}, row by row; not to be written to
 */
public record SourceImage(String name, int width, int height, int[] pixels) {
  public SourceImage {
    if (width < 1 || height < 1 || pixels.length != Math.multiplyExact(width, height)) {
      throw Problem.refused(
          "%d x %d pixels do not fit into %d numbers", width, height, pixels.length);
    }
  }
}
