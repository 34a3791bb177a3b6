package org.vggscope.lesson.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * An argument.
 *
 * @param kind what it names; null where only the words will do
 * @param words what it may be besides
 * @param optional whether it can be left out
 * @param repeated whether there may be several
 */
public record Parameter(Kind kind, List<String> words, boolean optional, boolean repeated) {
  private static final String MORE = "...";

  public Parameter {
    words = List.copyOf(words);
  }

  static Parameter of(String written) {
    boolean optional = written.startsWith("[");
    String inner = optional ? written.substring(1, written.length() - 1) : written;
    boolean repeated = inner.endsWith(MORE);
    inner = repeated ? inner.substring(0, inner.length() - MORE.length()) : inner;
    Kind kind = null;
    List<String> words = new ArrayList<>();
    for (String each : inner.split("\\|")) {
      Kind named = kind(each);
      kind = named == null ? kind : named;
      if (named == null) {
        words.add(each);
      }
    }
    return new Parameter(kind, words, optional, repeated);
  }

  private static Kind kind(String written) {
    for (Kind each : Kind.values()) {
      if (each.name().equals(written)) {
        return each;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    List<String> all = new ArrayList<>(words);
    if (kind != null) {
      all.add(0, kind.name());
    }
    String written = String.join("|", all) + (repeated ? MORE : "");
    return optional ? "[" + written + "]" : written;
  }
}
