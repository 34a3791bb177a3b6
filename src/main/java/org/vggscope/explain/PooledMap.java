package org.vggscope.explain;

import org.vggscope.support.Problem;

/**
 * Averages feature maps down to fewer rows and columns. Row {@code i} of {@code n} is the mean of
 * the rows from {@code floor(i H / n)} up to, without, {@code ceil((i + 1) H / n)} of the {@code H}
 * that there are, and columns likewise: whole blocks where the sizes divide, else neighbours share
 * a row. PyTorch's {@code adaptive_avg_pool2d} is the same. It keeps its buffers because hundreds
 * of maps are averaged in a row.
 */
final class PooledMap {
  private final int height;
  private final int width;
  private final int pooledHeight;
  private final int pooledWidth;
  private final double[] pooled;

  /**
   * @param height rows of a map
   * @param width columns of a map
   * @param pooledHeight rows that are wanted, at most those that there are
   * @param pooledWidth columns that are wanted, at most those that there are
   */
  PooledMap(int height, int width, int pooledHeight, int pooledWidth) {
    if (pooledHeight > height || pooledWidth > width) {
      throw Problem.refused(
          "%d x %d cannot be averaged to %d x %d", height, width, pooledHeight, pooledWidth);
    }
    this.height = height;
    this.width = width;
    this.pooledHeight = pooledHeight;
    this.pooledWidth = pooledWidth;
    this.pooled = new double[pooledHeight * pooledWidth];
  }

  /**
   * Averages a map.
   *
   * @param map {@code height * width} numbers, row by row
   * @return {@code pooledHeight * pooledWidth} numbers, good until the next call
   */
  double[] of(float[] map) {
    for (int y = 0; y < pooledHeight; y++) {
      int top = first(y, height, pooledHeight);
      int bottom = end(y, height, pooledHeight);
      for (int x = 0; x < pooledWidth; x++) {
        int left = first(x, width, pooledWidth);
        int right = end(x, width, pooledWidth);
        double sum = 0;
        for (int row = top; row < bottom; row++) {
          for (int column = left; column < right; column++) {
            sum += map[row * width + column];
          }
        }
        pooled[y * pooledWidth + x] = sum / ((bottom - top) * (right - left));
      }
    }
    return pooled;
  }

  private static int first(int index, int length, int pooledLength) {
    return (int) ((long) index * length / pooledLength);
  }

  private static int end(int index, int length, int pooledLength) {
    return (int) (((long) (index + 1) * length + pooledLength - 1) / pooledLength);
  }
}
