package org.vggscope.text.format;

import org.vggscope.model.NetworkSpec;
import org.vggscope.text.Texts;

/** How maps are averaged for the fully connected layer that reads them, in words. */
public final class AveragingText {
  private AveragingText() {}

  /** {@code pool5's 4 × 4 maps averaged onto fc6's 7 × 7, as torchvision does}. */
  public static String of(NetworkSpec.Averaging averaging) {
    if (averaging.reader().kernel() == 1) {
      return Texts.of(
          "%s reads the mean of each of %s's %d\u00a0×\u00a0%d maps",
          averaging.reader().name(),
          averaging.below().name(),
          averaging.from().height(),
          averaging.from().width());
    }
    return Texts.of(
        "%s's %d\u00a0×\u00a0%d maps averaged onto %s's %d\u00a0×\u00a0%d, as torchvision does",
        averaging.below().name(),
        averaging.from().height(),
        averaging.from().width(),
        averaging.reader().name(),
        averaging.reader().kernel(),
        averaging.reader().kernel());
  }

  /** The same as a sentence that says why. */
  public static String sentence(NetworkSpec.Averaging averaging) {
    if (averaging.reader().kernel() == 1) {
      return of(averaging);
    }
    return Texts.of(
        "Smaller than the network was trained for: %s's %d\u00a0×\u00a0%d maps averaged onto %s's"
            + " %d\u00a0×\u00a0%d, as torchvision does",
        averaging.below().name(),
        averaging.from().height(),
        averaging.from().width(),
        averaging.reader().name(),
        averaging.reader().kernel(),
        averaging.reader().kernel());
  }
}
