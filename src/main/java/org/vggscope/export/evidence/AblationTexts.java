package org.vggscope.export.evidence;

import org.vggscope.explain.AblationEffect.Change;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/** What is said of a class before and after something was switched off. */
public final class AblationTexts {
  private AblationTexts() {}

  /** Beside what the class is now: where it was. */
  public static String was(Change change) {
    int rank = change.before().rank();
    String probability = Numbers.percent(change.before().probability());
    if (change.rise() == 0) {
      return Texts.of("was %d, %s", rank, probability);
    }
    return change.rise() > 0
        ? Texts.of("▲%d was %d, %s", change.rise(), rank, probability)
        : Texts.of("▼%d was %d, %s", -change.rise(), rank, probability);
  }

  /** Beside what the class was: where it is now. */
  public static String now(Change change) {
    return Texts.of(
        "now %d, %s", change.after().rank(), Numbers.percent(change.after().probability()));
  }

  /** What the numbers of ranked channels are. */
  public static String ranking(double logit) {
    return Texts.of(
        "Numbers: how much the logit of %s falls without each alone.", Numbers.brief(logit));
  }

  /** What stands over what is off. */
  public static String off(int parts) {
    return parts == 0 ? Texts.of("Switched off") : Texts.of("Switched off (%d)", parts);
  }
}
