package org.vggscope.support;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is wrong and what helps, as a value: it is made where it happens and worded where a person
 * reads it.
 *
 * @param subject the file or other thing that it is about, or null when the sentence names it
 * @param code the sentence in English, with a place for each argument as in {@link String#format};
 *     other languages find their own sentence by it
 * @param arguments numbers, words of the file, or other problems and phrases
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
  public interface Carrier {
    /** What is wrong; null after serialization. */
    Problem problem();
  }

  /** The same with what it is about; null for nothing that a sentence has to begin with. */
  public Problem about(String thing) {
    return new Problem(thing == null ? null : oneLine(thing), code, arguments);
  }

  /** In English, on one line. */
  public String english() {
    String sentence = new Phrase(code, arguments).english();
    return subject == null ? sentence : subject + ": " + sentence;
  }

  /** Characters that are not seen, break lines, or turn the order of what follows. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

  /**
   * On one line that reads as it is written: names of files and classes come from anybody, and what
   * nobody could see in them is escaped as in Java.
   */
  public static String oneLine(String text) {
    return UNSEEN
        .matcher(text.strip())
        .replaceAll(match -> "\\\\u%04X".formatted((int) match.group().charAt(0)));
  }
}
