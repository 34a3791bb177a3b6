package org.vggscope.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.vggscope.model.Look;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Prediction;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.PreprocessingVariant;
import org.vggscope.model.Resize;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.picture.TensorPicture;
import org.vggscope.support.Phrase;
import org.vggscope.support.ProblemException;

/**
 * What a network makes of a picture that is prepared in one of several ways.
 *
 * @param variant how it was prepared
 * @param seen each look as the network takes it (see {@link TensorPicture}); empty when refused
 * @param least the smallest number that {@code conv1_1} read
 * @param most the largest number that {@code conv1_1} read
 * @param beyond the share of numbers, 0 to 1, that no rightly prepared picture has
 * @param ranked all classes, the most probable first; empty when refused
 * @param milliseconds from the decoded picture to the ranked classes
 * @param refusal why it was not tried, in one line for people, or null
 */
public record PreprocessingTrial(
    PreprocessingVariant variant,
    List<SourceImage> seen,
    float least,
    float most,
    double beyond,
    List<Prediction> ranked,
    double milliseconds,
    Phrase refusal) {

  /** Most pixels that are read without resizing: a square one of the largest input size. */
  static final long MAX_PIXELS = 1 << 20;

  /** Looks that the network is asked about at once: one and its mirror image. */
  private static final int PAIR = 2;

  public PreprocessingTrial {
    seen = List.copyOf(seen);
    ranked = List.copyOf(ranked);
  }

  /** Whether it could not be tried. */
  public boolean isRefused() {
    return refusal != null;
  }

  /**
   * Tries a variant.
   *
   * @param model a network that ends in classes
   * @param progress told the share that is done, 0 to 1, after each look and its mirror image
   * @param cancelled asked between steps
   * @throws CancellationException when cancelled
   */
  public static PreprocessingTrial of(
      LoadedModel model,
      SourceImage picture,
      PreprocessingVariant variant,
      DoubleConsumer progress,
      BooleanSupplier cancelled) {
    long start = System.nanoTime();
    Phrase tooMuch = refusal(model.architecture(), picture, variant);
    if (tooMuch != null) {
      return refused(variant, tooMuch);
    }
    List<InputTensor> inputs = new ArrayList<>();
    try {
      for (Look look : variant.looks()) {
        Network.stopIf(cancelled);
        inputs.add(Preprocessor.prepare(picture, look).input());
      }
    } catch (IllegalArgumentException e) {
      return refused(variant, Phrase.of("%s", ProblemException.of(e)));
    }
    List<Prediction> ranked =
        model.classify(
            inputs, PAIR, done -> progress.accept((double) done / inputs.size()), cancelled);
    double milliseconds = (System.nanoTime() - start) / 1e6;
    if (!ranked.stream().allMatch(prediction -> Double.isFinite(prediction.probability()))) {
      return refused(variant, Phrase.of("The class scores are not finite numbers."));
    }
    List<TensorPicture> drawn =
        inputs.stream()
            .map(input -> TensorPicture.of(picture.name(), input, model.preprocessing()))
            .toList();
    return new PreprocessingTrial(
        variant,
        drawn.stream().map(TensorPicture::picture).toList(),
        (float) drawn.stream().mapToDouble(TensorPicture::least).min().orElseThrow(),
        (float) drawn.stream().mapToDouble(TensorPicture::most).max().orElseThrow(),
        drawn.stream().mapToDouble(TensorPicture::beyond).average().orElseThrow(),
        ranked,
        milliseconds,
        null);
  }

  private static PreprocessingTrial refused(PreprocessingVariant variant, Phrase why) {
    return new PreprocessingTrial(variant, List.of(), 0, 0, 0, List.of(), 0, why);
  }

  /** Why a picture is not read without resizing, or null. */
  private static Phrase refusal(
      NetworkSpec architecture, SourceImage picture, PreprocessingVariant variant) {
    Preprocessing how = variant.preprocessing();
    if (how.resize() != Resize.NONE || how.crop() > 0) {
      return null;
    }
    int height =
        (int) Math.min(picture.height(), (long) Preprocessing.MAX_ASPECT * picture.width());
    int width = (int) Math.min(picture.width(), (long) Preprocessing.MAX_ASPECT * picture.height());
    int side = architecture.leastSide();
    if (Math.min(height, width) < side) {
      return Phrase.of(
          "%d × %d pixels are too few to be read without resizing; the network reads %d × %d.",
          picture.width(), picture.height(), side, side);
    }
    long pixels = (long) height * width;
    if (pixels > MAX_PIXELS) {
      return Phrase.of(
          "%d × %d pixels are too many to be read without resizing: conv1_1 and conv1_2 would take"
              + " %.1f GB. The limit is %.1f megapixels.",
          picture.width(),
          picture.height(),
          2.0 * pixels * architecture.layers().get(0).outputs() * Float.BYTES / 1e9,
          MAX_PIXELS / 1e6);
    }
    return null;
  }
}
