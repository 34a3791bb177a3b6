package org.vggscope.model;

/**
 * What can be said of some activations in four numbers.
 *
 * @param mean their mean
 * @param minimum the smallest
 * @param maximum the largest
 * @param zeros share that is exactly 0, from 0 to 1
 */
public record MapStatistics(double mean, double minimum, double maximum, double zeros) {

  /** Of {@code count} values from {@code from} on. */
  public static MapStatistics of(float[] values, int from, int count) {
    double sum = 0;
    float minimum = Float.POSITIVE_INFINITY;
    float maximum = Float.NEGATIVE_INFINITY;
    int zeros = 0;
    for (int i = from; i < from + count; i++) {
      float value = values[i];
      sum += value;
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
      if (value == 0) {
        zeros++;
      }
    }
    return new MapStatistics(sum / count, minimum, maximum, (double) zeros / count);
  }

  /** Whether nothing was above zero: a feature map that this picture does not drive at all. */
  public boolean isDead() {
    return maximum <= 0;
  }
}
