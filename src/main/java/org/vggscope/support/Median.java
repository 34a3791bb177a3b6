package org.vggscope.support;

import java.util.Arrays;

/** The middle of numbers, which a few that are far off do not move. */
public final class Median {
  private Median() {}

  /** The middle one, or the mean of the two in the middle. */
  public static double of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
