package org.vggscope.lesson.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.vggscope.lesson.Said;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;

/** How figures are written, in either language. */
public final class Worded {
  /** For a figure that is still being computed. */
  public static final String LATE = "…";

  /** For one that there is not. */
  public static final String NONE = "–";

  private static final MathContext THREE = new MathContext(3);
  private static final double GIGA = 1e9;
  private static final double MOST_WHOLE = 1L << 53;

  private Worded() {}

  /** A value in words and digits. */
  public static String of(Value value, Language language) {
    if (value instanceof Value.Number number) {
      return number(number.amount());
    }
    if (value instanceof Value.Share share) {
      return percent(share.share(), language);
    }
    if (value instanceof Value.Bytes bytes) {
      return bytes(bytes.bytes(), language);
    }
    if (value instanceof Value.Name name) {
      return name.said().in(language);
    }
    if (value instanceof Value.Place place) {
      return Texts.in(
          language,
          Texts.key("%s from the left and %s from the top"),
          percent(place.x(), language),
          percent(place.y(), language));
    }
    return value == Value.State.LATE ? LATE : NONE;
  }

  /** A sentence of the program in both languages. */
  static Said both(String key, Object... arguments) {
    return new Said(
        Texts.in(Language.ENGLISH, key, arguments), Texts.in(Language.CHINESE, key, arguments));
  }

  /** A whole number in full, any other in three digits. */
  private static String number(double amount) {
    if (Double.isNaN(amount)) {
      return NONE;
    }
    if (Double.isInfinite(amount)) {
      return amount > 0 ? "∞" : "−∞";
    }
    String written;
    if (amount == Math.rint(amount) && Math.abs(amount) <= MOST_WHOLE) {
      written = String.format(Locale.ROOT, "%,d", (long) amount);
    } else if (Math.abs(amount) >= 1000) {
      written = String.format(Locale.ROOT, "%,.0f", amount);
    } else if (Math.abs(amount) < 1e-3) {
      written = power(String.format(Locale.ROOT, "%.1e", amount));
    } else {
      written = new BigDecimal(amount).round(THREE).toPlainString();
    }
    return written.replace('-', '−');
  }

  /** 1.8e-07 as books have it. */
  private static String power(String scientific) {
    int mark = scientific.indexOf('e');
    String power = String.valueOf(Integer.parseInt(scientific.substring(mark + 1)));
    StringBuilder raised = new StringBuilder();
    for (char each : power.toCharArray()) {
      raised.append(each == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(each - '0'));
    }
    return scientific.substring(0, mark) + " × 10" + raised;
  }

  private static String bytes(long bytes, Language language) {
    if (bytes < 100_000) {
      return Texts.in(language, Texts.key("%.0f kB"), bytes / 1e3);
    }
    if (bytes < 100_000_000) {
      return Texts.in(language, Texts.key("%.1f MB"), bytes / 1e6);
    }
    return bytes < GIGA
        ? Texts.in(language, Texts.key("%.0f MB"), bytes / 1e6)
        : Texts.in(language, Texts.key("%s GB"), String.format(Locale.ROOT, "%,.1f", bytes / GIGA));
  }

  private static String percent(double share, Language language) {
    String written;
    if (share > 0 && share < 0.0005) {
      written = "<0.1";
    } else if (share < 1 && share >= 0.9995) {
      written = ">99.9";
    } else {
      written = String.format(Locale.ROOT, "%.1f", 100 * share).replace('-', '−');
    }
    return Texts.in(language, Texts.key("%s %%"), written);
  }
}
