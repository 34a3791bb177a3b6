package org.vggscope.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vggscope.support.Problem;

/** What the classes of a network are called, in the order of their indices. */
public final class Labels {
  private final List<String> ids;
  private final List<String> names;

  private Labels(List<String> ids, List<String> names) {
    this.ids = List.copyOf(ids);
    this.names = List.copyOf(names);
  }

  /**
   * Reads lines of a WordNet id, a tab and a name, in class-index order. A line without a tab is a
   * name without an id. Empty lines are skipped.
   */
  public static Labels parse(List<String> lines) {
    List<String> ids = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank()) {
        continue;
      }
      int tab = line.indexOf('\t');
      ids.add(tab < 0 ? "" : Problem.oneLine(line.substring(0, tab)));
      names.add(Problem.oneLine(line.substring(tab + 1)));
    }
    return new Labels(ids, names);
  }

  /** Labels for classes nobody has named: their numbers. */
  public static Labels numbered(int classes) {
    List<String> ids = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      ids.add("");
      names.add("class " + i);
    }
    return new Labels(ids, names);
  }

  /** As {@link #parse} reads them. */
  public String lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      lines.add(ids.get(i).isEmpty() ? names.get(i) : ids.get(i) + "\t" + names.get(i));
    }
    return String.join("\n", lines);
  }

  public int size() {
    return names.size();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Labels labels && ids.equals(labels.ids) && names.equals(labels.names);
  }

  @Override
  public int hashCode() {
    return 31 * ids.hashCode() + names.hashCode();
  }

  /** WordNet id such as {@code n02123045}, or empty. */
  public String id(int index) {
    return ids.get(index);
  }

  /** All names of the class, the usual one first: {@code tabby, tabby cat}. */
  public String name(int index) {
    return names.get(index);
  }

  /** Index of the class with that WordNet id, or -1. */
  public int indexOfId(String id) {
    return ids.indexOf(id);
  }

  /** Indices of the classes whose id or name contains {@code text}, whatever its case. */
  public List<Integer> search(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      if (names.get(i).toLowerCase(Locale.ROOT).contains(wanted)
          || ids.get(i).toLowerCase(Locale.ROOT).contains(wanted)) {
        found.add(i);
      }
    }
    return found;
  }
}
