package org.vggscope.lesson.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vggscope.lesson.Action;
import org.vggscope.lesson.Ask;
import org.vggscope.lesson.Condition;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Said;
import org.vggscope.lesson.Step;
import org.vggscope.lesson.Term;
import org.vggscope.lesson.grammar.Checker;
import org.vggscope.lesson.grammar.Grammar;
import org.vggscope.lesson.grammar.Nearest;
import org.vggscope.lesson.grammar.Result;
import org.vggscope.lesson.grammar.Signature;
import org.vggscope.lesson.grammar.Vocabulary;
import org.vggscope.support.Problem;
import org.vggscope.support.RefusedException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the steps of a lesson. */
final class StepReader {
  private static final Set<String> KEYS =
      LessonReader.keys(
          "say", "ask", "point", "do", "wait", "hint", "choose", "click", "answer", "within",
          "why");

  /** What finds one of several, which are the choices. */
  private static final Set<String> SELECTING =
      Set.of("largest-of", "smallest-of", "worst-preprocessing");

  private static final String OPTION = "option";
  private static final int MOST_CHOICES = 6;
  private static final String WITHIN = "\\d{1,3}(\\.\\d+)? ?%|0";

  private final Checker checker;
  private final Vocabulary vocabulary;
  private final TextCheck texts;
  private final boolean anyNetwork;
  private final Found found;

  StepReader(Checker checker, Vocabulary vocabulary, TextCheck texts, String network, Found found) {
    this.checker = checker;
    this.vocabulary = vocabulary;
    this.texts = texts;
    this.anyNetwork = network.equals(Lesson.ANY) || network.equals(Lesson.CLASSES);
    this.found = found;
  }

  Step step(Node node) {
    Fields fields = new Fields(node, KEYS, found);
    if (fields.has("say") == fields.has("ask")) {
      fields.wrong("ask", Problem.of("a step has either 'say' or 'ask'"));
    }
    if (fields.has("ask") && fields.has("wait")) {
      fields.wrong("wait", Problem.of("a step either asks or waits; make two of it"));
    }
    Said said = text(fields, fields.has("ask") ? "ask" : "say", false);
    Said hint = text(fields, "hint", false);
    if (hint != null && !fields.has("wait") && !fields.has("ask")) {
      fields.wrong("hint", Problem.of("a hint is of no use where nothing is waited for or asked"));
    }
    return new Step(
        said,
        fields.list("point").stream().map(each -> anchor(each.text(), each.line())).toList(),
        actions(fields, "do"),
        condition(fields),
        fields.has("ask") ? ask(fields) : notAsked(fields),
        hint,
        fields.line());
  }

  private Ask notAsked(Fields fields) {
    for (String key : List.of("choose", "click", "answer", "within", "why")) {
      if (fields.has(key)) {
        fields.wrong(key, Problem.of("'%s' belongs to 'ask'", key));
      }
    }
    return null;
  }

  private Said text(Fields fields, String key, boolean explanation) {
    Said said = fields.said(key);
    if (said != null) {
      found.addAll(fields.line(key), texts.of(said));
      found.addAll(fields.line(key), texts.length(said, explanation));
      if (anyNetwork) {
        found.addAll(fields.line(key), TextCheck.layers(said));
      }
    }
    return said;
  }

  private String anchor(String anchor, int line) {
    if (!vocabulary.isAnchor(anchor)) {
      String meant = Nearest.of(anchor, vocabulary.anchors());
      found.add(
          line,
          meant.isEmpty()
              ? Problem.of("there is no control '%s'; 'lesson actions' lists them", anchor)
              : Problem.of("there is no control '%s'; did you mean '%s'?", anchor, meant));
    }
    return anchor;
  }

