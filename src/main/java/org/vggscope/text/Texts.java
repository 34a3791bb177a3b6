package org.vggscope.text;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;

/**
 * The room of texts: every word that a person sees goes through it. A text's key is the whole
 * English sentence, with a place for each argument as in {@link String#format}; another language
 * may number the places ({@code %2$s}) to change their order.
 *
 * <p>Texts are worded when they are asked for. Who keeps one for longer than the window is built
 * keeps the {@link #key} and asks each time.
 */
public final class Texts {
  /** Of the whole program, as Java's own default locale is. */
  private static final AtomicReference<Language> LANGUAGE = new AtomicReference<>(Language.ENGLISH);

  /** What a test does to every text, to see which did not come from here. */
  private static final AtomicReference<BinaryOperator<String>> MARK =
      new AtomicReference<>((english, worded) -> worded);

  private Texts() {}

  /** The language in force. */
  public static Language language() {
    return LANGUAGE.get();
  }

  /** Speaks another language from now on; what was worded before stays as it is. */
  public static void speak(Language wanted) {
    LANGUAGE.set(wanted);
    // JavaFX words its own texts, as the menus of text fields, by Java's default.
    Locale.setDefault(wanted.locale());
    // Numbers are the same in every language.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
  }

  /** The order of words in the language in force: Chinese ones by their sound. */
  public static Comparator<Object> alphabet() {
    return Collator.getInstance(language().locale());
  }

  /** Has every text changed before it is shown, by its key and its words; for tests. */
  static void mark(BinaryOperator<String> change) {
    MARK.set(change);
  }

  /**
   * A text in the language in force.
   *
   * @param english the whole sentence, which is the key
   * @param arguments for its places, in the order of the English ones; a {@link Problem} or a
   *     {@link Phrase} among them is worded, too
   */
  public static String of(String english, Object... arguments) {
    return MARK.get().apply(english, worded(language(), english, arguments));
  }

  /**
   * A text in any language, whichever is in force, for those who see two of them.
   *
   * @param key of the text, marked by {@link #key} or of a problem
   */
  public static String in(Language language, String key, Object... arguments) {
    return worded(language, key, arguments);
  }

  /**
   * What was worded without arguments, in the language beside the one in force: somebody may know a
   * thing by that name. As it is where it is no text of this room.
   */
  public static String beside(String worded) {
    Map<String, String> others = language() == Language.ENGLISH ? Table.CHINESE : Keys.BY_CHINESE;
    return others.getOrDefault(worded, worded);
  }

  /** What is wrong, in any language. */
  public static String in(Language language, Problem problem) {
    return worded(language, problem.code(), problem.arguments().toArray());
  }

  /**
   * A text that depends on a number.
   *
   * @param count what decides
   * @param one the sentence for exactly one
   * @param many the sentence for any other number
   * @param arguments for the places of either
   */
  public static String count(long count, String one, String many, Object... arguments) {
    return of(count == 1 ? one : many, arguments);
  }

  /** What is wrong, and with what. */
  public static String of(Problem problem) {
    String sentence = of(problem.code(), problem.arguments().toArray());
    return problem.subject() == null ? sentence : of("%s: %s", problem.subject(), sentence);
  }

  /** A text that a room without a language made. */
  public static String of(Phrase phrase) {
    return of(phrase.code(), phrase.arguments().toArray());
  }

  /** Marks a literal as a key that is worded later, by {@link #of} where it is shown. */
  public static String key(String english) {
    return english;
  }

  private static String worded(Language language, String english, Object... arguments) {
    String pattern =
        language == Language.ENGLISH ? english : Table.CHINESE.getOrDefault(english, english);
    if (arguments.length == 0) {
      return pattern;
    }
    Object[] words = Arrays.stream(arguments).map(each -> argument(language, each)).toArray();
    return String.format(Locale.ROOT, pattern, words);
  }

  private static Object argument(Language language, Object argument) {
    if (argument instanceof Problem problem) {
      String sentence = within(language, problem.code(), problem.arguments().toArray());
      return problem.subject() == null
          ? sentence
          : within(language, key("%s: %s"), problem.subject(), sentence);
    }
    return argument instanceof Phrase phrase
        ? within(language, phrase.code(), phrase.arguments().toArray())
        : argument;
  }

  /** A text within another one. */
  private static String within(Language language, String english, Object... arguments) {
    String words = worded(language, english, arguments);
    return language == language() ? MARK.get().apply(english, words) : words;
  }

  /** Read when it is first needed: English needs none. */
  private static final class Table {
    static final Map<String, String> CHINESE = TextTable.read(Language.CHINESE);
  }

  /** The other way round; where two texts are one in Chinese, either stands for it. */
  private static final class Keys {
    static final Map<String, String> BY_CHINESE =
        Table.CHINESE.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getValue, Map.Entry::getKey, (one, other) -> one + " " + other));
  }
}
