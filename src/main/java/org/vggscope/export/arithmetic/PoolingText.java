package org.vggscope.export.arithmetic;

import org.vggscope.model.arithmetic.PoolingChoice;
import org.vggscope.text.Texts;

/** What a pooling chose from, in words. */
public final class PoolingText {
  private PoolingText() {}

  /** What the candidates are. */
  public static String heading(UnitView unit) {
    return Texts.of(
        "The %d × %d window of %s, channel %d:",
        unit.layer().kernel(), unit.layer().kernel(), unit.below().name(), unit.channel());
  }

  /** Which of them goes on. */
  public static String explanation(PoolingChoice choice) {
    int count = choice.candidates().size();
    if (choice.ties() <= 1) {
      return Texts.of("The largest of the %d candidates goes on, the others are dropped.", count);
    }
    return choice.ties() == count
        ? Texts.of(
            "All of the %d candidates are equally large; the first one stands for them.", count)
        : Texts.of(
            "%d of the %d candidates are equally large; the first one stands for them.",
            choice.ties(), count);
  }
}
