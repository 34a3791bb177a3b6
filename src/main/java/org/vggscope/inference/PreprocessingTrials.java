package org.vggscope.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.vggscope.model.Look;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.PreprocessingVariant;
import org.vggscope.model.PreprocessingVariants;
import org.vggscope.model.Resize;
import org.vggscope.picture.SourceImage;

/** One picture under every preprocessing. */
public final class PreprocessingTrials {
  private PreprocessingTrials() {}

  /**
   * Tries all variants of what a network's weights want, the right one first.
   *
   * @param model a network that ends in classes
   * @param progress told the share that is done, 0 to 1, some times for each
   * @param each given each trial as soon as it is there
   * @param cancelled asked between steps
   * @return all trials, those that had to be refused among them
   * @throws CancellationException when cancelled
   */
  public static List<PreprocessingTrial> all(
      LoadedModel model,
      SourceImage picture,
      DoubleConsumer progress,
      Consumer<PreprocessingTrial> each,
      BooleanSupplier cancelled) {
    return all(
        model,
        picture,
        PreprocessingVariants.of(model.preprocessing(), model.architecture().inputSize()),
        progress,
        each,
        cancelled);
  }

  /**
   * As {@link #all(LoadedModel, SourceImage, DoubleConsumer, Consumer, BooleanSupplier)}, of given
   * variants.
   */
  public static List<PreprocessingTrial> all(
      LoadedModel model,
      SourceImage picture,
      List<PreprocessingVariant> variants,
      DoubleConsumer progress,
      Consumer<PreprocessingTrial> each,
      BooleanSupplier cancelled) {
    long whole = variants.stream().mapToLong(variant -> effort(picture, variant)).sum();
    double done = 0;
    List<PreprocessingTrial> trials = new ArrayList<>();
    for (PreprocessingVariant variant : variants) {
      double before = done;
      double part = effort(picture, variant);
      PreprocessingTrial trial =
          PreprocessingTrial.of(
              model,
              picture,
              variant,
              share -> progress.accept((before + share * part) / whole),
              cancelled);
      trials.add(trial);
      each.accept(trial);
      done += part;
      progress.accept(done / whole);
    }
    return List.copyOf(trials);
  }

  /** Pixels of all looks, roughly: what the time goes with. */
  private static long effort(SourceImage picture, PreprocessingVariant variant) {
    long effort = 0;
    for (Look look : variant.looks()) {
      Preprocessing how = look.preprocessing();
      long side = how.crop() > 0 ? how.crop() : how.resizeTo();
      effort +=
          how.resize() == Resize.NONE
              ? Math.min(PreprocessingTrial.MAX_PIXELS, (long) picture.width() * picture.height())
              : side * side;
    }
    return effort;
  }
}
