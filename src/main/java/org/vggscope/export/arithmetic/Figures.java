package org.vggscope.export.arithmetic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers of a calculation, with their signs, as long as the place where they stand allows. */
public final class Figures {
  /** Most decimals of a number in a calculation: the sums are held to a ten-thousandth. */
  public static final int DECIMALS = 4;

  private static final int DIGITS = 4;
  private static final double LARGE = 1e5;

  private Figures() {}

  /** Four significant digits and the sign: {@code +0.04312}, {@code −12.35}. */
  public static String signed(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : withSign(Double.toString(value), value);
    }
    if (Math.abs(value) >= LARGE || Math.abs(value) < 1e-3) {
      return withSign(power(value, 2), value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS));
    if (rounded.scale() < 0) {
      rounded = new BigDecimal(value).setScale(0, RoundingMode.HALF_EVEN);
    }
    return withSign(rounded.toPlainString(), value);
  }

  /**
   * A number for a narrow cell: three significant digits, but never more decimals than that; one
   * too small for them as a power of ten.
   */
  public static String cell(double value, int decimals) {
    double size = Math.abs(value);
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    if (size >= LARGE || size < 0.5 * Math.pow(10, -decimals)) {
      return withSign(power(value, 0), value);
    }
    int wanted = 0;
    for (double bound = 99.95; size < bound && wanted < decimals; bound /= 10) {
      wanted++;
    }
    return fixed(value, wanted);
  }

  /** A number with its sign and a given number of decimals. */
  public static String fixed(double value, int decimals) {
    return withSign(String.format(Locale.ROOT, "%." + decimals + "f", value), value);
  }

  /** A number with a given number of decimals and, unless it is negative, without a sign. */
  public static String plain(double value, int decimals) {
    String fixed = fixed(value, decimals);
    return fixed.startsWith("+") ? fixed.substring(1) : fixed;
  }

  /** How many decimals numbers of this size share, so that they can be added up by eye. */
  public static int sharedDecimals(double largest) {
    int decimals = DECIMALS;
    for (double size = Math.abs(largest); size >= 100 && decimals > 0; size /= 10) {
      decimals--;
    }
    return decimals;
  }

  /** {@code 1.23e-4}: the exponent is no longer than it has to be. */
  private static String power(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "e", value)
        .replaceFirst("e([-+])0*(?=\\d)", "e$1")
        .replace("e+", "e");
  }

  private static String withSign(String number, double value) {
    return (value > 0 ? "+" : "") + number.replace('-', '−');
  }
}
