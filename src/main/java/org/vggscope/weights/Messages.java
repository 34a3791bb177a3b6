package org.vggscope.weights;

import java.util.Locale;

/** Turns what stands in a file into something that fits in one line for people. */
final class Messages {
  private static final int LONGEST = 60;

  private Messages() {}

  /** A word from a file, cut short and without control characters, since anybody wrote it. */
  static String quote(String word) {
    String clean = word.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Co}\\p{Cn}]", "?");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "...";
  }

  /** {@code 1.5 MB}. */
  static String bytes(long count) {
    String[] units = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};
    double value = count;
    int unit = 0;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return unit == 0 ? count + " bytes" : String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
  }
}
