package org.vggscope.export.picture;

import java.util.List;
import org.vggscope.inference.PreprocessingTrial;
import org.vggscope.model.PreprocessingVariant;
import org.vggscope.picture.SourceImage;
import org.vggscope.picture.TensorPicture;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/** What is said of a picture that was prepared in one way of several. */
public final class TrialTexts {
  /** A smaller share of numbers beyond black and white comes from the rounding of pixels. */
  private static final double WORTH_TELLING = 0.005;

  private TrialTexts() {}

  /**
   * What to call a preprocessing.
   *
   * @param assumed whether nobody says that the right one is right
   */
  public static String title(PreprocessingVariant variant, boolean assumed) {
    return assumed && variant.isRight()
        ? Texts.of("Assumed for these weights")
        : Texts.of(variant.title());
  }

  /** Whether it is right, wrong or just another one. */
  public static String tag(PreprocessingVariant variant, boolean assumed) {
    return switch (variant.group()) {
      case RIGHT -> assumed ? Texts.of("assumed") : Texts.of("right");
      case SIZE -> Texts.of("another way of looking");
      case SAVED -> Texts.of("your own");
      case ORDER, RANGE, MEAN, ORIGIN -> Texts.of("wrong");
    };
  }

  /** How large the looks are and what numbers the network read, a line each. */
  public static List<String> caption(PreprocessingTrial trial) {
    SourceImage first = trial.seen().get(0);
    return List.of(
        trial.seen().size() == 1
            ? Texts.of("%d × %d pixels", first.width(), first.height())
            : Texts.of(
                "%d looks, %d × %d pixels", trial.seen().size(), first.width(), first.height()),
        Texts.of("tensor %s", TensorPicture.span(trial.least(), trial.most())),
        trial.beyond() < WORTH_TELLING
            ? Texts.of("nothing out of range")
            : Texts.of("%s out of range", Numbers.percent(trial.beyond())));
  }

  /** A sentence in which numbers are not parted from what they count. */
  public static String unbroken(String sentence) {
    return sentence.replace(" %", "\u00a0%").replaceAll("(\\d) → (\\d)", "$1\u00a0→\u00a0$2");
  }
}
