package org.vggscope.lesson;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A figure that is to be computed, with its arguments, or a plain word that is one.
 *
 * @param name the figure's name, or the word
 * @param arguments the figure's arguments; none for a word
 * @param figure whether it is a figure
 */
public record Term(String name, List<Term> arguments, boolean figure) {
  public Term {
    arguments = List.copyOf(arguments);
  }

  /** A name or a number as it stands there. */
  public static Term word(String word) {
    return new Term(word, List.of(), false);
  }

  /** As a lesson writes it: figures among the arguments in brackets. */
  @Override
  public String toString() {
    return arguments.isEmpty()
        ? name
        : name
            + arguments.stream()
                .map(each -> each.figure ? " (" + each + ")" : " " + each)
                .collect(Collectors.joining());
  }
}
