package org.vggscope.lesson.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.vggscope.lesson.Action;
import org.vggscope.lesson.Condition;
import org.vggscope.lesson.Term;
import org.vggscope.support.Problem;

/** Finds what is wrong with actions, conditions and figures. */
public final class Checker {
  private static final String OTHER = "other";

  private final Vocabulary vocabulary;

  public Checker(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** What is wrong with an action. */
  public List<Problem> of(Action action) {
    return Grammar.find(Grammar.actions(), action.name())
        .map(signature -> arguments(signature, action.words()))
        .orElseGet(
            () -> {
              String name = action.name();
              String meant = nearest(name, Grammar.actions());
              return List.of(
                  meant.isEmpty()
                      ? Problem.of("there is no action '%s'; 'lesson actions' lists them", name)
                      : Problem.of("there is no action '%s'; did you mean '%s'?", name, meant));
            });
  }

  /** What is wrong with a condition. */
  public List<Problem> of(Condition condition) {
    return Grammar.find(Grammar.conditions(), condition.name())
        .map(signature -> arguments(signature, condition.words()))
        .orElseGet(
            () -> {
              String name = condition.name();
              String meant = nearest(name, Grammar.conditions());
              return List.of(
                  meant.isEmpty()
                      ? Problem.of("there is no condition '%s'; 'lesson actions' lists them", name)
                      : Problem.of("there is no condition '%s'; did you mean '%s'?", name, meant));
            });
  }

  /** What is wrong with a figure. */
  public List<Problem> of(Term figure) {
    return Grammar.figure(figure.name())
        .map(signature -> arguments(signature, figure.arguments()))
        .orElseGet(
            () -> {
              String name = figure.name();
              String meant = nearest(name, Grammar.figures());
              return List.of(
                  meant.isEmpty()
                      ? Problem.of("there is no figure '%s'; 'lesson actions' lists them", name)
                      : Problem.of("there is no figure '%s'; did you mean '%s'?", name, meant));
            });
  }

  private static String nearest(String name, List<Signature> known) {
    return Nearest.of(name, known.stream().map(Signature::name).toList());
  }

  private List<Problem> arguments(Signature signature, List<Term> given) {
    List<Parameter> parameters = signature.parameters();
    boolean open = !parameters.isEmpty() && parameters.get(parameters.size() - 1).repeated();
    if (given.size() < signature.least() || !open && given.size() > parameters.size()) {
      return List.of(
          Problem.of(
              "'%s' has the wrong number of arguments; it is written %s",
              new Term(signature.name(), given, true), signature));
    }
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      Parameter parameter = parameters.get(Math.min(i, parameters.size() - 1));
      problems.addAll(argument(signature, parameter, given, i));
    }
    return problems;
  }

  private List<Problem> argument(
      Signature signature, Parameter parameter, List<Term> given, int place) {
    Term argument = given.get(place);
    if (argument.figure()) {
      List<Problem> inside = of(argument);
      return inside.isEmpty() ? figure(signature, parameter, argument) : inside;
    }
    String word = argument.name();
    if (parameter.words().contains(word)) {
      return List.of();
    }
    String view = place == 0 ? "" : given.get(0).name();
    boolean good =
        parameter.kind() != null
            && switch (parameter.kind()) {
              case WHOLE -> word.matches("\\d{1,9}");
              case NUMBER -> word.matches("-?\\d{1,15}(\\.\\d+)?");
              case INIT ->
                  vocabulary.known(Kind.INIT).contains(word)
                      || word.matches("normal:0*\\.?\\d+(\\.\\d+)?");
              case OPTION -> vocabulary.options(view).containsKey(word);
              case FIGURE ->
                  Grammar.figure(word)
                      .filter(each -> each.result().isNumber() && each.least() <= 1)
                      .isPresent();
              case VALUE -> isValue(view, given.get(1).name(), word);
              case PERFORMANCE ->
                  vocabulary.performances(view).isEmpty()
                      || vocabulary.performances(view).contains(word);
              default -> vocabulary.known(parameter.kind()).contains(word);
            };
    return good ? List.of() : List.of(wrong(signature, parameter, word, known(parameter, given)));
  }

  private boolean isValue(String view, String option, String word) {
    String values = vocabulary.options(view).getOrDefault(option, "*");
    return values.equals("*")
        || Arrays.stream(values.split("\\|")).anyMatch(word::equalsIgnoreCase)
        || values.equals("number") && word.matches("-?\\d+(\\.\\d+)?");
  }

  private Collection<String> known(Parameter parameter, List<Term> given) {
    Collection<String> known = new TreeSet<>(parameter.words());
    if (parameter.kind() != null) {
      known.addAll(
          switch (parameter.kind()) {
            case OPTION -> vocabulary.options(given.get(0).name()).keySet();
            case VALUE ->
                List.of(
                    vocabulary
                        .options(given.get(0).name())
                        .getOrDefault(given.get(1).name(), "")
                        .split("\\|"));
            case PERFORMANCE -> vocabulary.performances(given.get(0).name());
            default -> vocabulary.known(parameter.kind());
          });
    }
    known.remove(OTHER);
    return known;
  }

  private static Problem wrong(
      Signature signature, Parameter parameter, String word, Collection<String> known) {
    String meant = Nearest.of(word, known);
    if (!meant.isEmpty()) {
      return Problem.of(
          "'%s' is no %s of '%s'; did you mean '%s'?", word, parameter, signature.name(), meant);
    }
    return known.isEmpty()
        ? Problem.of(
            "'%s' is no %s of '%s', which is written %s",
            word, parameter, signature.name(), signature)
        : Problem.of(
            "'%s' is no %s of '%s'; there are %s",
            word, parameter, signature.name(), String.join(", ", known));
  }

  /** Whether a figure may stand there. */
  private static List<Problem> figure(Signature signature, Parameter parameter, Term figure) {
    Optional<Result> result = Grammar.figure(figure.name()).map(Signature::result);
    boolean fits =
        parameter.kind() != null
            && switch (parameter.kind()) {
              case WHOLE -> result.orElseThrow() == Result.NUMBER;
              case NUMBER -> result.orElseThrow().isNumber();
              case LAYER -> result.orElseThrow() == Result.NAME;
              case VALUE -> true;
              default -> false;
            };
    return fits
        ? List.of()
        : List.of(
            Problem.of(
                "the figure '%s' cannot stand for %s of '%s'",
                figure, parameter, signature.name()));
  }
}
