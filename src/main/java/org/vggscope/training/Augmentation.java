package org.vggscope.training;

import org.vggscope.support.Problem;

/**
 * What is done to a picture each time before it is learned from, by chance.
 *
 * @param mirror whether pictures of colours are mirrored every other time; digits are not
 * @param shift share of the side, 0 to 0.5, by which pictures are moved at most
 * @param jitter how much larger, as a share, 0 to 1, a picture is scaled at most before a part of
 *     its own side is cut out (Simonyan and Zisserman 2014, Section 3.1: 256 to 512 for 224)
 * @param colour deviation of the shares of the colours' principal components that are added
 *     (Krizhevsky et al. 2012, Section 4.1: 0.1)
 */
public record Augmentation(boolean mirror, double shift, double jitter, double colour) {
  public Augmentation {
    within("shift", shift, 0.5);
    within("jitter", jitter, 1);
    within("colour", colour, 1);
  }

  private static void within(String field, double value, double most) {
    if (!(value >= 0 && value <= most)) {
      throw Recipe.refused(field, Problem.of("is from 0 to %s, not %s", most, value));
    }
  }
}
