package org.vggscope.export.training;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.vggscope.text.Texts;
import org.vggscope.training.Initialisation;
import org.vggscope.training.Recipe;
import org.vggscope.training.RunFolder;

/** What runs start from, in a word each. */
public final class RaceStarts {
  /** The starts that race against each other. */
  public static final List<String> DRAWN = List.of("normal:0.01", "normal:0.1", "glorot", "he");

  /** The lane of a start from a file, after those of the others. */
  private static final int FROM_FILE = DRAWN.size();

  private RaceStarts() {}

  /** A way of drawing numbers: {@code N(0, 1e-2)}, {@code He}. */
  public static String title(String initialisation) {
    if (initialisation.startsWith(Initialisation.NORMAL)) {
      return "N(0, %s)".formatted(power(deviation(initialisation)));
    }
    return initialisation.substring(0, 1).toUpperCase(Locale.ROOT) + initialisation.substring(1);
  }

  /** The start of a run. */
  public static String title(RunFolder.Setup setup, Recipe recipe) {
    if (setup.startFrom() == null) {
      return title(recipe.initialisation());
    }
    return setup.taken().isEmpty()
        ? Texts.of("A's layers")
        : Texts.of("Layers of %s", String.valueOf(Path.of(setup.startFrom()).getFileName()));
  }

  /** The start of a run in more words. */
  public static String explained(RunFolder.Setup setup, Recipe recipe) {
    String drawn = recipe.initialisation();
    if (setup.startFrom() != null) {
      return Texts.of("Layers of %s are taken over", setup.startFrom());
    }
    if (drawn.startsWith(Initialisation.NORMAL)) {
      return Texts.of("normal distribution, deviation %s", deviation(drawn).toPlainString());
    }
    return drawn.equals("he")
        ? Texts.of("He: deviation √(2 / inputs)")
        : Texts.of("Glorot: deviation √(2 / (inputs + outputs))");
  }

  /** Whether two ways of drawing numbers are one. */
  public static boolean isSame(String one, String other) {
    boolean normal =
        one.startsWith(Initialisation.NORMAL) && other.startsWith(Initialisation.NORMAL);
    return normal ? deviation(one).compareTo(deviation(other)) == 0 : one.equals(other);
  }

  /** Whether two recipes differ in nothing but what the weights begin with. */
  public static boolean isSameButForStart(Recipe one, Recipe other) {
    return one.with(one.epochs(), one.seed(), other.initialisation()).equals(other);
  }

  /** The lane that a start would like to have, from 0; -1 for any. */
  public static int lane(RunFolder.Setup setup, Recipe recipe) {
    if (setup.startFrom() != null) {
      return FROM_FILE;
    }
    for (int i = 0; i < DRAWN.size(); i++) {
      if (isSame(DRAWN.get(i), recipe.initialisation())) {
        return i;
      }
    }
    return -1;
  }

  private static BigDecimal deviation(String initialisation) {
    double number = Double.parseDouble(initialisation.substring(Initialisation.NORMAL.length()));
    return BigDecimal.valueOf(number).stripTrailingZeros();
  }

  private static String power(BigDecimal number) {
    int exponent = number.precision() - number.scale() - 1;
    return number.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString()
        + "e"
        + exponent;
  }
}
