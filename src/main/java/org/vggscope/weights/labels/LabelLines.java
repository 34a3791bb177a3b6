package org.vggscope.weights.labels;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vggscope.model.Labels;
import org.vggscope.support.ProblemException;

/** Names a line each: alone, numbered, or behind a WordNet id. */
final class LabelLines {
  private static final Pattern WITH_ID = Pattern.compile("\\s*(n[0-9]{8})(?:[\\s,:]+(.*))?");
  private static final Pattern NUMBERED = Pattern.compile("\\s*([0-9]{1,7})\\s*[:.\\t ]\\s*(.+)");

  private LabelLines() {}

  /**
   * Reads lines, none of which is blank. What all lines have alike is no part of the names.
   *
   * @throws ProblemException when they contradict each other
   */
  static Labels parse(List<String> lines) throws ProblemException {
    boolean ids = lines.stream().allMatch(line -> WITH_ID.matcher(line).matches());
    boolean numbered = !ids && isNumbered(lines);
    Named named = new Named();
    for (String line : lines) {
      Matcher parts = (ids ? WITH_ID : NUMBERED).matcher(line);
      if (ids && parts.matches()) {
        named.add(parts.group(1), parts.group(2) == null ? parts.group(1) : parts.group(2));
      } else if (numbered && parts.matches()) {
        Matcher behind = WITH_ID.matcher(parts.group(2));
        boolean known = behind.matches() && behind.group(2) != null;
        named.add(
            Integer.parseInt(parts.group(1)),
            known ? behind.group(1) : "",
            known ? behind.group(2) : parts.group(2));
      } else {
        int tab = line.indexOf('\t');
        named.add(tab < 0 ? "" : line.substring(0, tab).strip(), line.substring(tab + 1));
      }
    }
    return named.labels();
  }

  /** Whether every line begins with a number of its own that counts from 0 or 1. */
  private static boolean isNumbered(List<String> lines) {
    Set<Integer> numbers = new HashSet<>();
    for (String line : lines) {
      Matcher parts = NUMBERED.matcher(line);
      if (!parts.matches() || !numbers.add(Integer.parseInt(parts.group(1)))) {
        return false;
      }
    }
    return numbers.contains(0) || numbers.contains(1);
  }
}
