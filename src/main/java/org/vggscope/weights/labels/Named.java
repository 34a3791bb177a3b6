package org.vggscope.weights.labels;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.vggscope.model.Labels;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** Names that are collected by the numbers of their classes. */
final class Named {
  private static final String WORDNET = "n[0-9]{8}";

  /** A wrong number must not take all memory. */
  private static final int MOST = 1_000_000;

  /**
   * One class.
   *
   * @param id WordNet's, or empty
   */
  private record Entry(String id, String name) {}

  private final SortedMap<Integer, Entry> entries = new TreeMap<>();

  /** Whether that is a WordNet id. */
  static boolean isId(String text) {
    return text.matches(WORDNET);
  }

  int size() {
    return entries.size();
  }

  /** Adds the next class. */
  void add(String id, String name) throws ProblemException {
    add(entries.isEmpty() ? 0 : entries.lastKey() + 1, id, name);
  }

  /**
   * Adds a class.
   *
   * @throws ProblemException when its number cannot be one, or has a name already
   */
  void add(int index, String id, String name) throws ProblemException {
    if (index < 0 || index >= MOST) {
      throw new ProblemException(Problem.of("numbers a class %d", index));
    }
    if (entries.put(index, new Entry(id, name.strip())) != null) {
      throw new ProblemException(Problem.of("names class %d twice", index));
    }
  }

  /** Whether classes are counted from 1: there is no class 0, and no other number lacks. */
  private boolean countsFromOne() {
    return entries.firstKey() == 1 && entries.lastKey() == entries.size();
  }

  /** All of them; a number without a name has the number for one. */
  Labels labels() throws ProblemException {
    if (entries.isEmpty()) {
      throw new ProblemException(Problem.of("names no classes"));
    }
    int shift = countsFromOne() ? 1 : 0;
    String[] lines = new String[entries.lastKey() + 1 - shift];
    for (int i = 0; i < lines.length; i++) {
      Entry entry = entries.get(i + shift);
      String name = entry == null || entry.name.isEmpty() ? "class " + i : entry.name;
      lines[i] = (entry == null ? "" : Problem.oneLine(entry.id)) + "\t" + name.replace('\t', ' ');
    }
    return Labels.parse(List.of(lines));
  }
}
