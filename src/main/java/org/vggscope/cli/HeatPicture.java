package org.vggscope.cli;

import java.util.Arrays;
import java.util.List;
import org.vggscope.explain.Evidence;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Figure;

/**
 * Paints evidence over the picture as the network sees it. The picture is grey, so that every
 * colour is evidence. Numbers that cannot be negative are in magma, evenly over the picture; signed
 * ones in red for and blue against the class, the stronger the larger they are.
 *
 * <p>A hundredth of the numbers may lie beyond the end of the scale: single pixels would else leave
 * nothing for all others.
 */
final class HeatPicture {
  /** Pixels are enlarged by a whole factor until the picture is about so large. */
  private static final int SIDE = 512;

  private static final double OPACITY = 0.6;
  private static final double SIGNED_OPACITY = 0.9;
  private static final double WITHIN = 0.99;
  private static final int FOR = 0xb2182b;
  private static final int AGAINST = 0x2166ac;

  private HeatPicture() {}

  /**
   * Paints.
   *
   * @param seen what the network sees
   * @param evidence of the same size
   */
  static Figure paint(SourceImage seen, Evidence evidence, boolean signed) {
    int width = evidence.width();
    int factor = (int) Math.max(1, Math.round((double) SIDE / Math.max(evidence.height(), width)));
    int[] colours = new int[evidence.values().length];
    double end = end(evidence);
    for (int i = 0; i < colours.length; i++) {
      double share = end == 0 ? 0 : Math.min(1, Math.abs(evidence.values()[i]) / end);
      int grey = grey(seen.pixels()[i]);
      colours[i] =
          signed
              ? mix(grey, evidence.values()[i] < 0 ? AGAINST : FOR, SIGNED_OPACITY * share)
              : mix(grey, ColourMap.MAGMA.colour(share), OPACITY);
    }
    return new Figure(
        width * factor,
        evidence.height() * factor,
        List.of(new Figure.Pixels(0, 0, factor, width, colours)));
  }

  /** The number at the end of the colour scale; 0 when all are zero. */
  static double end(Evidence evidence) {
    float[] sizes = new float[evidence.values().length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(evidence.values()[i]);
    }
    Arrays.sort(sizes);
    float end = sizes[(int) (WITHIN * (sizes.length - 1))];
    return end > 0 ? end : sizes[sizes.length - 1];
  }

  /** As bright as the colour is (ITU-R BT.601). */
  private static int grey(int colour) {
    int level =
        (299 * (colour >> 16 & 0xff) + 587 * (colour >> 8 & 0xff) + 114 * (colour & 0xff)) / 1000;
    return level << 16 | level << 8 | level;
  }

  private static int mix(int below, int above, double share) {
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int from = below >> shift & 0xff;
      int to = above >> shift & 0xff;
      mixed |= (int) Math.round(from + (to - from) * share) << shift;
    }
    return mixed;
  }
}
