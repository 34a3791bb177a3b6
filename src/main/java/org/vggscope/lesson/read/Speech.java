package org.vggscope.lesson.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.vggscope.lesson.Term;
import org.vggscope.support.Problem;

/**
 * A text with its figures.
 *
 * @param parts texts and {@link Term}s in their order
 */
public record Speech(List<Object> parts) {
  public Speech {
    parts = List.copyOf(parts);
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException when braces do not match, or there is no figure in them
   */
  public static Speech of(String text) {
    List<Object> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char each = text.charAt(at);
      boolean twice = at + 1 < text.length() && text.charAt(at + 1) == each;
      if ((each == '{' || each == '}') && twice) {
        plain.append(each);
        at += 2;
      } else if (each == '{') {
        int end = text.indexOf('}', at);
        if (end < 0) {
          throw Problem.refused("'%s' is not closed by '}'", text.substring(at));
        }
        if (!plain.isEmpty()) {
          parts.add(plain.toString());
          plain.setLength(0);
        }
        parts.add(TermParser.figure(text.substring(at + 1, end)));
        at = end + 1;
      } else if (each == '}') {
        throw Problem.refused("'}' without '{'; two of them are one brace");
      } else {
        plain.append(each);
        at++;
      }
    }
    if (!plain.isEmpty()) {
      parts.add(plain.toString());
    }
    return new Speech(parts);
  }

  /** The figures in it. */
  public List<Term> figures() {
    return parts.stream().filter(Term.class::isInstance).map(Term.class::cast).toList();
  }

  /** The text with its figures filled in. */
  public String filled(Function<Term, String> words) {
    StringBuilder filled = new StringBuilder();
    for (Object part : parts) {
      filled.append(part instanceof Term term ? words.apply(term) : part);
    }
    return filled.toString();
  }
}
