package org.vggscope.export.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import org.vggscope.text.format.Numbers;

/**
 * What an axis goes from and to, in round numbers.
 *
 * @param lower its beginning; on a logarithmic one the power of ten
 * @param upper its end
 * @param tick from one number that is written at it to the next
 */
public record ChartScale(double lower, double upper, double tick) {
  private static final double[] ROUND = {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};
  private static final double[] TICKS = {0.2, 0.5, 0.5, 0.5, 1, 1, 1, 2, 2, 2};

  /** Powers of ten that are written at an axis at most. */
  private static final int MOST_POWERS = 5;

  private static final long FEWEST_STEPS = 10;
  private static final double SLACK = 1e-9;
  private static final MathContext THREE = new MathContext(3);
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** From 0 to the next round number. */
  public static ChartScale upTo(double most) {
    if (!(most > 0) || Double.isInfinite(most)) {
      return new ChartScale(0, 1, TICKS[0]);
    }
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    int i = 0;
    while (i < ROUND.length - 1 && ROUND[i] * power < most * (1 - SLACK)) {
      i++;
    }
    return new ChartScale(0, ROUND[i] * power, TICKS[i] * power);
  }

  /**
   * For steps: with some room for the next ones, but not for more than there will be.
   *
   * @param all of the whole run; 0 when that is not known
   */
  public static ChartScale ofSteps(long made, long all) {
    ChartScale round = upTo(Math.max(FEWEST_STEPS, made));
    return all >= made && all > 0 && all < round.upper
        ? new ChartScale(0, all, Math.min(all, round.tick))
        : round;
  }

  /** From one power of ten to another, for numbers above 0. */
  public static ChartScale powers(double least, double most) {
    if (!(least > 0) || !(most >= least) || Double.isInfinite(most)) {
      return new ChartScale(-1, 0, 1);
    }
    double lower = Math.floor(Math.log10(least) + SLACK);
    // Without the sum the end at 1 would be a zero below zero.
    double upper = Math.max(lower + 1, Math.ceil(Math.log10(most) - SLACK)) + 0.0;
    return new ChartScale(lower, upper, Math.ceil((upper - lower) / MOST_POWERS));
  }

  /** Where a number lies between two powers of ten, 0 to 1. */
  public double shareOf(double value) {
    if (!(value > 0)) {
      return 0;
    }
    return Math.max(0, Math.min(1, (Math.log10(value) - lower) / (upper - lower)));
  }

  /** A power of ten as it is written: {@code 0.1}, {@code 10⁻³}. */
  public static String power(double exponent) {
    long whole = Math.round(exponent);
    if (Math.abs(whole) <= 2) {
      return plain(Math.pow(10, whole));
    }
    StringBuilder text = new StringBuilder(whole < 0 ? "10⁻" : "10");
    for (char digit : Long.toString(Math.abs(whole)).toCharArray()) {
      text.append(RAISED.charAt(digit - '0'));
    }
    return text.toString();
  }

  /** A number at an axis, without zeros at its end. */
  public static String plain(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Numbers.grouped((long) value);
    }
    return new BigDecimal(value).round(THREE).stripTrailingZeros().toPlainString();
  }
}
