package org.vggscope.text.format;

import java.util.List;
import java.util.Locale;
import org.vggscope.model.Labels;
import org.vggscope.model.Prediction;
import org.vggscope.text.ClassNames;
import org.vggscope.text.Texts;

/** How names and numbers of predictions are written for people. */
public final class PredictionFormat {
  private PredictionFormat() {}

  /** As {@link Prediction#percent}, with the sign as the language writes it. */
  public static String probability(double probability) {
    return Texts.of(Prediction.percent(probability));
  }

  public static String logit(double logit) {
    // A true minus is as wide as a figure, so that columns stay straight.
    return String.format(Locale.ROOT, "%.2f", logit).replace('-', '−');
  }

  /** A time with about three figures. */
  public static String time(double milliseconds) {
    if (milliseconds >= 1000) {
      return Texts.of("%.2f s", milliseconds / 1000);
    }
    return milliseconds < 100
        ? Texts.of("%.1f ms", milliseconds)
        : Texts.of("%.0f ms", milliseconds);
  }

  /** The usual name of a class: the first of its WordNet names, or its name in Chinese. */
  public static String name(Prediction prediction) {
    return ClassNames.of(prediction.id(), prediction.name());
  }

  /** All names of a class, the usual one first. */
  public static String names(Prediction prediction) {
    String usual = ClassNames.of(prediction.id(), prediction.label());
    return usual.equals(prediction.label()) ? usual : usual + ", " + prediction.label();
  }

  /** The usual name of a class by its index; empty when there is no such class. */
  public static String name(Labels labels, int index) {
    return index < labels.size() ? ClassNames.of(labels.id(index), labels.name(index)) : "";
  }

  /** The first name of a class by its index; empty when there is no such class. */
  public static String brief(Labels labels, int index) {
    String name = name(labels, index);
    int comma = name.indexOf(',');
    return comma < 0 ? name : name.substring(0, comma);
  }

  /** What a class is found by, whatever the language: its names in both and its id. */
  public static String searched(Prediction prediction) {
    return String.join(
        " ", prediction.label(), prediction.id(), ClassNames.chinese(prediction.id()));
  }

  /** The WordNet id, or the index in {@code fc8} of a class that has none. */
  public static String id(Prediction prediction) {
    return prediction.id().isEmpty() ? Texts.of("class %d", prediction.index()) : prediction.id();
  }

  /** The WordNet id and the names besides the usual one. */
  public static String idAndOtherNames(Prediction prediction) {
    String usual = name(prediction);
    String names = names(prediction);
    return names.equals(usual)
        ? id(prediction)
        : id(prediction) + " · " + names.substring(usual.length() + 2);
  }

  /** One sentence for a screen reader. */
  public static String spoken(Prediction prediction) {
    return Texts.of(
        "Rank %d, %s, %s, %s",
        prediction.rank(), name(prediction), probability(prediction.probability()), id(prediction));
  }

  /**
   * Lines of tab-separated values, as spreadsheets take them, with more decimals than are shown.
   */
  public static String lines(List<Prediction> predictions) {
    StringBuilder text = new StringBuilder();
    for (Prediction prediction : predictions) {
      text.append(
          String.format(
              Locale.ROOT,
              "%d\t%s\t%s\t%.6f\t%.4f%n",
              prediction.rank(),
              prediction.label(),
              prediction.id(),
              prediction.probability(),
              prediction.logit()));
    }
    return text.toString();
  }

  /** As {@link #lines}, with the names of the columns on top. */
  public static String table(List<Prediction> predictions) {
    return String.format("rank\tname\tWordNet id\tprobability\tlogit%n") + lines(predictions);
  }
}
