package org.vggscope.explain.likes;

import java.util.List;
import org.vggscope.picture.SourceImage;

/**
 * How far pictures have grown.
 *
 * @param step steps that were taken
 * @param steps steps in all
 * @param heights how high each picture has driven its objective before this step, as transformed by
 *     chance
 * @param pictures as they were before this step, colours from 0 to 1, {@code (planes, side, side)}
 *     each; not to be written to
 */
public record Growth(int step, int steps, List<Double> heights, List<float[]> pictures) {
  private static final int WHITE = 255;

  /**
   * A picture in whole steps of 255.
   *
   * @param name what to call it
   * @param colours from 0 to 1, {@code (planes, side, side)} of one or three planes
   */
  public static SourceImage image(String name, float[] colours, int side) {
    int area = side * side;
    int[] pixels = new int[area];
    for (int i = 0; i < area; i++) {
      for (int colour = 0; colour < 3; colour++) {
        int plane = colours.length == area ? 0 : colour;
        pixels[i] = pixels[i] << 8 | Math.round(colours[plane * area + i] * WHITE);
      }
    }
    return new SourceImage(name, side, side, pixels);
  }
}
