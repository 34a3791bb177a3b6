package org.vggscope.lesson.grammar;

import java.util.Arrays;
import java.util.List;

/**
 * One word of the language of lessons with its arguments: an action, a condition or a figure.
 *
 * @param name the word
 * @param parameters its arguments in order; those that can be left out come last
 * @param result what a figure is; null for actions and conditions
 * @param help what it is or does, in a few English words
 */
public record Signature(String name, List<Parameter> parameters, Result result, String help) {
  public Signature {
    parameters = List.copyOf(parameters);
  }

  /**
   * As lists write it: {@code channel WHOLE|strongest|none}.
   *
   * @param written the name and its arguments; in capitals what kind, otherwise the word itself, in
   *     square brackets what can be left out
   */
  static Signature of(String written, Result result, String help) {
    String[] parts = written.split(" ");
    return new Signature(
        parts[0], Arrays.stream(parts).skip(1).map(Parameter::of).toList(), result, help);
  }

  /** How few arguments it takes. */
  public int least() {
    return (int) parameters.stream().filter(each -> !each.optional()).count();
  }

  @Override
  public String toString() {
    StringBuilder all = new StringBuilder(name);
    parameters.forEach(each -> all.append(' ').append(each));
    return all.toString();
  }
}
