package org.vggscope.export;

import java.util.Arrays;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Mix;

/**
 * Numbers laid over the picture as the network sees it. The picture is grey, so that every colour
 * is one of the colour map.
 *
 * @param picture what the network sees
 * @param values one number a pixel, row by row
 * @param colours what the numbers look like
 * @param scale which numbers the colours' ends stand for
 * @param cut numbers whose size is below this are left out
 * @param opacity of the colours over the picture, 0 to 1
 * @param fading whether a number has the colour of its sign's end, the fainter the smaller it is
 */
public record HeatPicture(
    SourceImage picture,
    float[] values,
    ColourMap colours,
    ColourMap.Scale scale,
    double cut,
    double opacity,
    boolean fading) {

  /** The picture with the numbers over it, {@code 0xAARRGGBB}. */
  public SourceImage painted() {
    int[] pixels = new int[values.length];
    for (int i = 0; i < pixels.length; i++) {
      int grey = Mix.grey(picture.pixels()[i]);
      double value = values[i];
      if (Math.abs(value) < cut) {
        pixels[i] = grey;
      } else if (fading) {
        double share = scale.to() == 0 ? 0 : Math.min(1, Math.abs(value) / scale.to());
        pixels[i] = Mix.of(grey, colours.colour(value < 0 ? 0 : 1), opacity * share);
      } else {
        pixels[i] = Mix.of(grey, colours.colour(value, scale), opacity);
      }
    }
    return new SourceImage(picture.name(), picture.width(), picture.height(), pixels);
  }

  /**
   * The size of number beyond which lies only a share of all: single pixels would else leave
   * nothing for all others. 0 when all are zero.
   *
   * @param within the share of numbers that are not beyond, 0 to 1
   */
  public static double end(float[] values, double within) {
    float[] sizes = new float[values.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(values[i]);
    }
    Arrays.sort(sizes);
    float end = sizes[(int) (within * (sizes.length - 1))];
    return end > 0 ? end : sizes[sizes.length - 1];
  }
}
