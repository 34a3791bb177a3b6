package org.vggscope.weights;

import org.vggscope.support.Phrase;

/** Turns what stands in a file into something that fits in one line for people. */
public final class Messages {
  private static final int LONGEST = 60;

  private Messages() {}

  /** A word from a file, cut short and without characters that a line cannot show. */
  public static String quote(String word) {
    int length = Math.min(word.length(), LONGEST);
    StringBuilder clean = null;
    for (int i = 0; i < length; i++) {
      if (!isShown(word.charAt(i))) {
        clean = clean == null ? new StringBuilder(word.substring(0, length)) : clean;
        clean.setCharAt(i, '?');
      }
    }
    String shown = clean == null ? word.substring(0, length) : clean.toString();
    return word.length() > LONGEST ? shown + "..." : shown;
  }

  private static boolean isShown(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** {@code 1.5 MB}. */
  public static Phrase bytes(long count) {
    String[] units = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};
    double value = count;
    int unit = 0;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return unit == 0 ? Phrase.of("%d bytes", count) : Phrase.of("%.1f %s", value, units[unit]);
  }
}
