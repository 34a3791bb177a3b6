package org.vggscope.report;

/** How well colours {@code 0xAARRGGBB} stand out from each other, after WCAG 2.2. */
public final class Contrast {
  /** Of this luminance a colour is as far from black as from white. */
  private static final double MIDDLE = Math.sqrt(1.05 * 0.05) - 0.05;

  private Contrast() {}

  /** Relative luminance, 0 for black to 1 for white. */
  public static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
  }

  private static double linear(int value) {
    double share = (value & 0xFF) / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  /** From 1 for equal ones to 21 for black and white; text needs 4.5, signs and borders 3. */
  public static double ratio(int one, int other) {
    double first = luminance(one) + 0.05;
    double second = luminance(other) + 0.05;
    return Math.max(first, second) / Math.min(first, second);
  }

  /** Whether white is easier to read on a colour than black. */
  public static boolean isDark(int colour) {
    return luminance(colour) < MIDDLE;
  }
}
