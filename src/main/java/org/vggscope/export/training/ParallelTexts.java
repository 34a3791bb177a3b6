package org.vggscope.export.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/** The answer to "data or model parallel?", in sentences. */
public final class ParallelTexts {
  private static final double GIGA = 1e9;

  private ParallelTexts() {}

  /** {@code 58.9 MB}, or of many {@code 1,234.5 GB}. */
  public static String bytes(long bytes) {
    return bytes < GIGA
        ? Numbers.megabytes(bytes)
        : Texts.of("%s GB", String.format(Locale.ROOT, "%,.1f", bytes / GIGA));
  }

  /** Megabytes without their unit, as a column has them. */
  public static String megabytes(long bytes) {
    double mega = bytes / 1e6;
    return String.format(Locale.ROOT, mega < 0.1 ? "%,.3f" : mega < 100 ? "%,.1f" : "%,.0f", mega);
  }

  /** Whose numbers these are. */
  public static String subject(ParallelFigures figures) {
    return Texts.of(
        "%s for pictures of %s: %s parameters, %,d pictures a step",
        figures.network().name(),
        figures.network().input(),
        Numbers.large(figures.parameters()),
        figures.plan().batch());
  }

  /** The answer, a sentence each. */
  public static List<String> answer(ParallelFigures figures) {
    List<String> answer = new ArrayList<>();
    boolean connected = !figures.rows(false).isEmpty();
    if (!figures.rows(true).isEmpty()) {
      answer.add(convolutions(figures));
    }
    if (connected) {
      answer.add(fullyConnected(figures));
      answer.add(together(figures));
    }
    String otherwise = otherwise(figures);
    if (!otherwise.isEmpty()) {
      answer.add(otherwise);
    }
    return answer;
  }

  private static String convolutions(ParallelFigures figures) {
    long gradients = figures.dataBytes(true);
    long activations = figures.modelBytes(true);
    return gradients <= activations
        ? Texts.of(
            "Convolutions by data: they have few weights and many activations. With the batch"
                + " split over %d devices, %s of gradients cross in a step; with the weights split"
                + " it would be %s of activations.",
            figures.plan().devices(), bytes(gradients), bytes(activations))
        : Texts.of(
            "Convolutions by data is the rule, but not of this network with this batch: with the"
                + " batch split over %d devices, %s of gradients cross in a step; with the weights"
                + " split it is only %s of activations.",
            figures.plan().devices(), bytes(gradients), bytes(activations));
  }

  private static String fullyConnected(ParallelFigures figures) {
    long gradients = figures.dataBytes(false);
    long activations = figures.modelBytes(false);
    return activations < gradients
        ? Texts.of(
            "Fully connected layers by model: they have many weights and few activations. With"
                + " the weights split, %s of activations cross; with the batch split it would be"
                + " %s of gradients.",
            bytes(activations), bytes(gradients))
        : Texts.of(
            "Fully connected layers by model is the rule, but not of this network with this"
                + " batch: with the weights split, %s of activations cross; with the batch split it"
                + " is only %s of gradients.",
            bytes(activations), bytes(gradients));
  }

  private static String together(ParallelFigures figures) {
    long mixed = figures.mixedBytes();
    return mixed <= Math.min(figures.plan().dataBytes(), figures.plan().modelBytes())
        ? Texts.of(
            "Both together, as Krizhevsky (2014) did it, are %s a step; all by data is %s, all by"
                + " model %s.",
            bytes(mixed), bytes(figures.plan().dataBytes()), bytes(figures.plan().modelBytes()))
        : Texts.of(
            "Both together, as Krizhevsky (2014) did it, would be %s a step, which is not the"
                + " least here: all by data is %s, all by model %s.",
            bytes(mixed), bytes(figures.plan().dataBytes()), bytes(figures.plan().modelBytes()));
  }

  /** Layers of which it is the other way round; empty when there are none. */
  private static String otherwise(ParallelFigures figures) {
    String byModel = String.join(", ", figures.exceptions(true));
    String byData = String.join(", ", figures.exceptions(false));
    String least = bytes(figures.plan().leastBytes());
    if (byModel.isEmpty() && byData.isEmpty()) {
      return "";
    }
    if (byData.isEmpty()) {
      return Texts.of(
          "It is otherwise for %s: small maps and many weights, so less crosses by model. Each"
              + " layer its better way makes %s.",
          byModel, least);
    }
    if (byModel.isEmpty()) {
      return Texts.of(
          "It is otherwise for %s: fewer weights than the batch has activations there, so less"
              + " crosses by data. Each layer its better way makes %s.",
          byData, least);
    }
    return Texts.of(
        "It is otherwise for %s, whose maps are small and whose weights are many (by model), and"
            + " for %s, with fewer weights than the batch has activations there (by data). Each"
            + " layer its better way makes %s.",
        byModel, byData, least);
  }

  /** What decides. */
  public static String rule() {
    return Texts.of(
        "Which is less depends on the batch, not on the number of devices: by model wins where a"
            + " layer has more parameters than the whole batch has activations before it. Both ways"
            + " cost 2 (N − 1) times that many float32 numbers of 4 bytes.");
  }

  /** What the upper half of the drawing shows. */
  public static String drawnConvolutions(ParallelFigures figures) {
    return Texts.of(
        "Convolutions: each of %d devices has all weights and about %s of the %,d pictures;"
            + " gradients of the weights cross, %s a step",
        figures.plan().devices(),
        share(figures),
        figures.plan().batch(),
        bytes(figures.dataBytes(true)));
  }

  /** What the lower half of the drawing shows. */
  public static String drawnConnected(ParallelFigures figures) {
    return Texts.of(
        "Fully connected layers: each of %d devices has 1/%d of the weights and all %,d pictures;"
            + " activations and their gradients cross, %s a step",
        figures.plan().devices(),
        figures.plan().devices(),
        figures.plan().batch(),
        bytes(figures.modelBytes(false)));
  }

  private static String share(ParallelFigures figures) {
    return Numbers.brief((double) figures.plan().batch() / figures.plan().devices());
  }
}
