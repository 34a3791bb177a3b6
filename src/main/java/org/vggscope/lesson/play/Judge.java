package org.vggscope.lesson.play;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vggscope.lesson.Ask;
import org.vggscope.lesson.Term;
import org.vggscope.lesson.figures.Figures;
import org.vggscope.lesson.figures.Value;
import org.vggscope.lesson.figures.Worded;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;

/** Judges answers by what is computed. */
public final class Judge {
  private static final double ROUNDING = 1e-9;
  private static final double HUNDRED = 100;

  /** A number with what may stand behind it. */
  private static final Pattern NUMBER =
      Pattern.compile("([-+]?\\d*\\.?\\d+(?:[eE][-+]?\\d+)?)([%A-Za-z万亿]*)");

  private static final Pattern SUM = Pattern.compile("\\d{1,9}(?:[x×*+]\\d{1,9})+");

  private final Figures figures;
  private final Ask ask;
  private final int seed;

  /**
   * @param seed shuffles the choices; the same always in the same way
   */
  public Judge(Figures figures, Ask ask, int seed) {
    this.figures = figures;
    this.ask = ask;
    this.seed = seed;
  }

  /** What is right now. */
  public Value answer() {
    return figures.value(ask.answer());
  }

  /** Whether all that has to be known is known, or cannot be. */
  public boolean isReady() {
    return answer() != Value.State.LATE
        && ask.choices().stream().map(figures::value).noneMatch(Value.State.LATE::equals);
  }

  /** Whether the question can be answered with what is open. */
  public boolean isPossible() {
    Value answer = answer();
    return !(answer instanceof Value.State)
        && (ask.choices().isEmpty()
            || choices(Language.ENGLISH).size() > 1
                && choices(Language.ENGLISH).contains(Worded.of(answer, Language.ENGLISH)));
  }

  /** The choices in their order for people: those that read the same once, none that is missing. */
  public List<String> choices(Language language) {
    List<String> choices = new ArrayList<>();
    for (Term each : ask.choices()) {
      Value value = figures.value(each);
      if (!(value instanceof Value.State)) {
        choices.add(Worded.of(value, language));
      }
    }
    List<String> once = new ArrayList<>(new LinkedHashSet<>(choices));
    Collections.shuffle(once, new Random(seed));
    return once;
  }

  /** Whether what was typed can be judged; of a number, whether it is one. */
  public boolean isUnderstood(String given) {
    Value answer = answer();
    if (!ask.choices().isEmpty() || answer instanceof Value.Name) {
      return true;
    }
    String plain = plain(given);
    Matcher number = NUMBER.matcher(plain);
    return plain.equals(plain(Worded.of(answer, Language.ENGLISH)))
        || number.matches() && !Double.isNaN(factor(number.group(2)));
  }

  /** Whether what was typed or chosen is right. */
  public boolean isRight(String given) {
    Value answer = answer();
    if (!ask.choices().isEmpty() || answer instanceof Value.Name) {
      return given.equals(Worded.of(answer, Language.ENGLISH))
          || given.equals(Worded.of(answer, Language.CHINESE));
    }
    String plain = plain(given);
    if (plain.equals(plain(Worded.of(answer, Language.ENGLISH)))) {
      return true;
    }
    Matcher number = NUMBER.matcher(plain);
    return number.matches() && isNear(number, answer);
  }

  /** Without what only makes it easier to read, whichever keyboard it was typed on. */
  private static String plain(String given) {
    String plain =
        Normalizer.normalize(given, Normalizer.Form.NFKC)
            .replace('−', '-')
            // Where people write a comma for the point.
            .replaceAll("^([^,.]*\\d),(\\d{1,2})(?!\\d)", "$1.$2")
            .replaceAll("[\\s,_，]", "")
            .replaceAll("^(?:[~≈=]|about|大约|约)", "")
            .replaceAll("[x×*]10(?:\\^|(?=[-+]))([-+]?\\d+)", "e$1");
    return SUM.matcher(plain).matches() ? sum(plain) : plain;
  }

  /** Whoever knows what to multiply, and what to add to it, knows the answer. */
  private static String sum(String terms) {
    return Stream.of(terms.split("\\+"))
        .map(
            term ->
                Stream.of(term.split("[x×*]"))
                    .map(BigDecimal::new)
                    .reduce(BigDecimal.ONE, BigDecimal::multiply))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .toPlainString();
  }

  private boolean isNear(Matcher number, Value answer) {
    double amount = Double.parseDouble(number.group(1));
    String unit = number.group(2);
    if (answer instanceof Value.Share share) {
      // A share is typed as it is shown; somebody may mean 0.5 for a half.
      double shown = shown(answer) / HUNDRED;
      return isNear(amount / HUNDRED, share.share())
          || unit.isEmpty() && (isNear(amount, share.share()) || isNear(amount, shown))
          || isNear(amount / HUNDRED, shown);
    }
    if (answer instanceof Value.Bytes bytes) {
      String shown = Worded.of(answer, Language.ENGLISH).replaceAll("[^A-Za-z]", "");
      return isNear(amount * factor(unit.isEmpty() ? shown : unit), bytes.bytes());
    }
    return answer instanceof Value.Number right && isNear(amount * factor(unit), right.amount());
  }

  /** The number as it is shown: nobody can know more of its digits. */
  private static double shown(Value answer) {
    Matcher shown = NUMBER.matcher(plain(Worded.of(answer, Language.ENGLISH)));
    return shown.matches() ? Double.parseDouble(shown.group(1)) : Double.NaN;
  }

  private boolean isNear(double given, double right) {
    return Math.abs(given - right) <= (ask.within() + ROUNDING) * Math.abs(right);
  }

  /** What a unit stands for; none that could be right for one that nobody knows. */
  private static double factor(String unit) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "" -> 1;
      case "b" -> 1;
      case "%" -> 1 / HUNDRED;
      case "k", "kb" -> 1e3;
      case "万" -> 1e4;
      case "m", "mb", "million" -> 1e6;
      case "亿" -> 1e8;
      case "g", "gb", "billion" -> 1e9;
      default -> Double.NaN;
    };
  }

  /** Whether a place of the whole picture is near enough. */
  public boolean isRight(Value.Place clicked) {
    return answer() instanceof Value.Place right
        && Math.hypot(clicked.y() - right.y(), clicked.x() - right.x()) <= ask.within() + ROUNDING;
  }

  /** Right or wrong, with what is right. */
  public String verdict(boolean right, Language language) {
    Value answer = answer();
    if (right) {
      return Texts.in(language, Texts.key("Right."));
    }
    return answer instanceof Value.Place
        ? Texts.in(language, Texts.key("Not there."))
        : Texts.in(language, Texts.key("Not quite: it is %s."), Worded.of(answer, language));
  }
}
