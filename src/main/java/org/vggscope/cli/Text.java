package org.vggscope.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words for people. */
final class Text {
  /** Names that fit into a line. */
  private static final int LISTED = 3;

  private Text() {}

  /** {@code a, b, c and 5 more}. */
  static String list(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(LISTED, names.size())));
    return names.size() <= LISTED
        ? first
        : "%s and %d more".formatted(first, names.size() - LISTED);
  }

  /** {@code 12.0 MB}. */
  static String bytes(long count) {
    return String.format(Locale.ROOT, "%.1f MB", count / 1e6);
  }

  /** {@code 97.85 %}, of a share from 0 to 1. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  /** {@code 138,357,544}. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /**
   * Columns, two spaces apart.
   *
   * @param right for each column whether it is set flush right
   */
  static List<String> table(List<List<String>> rows, List<Boolean> right) {
    int[] widths = new int[right.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String space = " ".repeat(widths[i] - row.get(i).length());
        line.append(right.get(i) ? space + row.get(i) : row.get(i) + space).append("  ");
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
