package org.vggscope.text.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.vggscope.text.Texts;

/** Numbers for people: the minus sign is a minus sign, and nothing is longer than it has to be. */
public final class Numbers {
  private static final MathContext THREE = new MathContext(3);
  private static final double SMALL = 1e-3;

  private Numbers() {}

  /** A float32 number in as many digits as tell it from its neighbours. */
  public static String exact(float value) {
    return withMinus(
        Float.isFinite(value)
            ? new BigDecimal(Float.toString(value)).stripTrailingZeros().toPlainString()
            : Float.toString(value));
  }

  /** About three digits. */
  public static String brief(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    if (Math.abs(value) < SMALL) {
      return withMinus(String.format(Locale.ROOT, "%.1e", value));
    }
    BigDecimal number = new BigDecimal(value);
    BigDecimal rounded =
        Math.abs(value) < 1000
            ? number.round(THREE)
            : number.setScale(0, java.math.RoundingMode.HALF_EVEN);
    return withMinus(rounded.toPlainString());
  }

  /** A share from 0 to 1 in percent. Only nothing at all is 0 %, only everything 100 %. */
  public static String percent(double share) {
    return Texts.of("%s %%", ofHundred(share));
  }

  private static String ofHundred(double share) {
    if (share > 0 && share < 0.001) {
      return "< 0.1";
    }
    if (share < 1 && share > 0.999) {
      return "> 99.9";
    }
    return String.format(Locale.ROOT, share == 0 || share == 1 ? "%.0f" : "%.1f", share * 100);
  }

  /** A large number with its digits in groups. */
  public static String grouped(long number) {
    return withMinus(String.format(Locale.ROOT, "%,d", number));
  }

  /** A large number in three digits: {@code 15.5 G}, {@code 23.1 M}; small ones in full. */
  public static String large(long number) {
    if (number < 1_000_000) {
      return grouped(number);
    }
    return number < 1_000_000_000
        ? Texts.of("%s M", brief(number / 1e6))
        : Texts.of("%s G", brief(number / 1e9));
  }

  /** {@code 23.9 MB}; of many, whole ones; of a part of one, {@code 28 kB}. */
  public static String megabytes(long bytes) {
    if (bytes < 100_000) {
      return Texts.of("%.0f kB", bytes / 1e3);
    }
    return bytes < 100_000_000
        ? Texts.of("%.1f MB", bytes / 1e6)
        : Texts.of("%.0f MB", bytes / 1e6);
  }

  private static String withMinus(String number) {
    return number.replace('-', '−');
  }
}
