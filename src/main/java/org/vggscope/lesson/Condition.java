package org.vggscope.lesson;

import java.util.List;

/**
 * Something that a step waits for, as {@code layer conv3_1}.
 *
 * @param name what is to be
 * @param words how it is to be; figures among them are computed when it is looked at
 * @param line where it stands in its file, from 1
 */
public record Condition(String name, List<Term> words, int line) {
  public Condition {
    words = List.copyOf(words);
  }

  @Override
  public String toString() {
    return new Term(name, words, true).toString();
  }
}
