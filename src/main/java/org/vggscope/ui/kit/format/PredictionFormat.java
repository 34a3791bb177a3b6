package org.vggscope.ui.kit.format;

import java.util.List;
import java.util.Locale;
import org.vggscope.model.Prediction;

/** How names and numbers of predictions are written for people. */
public final class PredictionFormat {
  private PredictionFormat() {}

  /** As {@link Prediction#percent}. */
  public static String probability(double probability) {
    return Prediction.percent(probability);
  }

  public static String logit(double logit) {
    // A true minus is as wide as a figure, so that columns stay straight.
    return String.format(Locale.ROOT, "%.2f", logit).replace('-', '−');
  }

  /** A time with about three figures. */
  public static String time(double milliseconds) {
    if (milliseconds >= 1000) {
      return String.format(Locale.ROOT, "%.2f s", milliseconds / 1000);
    }
    return String.format(Locale.ROOT, milliseconds < 100 ? "%.1f ms" : "%.0f ms", milliseconds);
  }

  /** The usual name of a class: the first of its WordNet names. */
  public static String name(Prediction prediction) {
    return prediction.name();
  }

  /** The WordNet id, or the index in {@code fc8} of a class that has none. */
  public static String id(Prediction prediction) {
    return prediction.id().isEmpty() ? "class " + prediction.index() : prediction.id();
  }

  /** The WordNet id and the names besides the usual one. */
  public static String idAndOtherNames(Prediction prediction) {
    int comma = prediction.label().indexOf(", ");
    return comma < 0
        ? id(prediction)
        : id(prediction) + " · " + prediction.label().substring(comma + 2);
  }

  /** One sentence for a screen reader. */
  public static String spoken(Prediction prediction) {
    return "Rank %d, %s, %s, %s"
        .formatted(
            prediction.rank(),
            name(prediction),
            probability(prediction.probability()),
            id(prediction));
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
