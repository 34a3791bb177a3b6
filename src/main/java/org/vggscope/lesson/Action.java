package org.vggscope.lesson;

import java.util.List;

/**
 * Something that a lesson does, as {@code layer conv3_1}.
 *
 * @param name what is done
 * @param words with what; figures among them are computed when it is done
 * @param line where it stands in its file, from 1
 */
public record Action(String name, List<Term> words, int line) {
  public Action {
    words = List.copyOf(words);
  }

  @Override
  public String toString() {
    return new Term(name, words, true).toString();
  }
}
