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
        .min(
            Comparator.comparing((String each) -> distance(typed, each))
                .thenComparing(each -> each))
        .orElse("");
  }

  /** Letters that are wrong, missing, too many, or in each other's place. */
  private static int distance(String one, String other) {
    int[][] least = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          least[i][j] = i + j;
          continue;
        }
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int changed = least[i - 1][j - 1] + (same ? 0 : 1);
        least[i][j] = Math.min(changed, Math.min(least[i - 1][j], least[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        if (swapped) {
          least[i][j] = Math.min(least[i][j], least[i - 2][j - 2] + 1);
        }
      }
    }
    return least[one.length()][other.length()];
  }
}
