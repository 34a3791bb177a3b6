package org.vggscope.export.kernels;

/**
 * How numbers are distributed: four figures and a histogram with zero in its middle.
 *
 * @param count how many numbers
 * @param mean their mean
 * @param deviation their standard deviation, of the numbers as a whole population
 * @param minimum the smallest
 * @param maximum the largest
 * @param reach the histogram goes from {@code -reach} to {@code reach}
 * @param bins numbers in each of an odd number of equal bins
 * @param beyond how many lie further out than {@code reach}; the bins at the ends have them too
 */
public record Distribution(
    long count,
    double mean,
    double deviation,
    double minimum,
    double maximum,
    double reach,
    int[] bins,
    int beyond) {
  private static final int FEWEST = 11;
  private static final int MOST = 81;

  /** A few far numbers would press all others into one bar. */
  private static final double DEVIATIONS = 5;

  /** Of all the values. */
  public static Distribution of(float[] values) {
    double sum = 0;
    double minimum = Double.POSITIVE_INFINITY;
    double maximum = Double.NEGATIVE_INFINITY;
    for (float value : values) {
      sum += value;
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
    }
    double mean = sum / values.length;
    double squares = 0;
    for (float value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / values.length);
    double furthest = Math.max(Math.abs(minimum), Math.abs(maximum));
    double reach = Math.min(furthest, Math.abs(mean) + DEVIATIONS * deviation);
    int[] bins = new int[binsFor(values.length)];
    int beyond = 0;
    for (float value : values) {
      bins[binOf(value, reach, bins.length)]++;
      if (Math.abs(value) > reach) {
        beyond++;
      }
    }
    return new Distribution(
        values.length, mean, deviation, minimum, maximum, reach, bins, reach > 0 ? beyond : 0);
  }

  /** More bins for more numbers, and an odd number of them: one has zero in its middle. */
  private static int binsFor(int count) {
    int wanted = 2 * (int) Math.sqrt(count) + 1;
    return Math.max(FEWEST, Math.min(MOST, wanted));
  }

  private static int binOf(double value, double reach, int bins) {
    if (!(reach > 0)) {
      return bins / 2;
    }
    int bin = (int) Math.floor((value + reach) / (2 * reach) * bins);
    return Math.max(0, Math.min(bins - 1, bin));
  }

  /** The number at a bin's lower end, which is the upper end of the one before. */
  public double from(int bin) {
    return -reach + 2 * reach * bin / bins.length;
  }

  public int highest() {
    int highest = 0;
    for (int bin : bins) {
      highest = Math.max(highest, bin);
    }
    return highest;
  }
}
