package org.vggscope.weights;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What the numbers of one array are like. Those that are not finite are counted and are in nothing
 * else; without a finite one minimum, maximum, mean and deviation are not numbers.
 *
 * @param count how many numbers there are
 * @param deviation the standard deviation of all of them, not of a sample
 * @param zeros how many are exactly 0
 * @param notFinite how many are infinite or not a number
 */
public record TensorStatistics(
    long count,
    double minimum,
    double maximum,
    double mean,
    double deviation,
    long zeros,
    long notFinite) {
  private static final int CHUNK = 1 << 16;

  /** Of numbers that the file keeps together, in whatever order. */
  static TensorStatistics of(StoredTensor tensor) throws IOException {
    long count = StoredTensor.count(tensor.name(), tensor.shape());
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK * tensor.type().bytes());
    float[] numbers = new float[CHUNK];
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double mean = 0;
    double squares = 0;
    long zeros = 0;
    long finite = 0;
    for (long first = 0; first < count; first += CHUNK) {
      int now = (int) Math.min(CHUNK, count - first);
      tensor.read(first, numbers, 0, now, buffer);
      for (int i = 0; i < now; i++) {
        double number = numbers[i];
        if (!Double.isFinite(number)) {
          continue;
        }
        finite++;
        zeros += number == 0 ? 1 : 0;
        least = Math.min(least, number);
        most = Math.max(most, number);
        // Welford 1962: no digits are lost where the mean is large.
        double off = number - mean;
        mean += off / finite;
        squares += off * (number - mean);
      }
    }
    boolean none = finite == 0;
    return new TensorStatistics(
        count,
        none ? Double.NaN : least,
        none ? Double.NaN : most,
        none ? Double.NaN : mean,
        none ? Double.NaN : Math.sqrt(squares / finite),
        zeros,
        count - finite);
  }
}
