package org.vggscope.export.kernels;

import java.util.Locale;

/**
 * How the numbers of a table are written: all with the same digits after the point, so that they
 * can be compared at a glance, and in a unit that leaves the largest one three digits.
 *
 * @param exponent the unit is ten to the power of this
 * @param decimals digits after the point
 */
public record TableDigits(int exponent, int decimals) {
  /** The largest kernel whose numbers have room for a few digits. */
  private static final int LEGIBLE = 3;

  private static final int DIGITS = 3;
  private static final double SMALL = 0.1;
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** How kernels one behind the other are written, all alike. */
  public static TableDigits ofKernels(float[] values, int from, int side, int kernels) {
    return of(values, from, kernels * side * side, isRoomy(side));
  }

  /** Whether the numbers of a kernel of that side have room for a few digits. */
  public static boolean isRoomy(int side) {
    return side <= LEGIBLE;
  }

  /**
   * For some numbers.
   *
   * @param roomy whether there is room for a point; if not, whole numbers of two digits are written
   */
  public static TableDigits of(float[] values, int from, int count, boolean roomy) {
    double largest = 0;
    for (int i = from; i < from + count; i++) {
      largest = Math.max(largest, Math.abs(values[i]));
    }
    if (largest == 0 || !Double.isFinite(largest)) {
      return new TableDigits(0, 0);
    }
    int magnitude = (int) Math.floor(Math.log10(largest));
    if (!roomy) {
      return new TableDigits(magnitude - 1, 0);
    }
    return largest < SMALL
        ? new TableDigits(magnitude, DIGITS - 1)
        : new TableDigits(0, Math.max(0, DIGITS - 1 - magnitude));
  }

  public String write(float value) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value / Math.pow(10, exponent));
    boolean nothing = text.chars().allMatch(c -> c == '-' || c == '0' || c == '.');
    return nothing ? text.replace("-", "") : text.replace('-', '−');
  }

  /** {@code × 10⁻⁴}; empty where the numbers are written as they are. */
  public String unit() {
    if (exponent == 0) {
      return "";
    }
    StringBuilder unit = new StringBuilder("× 10");
    if (exponent < 0) {
      unit.append('⁻');
    }
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      unit.append(RAISED.charAt(digit - '0'));
    }
    return unit.toString();
  }
}