  List<Action> actions(Fields fields, String key) {
    List<Action> actions = new ArrayList<>();
    for (Fields.Entry each : fields.list(key)) {
      List<Term> words = words(each);
      if (!words.isEmpty()) {
        Action action =
            new Action(words.get(0).name(), words.subList(1, words.size()), each.line());
        found.addAll(each.line(), checker.of(action));
        actions.add(action);
      }
    }
    return actions;
  }

  private Condition condition(Fields fields) {
    String text = fields.text("wait");
    List<Term> words =
        text == null ? List.of() : words(new Fields.Entry(text, fields.line("wait")));
    if (words.isEmpty()) {
      return null;
    }
    Condition condition =
        new Condition(words.get(0).name(), words.subList(1, words.size()), fields.line("wait"));
    found.addAll(condition.line(), checker.of(condition));
    return condition;
  }

  private List<Term> words(Fields.Entry entry) {
    try {
      List<Term> words = TermParser.words(entry.text());
      boolean free = !words.isEmpty() && words.get(0).name().equals(OPTION);
      return free ? words.stream().map(StepReader::asItStands).toList() : words;
    } catch (RefusedException e) {
      found.add(entry.line(), e.problem());
      return List.of();
    }
  }

  /** Brackets in a value that hold no figure are brackets: {@code VGG16 (D)}. */
  private static Term asItStands(Term term) {
    boolean known = !term.figure() || Grammar.figure(term.name()).isPresent();
    return known ? term : Term.word("(" + term + ")");
  }

  private Ask ask(Fields fields) {
    String text = fields.needed("answer");
    Term answer = text == null ? null : figure(text, fields.line("answer"));
    List<Term> choices = new ArrayList<>();
    for (Fields.Entry each : fields.list("choose")) {
      choices.add(figure(each.text(), each.line()));
    }
    String click = fields.text("click");
    if (click != null) {
      anchor(click, fields.line("click"));
    }
    if (fields.has("choose")) {
      choose(fields, answer, choices);
    }
    Optional<Result> result =
        answer == null ? Optional.empty() : Grammar.figure(answer.name()).map(Signature::result);
    result.ifPresent(known -> fits(fields, answer, known));
    if (!fields.has("why")) {
      fields.wrong("why", Problem.of("'%s' is missing", "why"));
    }
    choices.removeIf(each -> each == null);
    return new Ask(answer, within(fields), choices, click, text(fields, "why", true));
  }

  private void choose(Fields fields, Term answer, List<Term> choices) {
    if (fields.has("click")) {
      fields.wrong("click", Problem.of("an answer is either chosen or clicked"));
    }
    if (choices.size() < 2 || choices.size() > MOST_CHOICES) {
      fields.wrong("choose", Problem.of("there are 2 to %d things to choose from", MOST_CHOICES));
    } else if (answer != null && !choices.contains(answer) && !SELECTING.contains(answer.name())) {
      fields.wrong("choose", Problem.of("the answer '%s' cannot be chosen", answer));
    }
  }

  private static void fits(Fields fields, Term answer, Result result) {
    if (fields.has("click") && result != Result.PLACE) {
      fields.wrong(
          "answer", Problem.of("'%s' is no place that could be clicked; cam-peak is one", answer));
    } else if (!fields.has("click") && !fields.has("choose") && !result.isNumber()) {
      fields.wrong(
          "answer",
          Problem.of("'%s' is no number that could be typed; use 'choose' or 'click'", answer));
    }
  }

  private static double within(Fields fields) {
    String written = fields.text("within");
    if (written != null && !written.matches(WITHIN)) {
      fields.wrong("within", Problem.of("'%s' should be a percentage, as '1 %%'", written));
      return 0;
    }
    return written == null ? 0 : Double.parseDouble(written.replaceAll(" ?%", "")) / 100;
  }

  private Term figure(String text, int line) {
    try {
      Term figure = TermParser.figure(text);
      found.addAll(line, checker.of(figure));
      return figure;
    } catch (RefusedException e) {
      found.add(line, e.problem());
      return null;
    }
  }
}
