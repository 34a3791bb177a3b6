package org.vggscope.lesson.grammar;

import java.util.Collection;
import java.util.Comparator;

/** What somebody may have meant who mistyped a word. */
public final class Nearest {
  private Nearest() {}

  /** The word with the fewest letters changed, if they are few; empty when there is none. */
  public static String of(String typed, Collection<String> known) {
    return known.stream()
        .filter(each -> distance(typed, each) <= Math.max(1, typed.length() / 3))
        .min(Comparator.comparing((String each) -> distance(typed, each)).thenComparing(each -> each))
        .orElse("");
  }

  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
