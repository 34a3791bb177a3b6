package org.vggscope.export.training;

import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.vggscope.export.chart.ChartScale;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/** A run's numbers that are seen beside each other, each under its name. */
public enum RunNumber {
  STEP(
      Texts.key("Steps made"),
      Texts.key("Batches that were learned from"),
      now ->
          now.allSteps() > 0
              ? Texts.of("%,d of %,d", now.step(), now.allSteps())
              : Numbers.grouped(now.step())),
  EPOCH(
      Texts.key("Epoch"),
      Texts.key("Times that all pictures are seen"),
      now -> Texts.of("%d of %d", now.epoch(), now.epochs())),
  LOSS(
      Texts.key("Loss"),
      Texts.key("Cross entropy of this step's batch, before the step"),
      now -> known(now.loss(), loss -> String.format(Locale.ROOT, "%.4f", loss))),
  ACCURACY(
      Texts.key("Accuracy"),
      Texts.key("Of this step's batch, before the step"),
      now -> known(now.accuracy(), Numbers::percent)),
  VALIDATION(
      Texts.key("Validation (best)"),
      Texts.key("Accuracy on pictures that are not learned from, after the last epoch"),
      now ->
          known(
              now.validation(),
              share -> Texts.of("%s (%s)", Numbers.percent(share), Numbers.percent(now.best())))),
  RATE(
      Texts.key("Learning rate"),
      Texts.key("Of this step"),
      now -> known(now.rate(), RunNumber::rate)),
  SPEED(
      Texts.key("Pictures a second"),
      Texts.key("Mean of the last 20 steps"),
      now -> known(now.picturesPerSecond(), Numbers::brief)),
  LEFT(
      Texts.key("Time left"),
      Texts.key(
          "From now to the end of the run at this speed; it ends earlier when its schedule"
              + " says so, and later by the time that validation takes"),
      now -> RunFigures.duration(now.secondsLeft()));

  private final String title;
  private final String meaning;
  private final Function<RunFigures, String> words;

  RunNumber(String title, String meaning, Function<RunFigures, String> words) {
    this.title = title;
    this.meaning = meaning;
    this.words = words;
  }

  /** What it is called. */
  public String title() {
    return Texts.of(title);
  }

  /** What it is. */
  public String meaning() {
    return Texts.of(meaning);
  }

  /** It, as words. */
  public String of(RunFigures now) {
    return words.apply(now);
  }

  /** Rates are round numbers, mostly. */
  private static String rate(double rate) {
    return rate >= 1e-3 ? ChartScale.plain(rate) : Numbers.brief(rate);
  }

  private static String known(double number, DoubleFunction<String> words) {
    return Double.isNaN(number) ? "–" : words.apply(number);
  }
}
