package org.vggscope.picture;

import java.util.Locale;
import org.vggscope.support.Problem;

/**
 * Which numbers of a picture are black and white where they are not a byte's: 0 and 1, or as far as
 * those of a byte or of two go, or the least and the largest that there are.
 *
 * @param from black
 * @param span from black to white
 */
record NumberScale(double from, double span) {
  private static final double BYTE = 255;
  private static final double WORD = 65535;

  /**
   * The scale of numbers.
   *
   * @param least the least of them that is finite
   * @param most the largest
   * @param points whether they have a point: whole numbers up to 1 are still a byte's
   */
  static NumberScale of(double least, double most, boolean points) {
    if (most <= least || least >= 0 && most <= 1) {
      return new NumberScale(0, points ? 1 : BYTE);
    }
    double from = least < 0 || most > WORD ? least : 0;
    return new NumberScale(from, from == 0 ? most <= BYTE ? BYTE : WORD : most - least);
  }

  /** Where a number lies between black, 0, and white, 1. */
  double share(double number) {
    double share = (number - from) / span;
    return Double.isNaN(share) ? 0 : Math.max(0, Math.min(1, share));
  }

  /** What a person has to know. */
  Problem said() {
    return Problem.of(
        "The file's numbers are shown with %s as black and %s as white",
        word(from), word(from + span));
  }

  private static String word(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? String.valueOf((long) number).replace('-', '−')
        : String.format(Locale.ROOT, "%.4g", number).replace('-', '−');
  }
}
