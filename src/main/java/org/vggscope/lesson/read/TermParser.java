package org.vggscope.lesson.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.StringTokenizer;
import org.vggscope.lesson.Term;
import org.vggscope.support.Problem;

/** Reads words with figures in brackets among them: {@code times 18 (outputs conv3_1)}. */
final class TermParser {
  private TermParser() {}

  /**
   * The words of a line.
   *
   * @throws IllegalArgumentException when brackets do not match or are empty
   */
  static List<Term> words(String text) {
    Deque<List<Term>> open = new ArrayDeque<>();
    open.push(new ArrayList<>());
    StringTokenizer tokens = new StringTokenizer(text, " \t\r\n()", true);
    while (tokens.hasMoreTokens()) {
      String token = tokens.nextToken();
      if (token.equals("(")) {
        open.push(new ArrayList<>());
      } else if (token.equals(")")) {
        List<Term> inside = open.pop();
        if (open.isEmpty()) {
          throw Problem.refused("'%s' closes a bracket that it does not open", text);
        }
        open.peek().add(figure(inside, text));
      } else if (!token.isBlank()) {
        open.peek().add(Term.word(token));
      }
    }
    if (open.size() > 1) {
      throw Problem.refused("'%s' opens a bracket that it does not close", text);
    }
    return open.pop();
  }

  /**
   * A figure without brackets around it.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Term figure(String text) {
    return figure(words(text), text);
  }

  private static Term figure(List<Term> inside, String text) {
    if (inside.isEmpty() || inside.get(0).figure()) {
      throw Problem.refused("'%s' has no figure where one should be", text);
    }
    return new Term(inside.get(0).name(), inside.subList(1, inside.size()), true);
  }
}
