package org.vggscope.report;

/** Mixes opaque colours {@code 0xAARRGGBB}. */
public final class Mix {
  private static final int ONE = 256;

  private Mix() {}

  /** The lower colour covered by {@code share} (0 to 1) of the upper one. */
  public static int of(int lower, int upper, double share) {
    return ofShare(lower, upper, share(share));
  }

  /** A share from 0 to 1 as {@link #ofShare} takes it. */
  public static int share(double share) {
    return (int) Math.round(share * ONE);
  }

  /** As {@link #of}, with a share from 0 to 256. */
  public static int ofShare(int lower, int upper, int share) {
    int rest = ONE - share;
    // Red and blue lie far enough apart to be mixed in one multiplication.
    int redBlue = ((lower & 0xFF00FF) * rest + (upper & 0xFF00FF) * share) >>> 8 & 0xFF00FF;
    int green = ((lower & 0xFF00) * rest + (upper & 0xFF00) * share) >>> 8 & 0xFF00;
    return 0xFF000000 | redBlue | green;
  }

  /** The grey that is as bright as a colour. */
  public static int grey(int colour) {
    int luma = luma(colour);
    return 0xFF000000 | luma << 16 | luma << 8 | luma;
  }

  /** How bright a colour is, 0 to 255 (luma of ITU-R BT.601). */
  public static int luma(int colour) {
    int red = colour >> 16 & 0xFF;
    int green = colour >> 8 & 0xFF;
    int blue = colour & 0xFF;
    return (red * 299 + green * 587 + blue * 114 + 500) / 1000;
  }
}
