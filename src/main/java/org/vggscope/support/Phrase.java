package org.vggscope.support;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A text as a value: rooms that have no language make it, and it is worded where a person reads it.
 *
 * @param code the text in English, with a place for each argument as in {@link String#format};
 *     other languages find their own text by it
 * @param arguments numbers, names, or other phrases and problems
 */
public record Phrase(String code, List<Object> arguments) {
  public Phrase {
    // A word that a file lacks is an argument, too.
    arguments = Arrays.asList(arguments.toArray());
  }

  public static Phrase of(String code, Object... arguments) {
    return new Phrase(code, Arrays.asList(arguments));
  }

  /** In English, as the command line and files have it. */
  public String english() {
    Object[] words =
        arguments.stream()
            .map(argument -> argument instanceof Problem problem ? problem.english() : argument)
            .toArray();
    return words.length == 0 ? code : String.format(Locale.ROOT, code, words);
  }

  @Override
  public String toString() {
    return english();
  }
}
