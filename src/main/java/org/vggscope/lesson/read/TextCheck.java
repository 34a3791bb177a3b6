package org.vggscope.lesson.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vggscope.lesson.Said;
import org.vggscope.lesson.Term;
import org.vggscope.lesson.grammar.Checker;
import org.vggscope.support.Problem;
import org.vggscope.support.RefusedException;

/** Finds what is wrong with the texts of a lesson: figures, numbers written out, length. */
final class TextCheck {
  private static final int MOST_WORDS = 50;
  private static final int MOST_CHARACTERS = 100;

  /** An explanation after an answer has somebody's attention. */
  private static final double MORE = 1.5;

  /** Stands for a figure and for a citation: no letter, and no end of a sentence. */
  private static final String FIGURE = "\u0001";

  private static final String CITATION = "\u0002";

  /** An author, a year, and perhaps where in it. */
  static final Pattern CITED =
      Pattern.compile(
          "[(（]\\p{Lu}[^()（）]*?(?:19|20)\\d\\d[a-z]?"
              + "(?:[,，、]? ?(?:[Ss]ections?|[Tt]ables?|[Ff]igures?|[Ee]quations?|[Pp]ages?"
              + "|[Aa]ppendix|and|to|第|表|图|式|页|节|和|至|、|[\\d.]+|[A-D]\\b| )+)?[)）]");

  private static final Pattern SENTENCE_END = Pattern.compile("[。！？]|[.!?](?=\\s|$)");

  /** Names that have digits, keys among them: VGG16, conv3_1, Top-5, Ctrl+Shift+1. */
  private static final String NAME = "[A-Za-z][A-Za-z0-9_]*(?:[-+][A-Za-z0-9_]+)*";

  /** Sides of kernels up to 11 x 11. */
  private static final String KERNEL =
      "(?<![0-9.])(?:[1-9]|1[01]) ?[x×] ?(?:[1-9]|1[01])(?![0-9.])";

  private static final Pattern FREE = Pattern.compile(KERNEL + "|" + NAME);
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,]*");
  private static final Pattern LAYER = Pattern.compile("\\b(?:conv\\d_\\d|conv\\d|pool\\d)\\b");

  private final Checker checker;

  TextCheck(Checker checker) {
    this.checker = checker;
  }

  /** What is wrong with a text in both languages, however long. */
  List<Problem> of(Said said) {
    List<Problem> problems = new ArrayList<>();
    for (String text : new LinkedHashSet<>(List.of(said.english(), said.chinese()))) {
      try {
        Speech speech = Speech.of(text);
        for (Term figure : speech.figures()) {
          problems.addAll(checker.of(figure));
        }
        problems.addAll(numbers(speech));
      } catch (RefusedException e) {
        problems.add(e.problem());
      }
    }
    return problems;
  }

  private static List<Problem> numbers(Speech speech) {
    String cited = CITED.matcher(speech.filled(figure -> FIGURE)).replaceAll(CITATION);
    List<Problem> problems = new ArrayList<>();
    for (String sentence : SENTENCE_END.split(cited)) {
      // A fact of the paper is cited in its sentence.
      Matcher written = NUMBER.matcher(FREE.matcher(sentence).replaceAll(" "));
      while (!sentence.contains(CITATION) && written.find()) {
        problems.add(
            Problem.of(
                "the number %s is written out; compute it as {figure}, or cite the paper in the"
                    + " same sentence",
                written.group()));
      }
    }
    return problems;
  }

  /** Whether a text that can be read is too long for a bubble. */
  List<Problem> length(Said said, boolean explanation) {
    List<Problem> problems = new ArrayList<>();
    try {
      double more = explanation ? MORE : 1;
      String english = Speech.of(said.english()).filled(figure -> FIGURE).strip();
      String chinese = Speech.of(said.chinese()).filled(figure -> FIGURE).strip();
      int words = english.split("\\s+").length;
      int characters = chinese.codePointCount(0, chinese.length());
      if (words > MOST_WORDS * more) {
        problems.add(
            Problem.of(
                "%d English words are too many for one step; say one thing, in %.0f words at most",
                words, MOST_WORDS * more));
      }
      if (characters > MOST_CHARACTERS * more) {
        problems.add(
            Problem.of(
                "%d Chinese characters are too many for one step; say one thing, in %.0f at most",
                characters, MOST_CHARACTERS * more));
      }
    } catch (RefusedException e) {
      // Said already.
      return List.of();
    }
    return problems;
  }

  /** Names of layers that another network may not have, written out where any will do. */
  static List<Problem> layers(Said said) {
    List<Problem> problems = new ArrayList<>();
    for (String text : List.of(said.english(), said.chinese())) {
      Matcher named = LAYER.matcher(text.replaceAll("\\{[^}]*}", " "));
      if (named.find()) {
        problems.add(
            Problem.of(
                "another network may call %s otherwise; write {layer-name %s}, or network: vgg",
                named.group(), named.group()));
      }
    }
    return problems;
  }
}
