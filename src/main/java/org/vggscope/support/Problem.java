package org.vggscope.support;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is wrong and what helps, as a value: it is made where it happens and worded where a person
 * reads it.
 *
 * @param subject the file or other thing that it is about, or null when the sentence names it
 * @param code the sentence in English, with a place for each argument as in {@link String#format};
 *     other languages find their own sentence by it
 * @param arguments numbers, words of the file, or other problems
 */
public record Problem(String subject, String code, List<Object> arguments) {
  public Problem {
    // A word that a file lacks is an argument, too.
    arguments = Arrays.asList(arguments.toArray());
  }

  public static Problem of(String code, Object... arguments) {
    return new Problem(null, code, Arrays.asList(arguments));
  }

  /** As an exception of what was asked for and cannot be done. */
  public static RefusedException refused(String code, Object... arguments) {
    return new RefusedException(of(code, arguments));
  }

  /** Something thrown that knows its problem. */
  interface Carrier {
    /** What is wrong; null after serialization. */
    Problem problem();
  }

  /** The same with what it is about. */
  public Problem about(String thing) {
    return new Problem(thing, code, arguments);
  }

  /** In English, on one line. */
  public String english() {
    Object[] words =
        arguments.stream()
            .map(argument -> argument instanceof Problem inner ? inner.english() : argument)
            .toArray();
    String sentence = words.length == 0 ? code : String.format(Locale.ROOT, code, words);
    return subject == null ? sentence : subject + ": " + sentence;
  }

  /** Without line breaks and other control characters, for names of files come from anybody. */
  public static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }
}
