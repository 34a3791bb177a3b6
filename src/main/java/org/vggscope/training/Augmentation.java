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
    if (!(shift >= 0 && shift <= 0.5) || !(jitter >= 0 && jitter <= 1)) {
      throw Problem.refused(
          "Pictures are moved by at most half of their side, and scaled by at most its double");
    }
    if (!(colour >= 0 && colour <= 1)) {
      throw Problem.refused("The colour shift is from 0 to 1");
    }
  }
}
